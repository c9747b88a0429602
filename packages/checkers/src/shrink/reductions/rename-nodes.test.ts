import {
  adjacency,
  asynchronous,
  byzantine,
  clog,
  closedLoop,
  crash,
  drop,
  heal,
  isolate,
  partition,
  replay,
  simulate,
  type SimulateOptions,
  systemModel,
} from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { backupReads } from "../fixtures/backup-reads.ts";
import { withNodes } from "./rename-nodes.ts";
import { recorded, scripted, scriptOf } from "./script.ts";

const model = systemModel({
  timing: asynchronous(),
  failures: byzantine({ f: 1 }),
  topology: adjacency({ A: ["B", "C"], B: ["C"], C: ["A", "B"] }),
});
const always = () => true;
const options: SimulateOptions = {
  nodes: ["A", "B", "C"],
  model,
  byzantine: { C: backupReads },
  workload: closedLoop({ clients: 2, operations: 3, mix: [{ operation: { f: "read" } }], at: "C" }),
  faults: [
    drop("A", "C", { nth: 1 }),
    drop("A", "B", { nth: 2 }),
    crash("C", { atMs: 1 }),
    crash("B", { inStep: 2, keeping: 1 }),
    crash(() => "B", { when: always }),
    partition({ groups: [["A", "C"], ["B"]] }, { atMs: 2 }),
    partition({ groups: [["A"], ["C"]] }, { atMs: 3 }),
    clog("B", "C", { atMs: 4 }),
    isolate("C", { atMs: 5 }),
    isolate("B", { atMs: 6 }),
    heal({ atMs: 7 }),
  ],
};

describe("Z12 nodes under other names", () => {
  it("what concerns only a node that is gone, goes with it", () => {
    const { faults, byzantine, model, workload } = withNodes(options, ["A", "B"], (node) =>
      node === "C" ? null : node,
    );
    expect(faults).toEqual([
      drop("A", "B", { nth: 2 }),
      crash("B", { inStep: 2, keeping: 1 }),
      options.faults![4],
      partition({ groups: [["A"], ["B"]] }, { atMs: 2 }),
      isolate("B", { atMs: 6 }),
      heal({ atMs: 7 }),
    ]);
    expect([byzantine, model.topology, workload!.at]).toEqual([{}, adjacency({ A: ["B"], B: [] }), "A"]);
  });

  it("a name changes wherever it stands", () => {
    const { faults, byzantine, model, workload } = withNodes(options, ["A", "B", "D"], (node) =>
      node === "C" ? "D" : node,
    );
    expect(faults!.slice(0, 4)).toEqual([
      drop("A", "D", { nth: 1 }),
      drop("A", "B", { nth: 2 }),
      crash("D", { atMs: 1 }),
      crash("B", { inStep: 2, keeping: 1 }),
    ]);
    expect(faults!.slice(5)).toEqual([
      partition({ groups: [["A", "D"], ["B"]] }, { atMs: 2 }),
      partition({ groups: [["A"], ["D"]] }, { atMs: 3 }),
      clog("B", "D", { atMs: 4 }),
      isolate("D", { atMs: 5 }),
      isolate("B", { atMs: 6 }),
      heal({ atMs: 7 }),
    ]);
    expect([byzantine, workload!.at]).toEqual([{ D: backupReads }, "D"]);
    expect(model.topology).toEqual(adjacency({ A: ["B", "D"], B: ["D"], D: ["A", "B"] }));
  });
});

describe("Z13 a script", () => {
  const run = simulate(backupReads, {
    nodes: 3,
    model: systemModel({ timing: asynchronous({ medianMs: 3 }) }),
    seed: 4,
    workload: closedLoop({
      clients: 3,
      operations: 4,
      mix: [{ operation: (n: number) => ({ f: "write", value: n }) }, { operation: { f: "read" } }],
      think: { betweenMs: [20, 60] },
    }),
  });

  it("asks the same nodes for the same at the same times, and so gives the same history", () => {
    const { history } = replay(run, { workload: scripted(recorded(run)!)! });
    expect(history).toEqual(run.history);
  });

  it("is found again in the workload that follows it, and asks whom it is told to", () => {
    const workload = scripted(recorded(run)!)!;
    expect(scriptOf(workload)).toEqual(recorded(run));
    const renamed = withNodes({ ...options, workload }, ["A", "C"], (node) => (node === "B" ? null : node));
    expect(scriptOf(renamed.workload!)!.clients.map(({ name, node }) => [name, node])).toEqual([
      ["c1", "A"],
      ["c2", "A"],
      ["c3", "C"],
    ]);
  });
});
