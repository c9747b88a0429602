import { checkLinearizability, classify, register } from "@lightcone/checkers";
import { covered, deep } from "@lightcone/config/covered";
import {
  asynchronous,
  constant,
  crash,
  crashStop,
  delay,
  links,
  simulate,
  storyOf,
  sweep,
  systemModel,
} from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { readme } from "../fixtures/readme.ts";
import { messageFlow } from "../message-flow.ts";
import { abd, abdMutants, atomicity, isNewer, readersAndWriters } from "./index.ts";

const model = systemModel({ timing: asynchronous(), failures: crashStop({ f: 1 }) });
const until = { timeMs: 24 * 3_600_000 };

/** A has written, and only B has found out; its news for the others are slow. */
const slowNews = (writesBack: boolean) =>
  simulate(abd({ writer: "A", writesBack }), {
    nodes: 3,
    model: systemModel({ timing: asynchronous(), links: links({ latency: constant({ ms: 5 }) }) }),
    faults: [
      delay("A", "B", { nth: 1, forMs: 200 }),
      delay("A", "C", { nth: 1, forMs: 210 }),
      delay("B", "C", { nth: 1, forMs: 220 }),
      delay("C", "A", { nth: 1, forMs: 200 }),
    ],
    workload: readersAndWriters({ writers: 1, readers: 2, thinkMs: [0, 90] }),
    until,
    seed: 2,
  });

const historyOf = ({ history }: ReturnType<typeof slowNews>) =>
  history.map(({ client, kind, operation, result }) => {
    const { f } = operation as { f: string };
    return `${client} ${kind} ${f} ${JSON.stringify(result)}`;
  });

describe("ABD", () => {
  it("without write-back finds a new value, and then an old one", () => {
    const run = slowNews(false);
    expect(historyOf(run)).toEqual([
      "c2 invoke read null",
      "c1 invoke write null",
      'c2 ok read "c1 1"',
      "c3 invoke read null",
      "c3 ok read null",
      "c1 ok write null",
    ]);
    expect(checkLinearizability(register, run.history).kind).toBe("illegal");
    expect(run.violations.map(({ property }) => property)).toEqual([atomicity]);
    const regular = classify(run.history, { specification: register }).filter(
      (each) => each.model === "regular register",
    );
    expect(regular.map(({ finding }) => finding.kind)).toEqual(["holds"]);
    expect(storyOf(run)).toMatchInlineSnapshot(`
      "0.000 ms  A  starts
      0.000 ms  B  starts
      0.000 ms  C  starts
      0.000 ms  c1  starts  sets "next" for 6.343
      0.000 ms  c2  starts  sets "next" for 3.336
      0.000 ms  c3  starts  sets "next" for 71.821
      3.336 ms  c2  timer "next"  sends Request {"id":"c2-1","operation":{"f":"read"}} to B (at 8.336)  sets "patience c2-1" for 86400003.336
      6.343 ms  c1  timer "next"  sends Request {"id":"c1-1","operation":{"f":"write","value":"c1 1"}} to A (at 11.343)  sets "patience c1-1" for 86400006.343
      8.336 ms  B  receives Request {"id":"c2-1","operation":{"f":"read"}} from c2  sends Query {"id":"c2-1"} to A (at 13.336)  sends Query {"id":"c2-1"} to C (at 228.336)
      11.343 ms  A  receives Request {"id":"c1-1","operation":{"f":"write","value":"c1 1"}} from c1  sends Store {"id":"c1-1","tag":{"number":1,"writer":"A"},"value":"c1 1"} to B (at 211.343)  sends Store {"id":"c1-1","tag":{"number":1,"writer":"A"},"value":"c1 1"} to C (at 221.343)
      13.336 ms  A  receives Query {"id":"c2-1"} from B  sends Newest {"id":"c2-1","tag":{"number":1,"writer":"A"},"value":"c1 1"} to B (at 18.336)
      18.336 ms  B  receives Newest {"id":"c2-1","tag":{"number":1,"writer":"A"},"value":"c1 1"} from A  sends Reply {"id":"c2-1","outcome":"ok","result":"c1 1"} to c2 (at 23.336)
      23.336 ms  c2  receives Reply {"id":"c2-1","outcome":"ok","result":"c1 1"} from B
      71.821 ms  c3  timer "next"  sends Request {"id":"c3-1","operation":{"f":"read"}} to C (at 76.821)  sets "patience c3-1" for 86400071.821
      76.821 ms  C  receives Request {"id":"c3-1","operation":{"f":"read"}} from c3  sends Query {"id":"c3-1"} to A (at 276.821)  sends Query {"id":"c3-1"} to B (at 81.821)
      81.821 ms  B  receives Query {"id":"c3-1"} from C  sends Newest {"id":"c3-1","tag":{"number":0,"writer":""},"value":null} to C (at 86.821)
      86.821 ms  C  receives Newest {"id":"c3-1","tag":{"number":0,"writer":""},"value":null} from B  sends Reply {"id":"c3-1","outcome":"ok","result":null} to c3 (at 91.821)  VIOLATES atomicity: no operation finds less than what had been found or written before it began
      91.821 ms  c3  receives Reply {"id":"c3-1","outcome":"ok","result":null} from C
      211.343 ms  B  receives Store {"id":"c1-1","tag":{"number":1,"writer":"A"},"value":"c1 1"} from A  sends Stored {"id":"c1-1"} to A (at 216.343)
      216.343 ms  A  receives Stored {"id":"c1-1"} from B  sends Reply {"id":"c1-1","outcome":"ok","result":null} to c1 (at 221.343)
      221.343 ms  C  receives Store {"id":"c1-1","tag":{"number":1,"writer":"A"},"value":"c1 1"} from A  sends Stored {"id":"c1-1"} to A (at 226.343)
      221.343 ms  c1  receives Reply {"id":"c1-1","outcome":"ok","result":null} from A
      226.343 ms  A  receives Stored {"id":"c1-1"} from C
      228.336 ms  C  receives Query {"id":"c2-1"} from B  sends Newest {"id":"c2-1","tag":{"number":1,"writer":"A"},"value":"c1 1"} to B (at 233.336)
      233.336 ms  B  receives Newest {"id":"c2-1","tag":{"number":1,"writer":"A"},"value":"c1 1"} from C
      276.821 ms  A  receives Query {"id":"c3-1"} from C  sends Newest {"id":"c3-1","tag":{"number":1,"writer":"A"},"value":"c1 1"} to C (at 281.821)
      281.821 ms  C  receives Newest {"id":"c3-1","tag":{"number":1,"writer":"A"},"value":"c1 1"} from A"
    `);
  });

  it("with it lets a read end only when the next one must find as much", () => {
    const run = slowNews(true);
    expect(historyOf(run)).toMatchInlineSnapshot(`
      [
        "c2 invoke read null",
        "c1 invoke write null",
        "c2 ok read "c1 1"",
        "c3 invoke read null",
        "c3 ok read "c1 1"",
        "c1 ok write null",
      ]
    `);
    expect(checkLinearizability(register, run.history).kind).toBe("ok");
    expect(run.violations).toEqual([]);
    expect(run.unreached).toEqual([]);
    expect(readme(import.meta.url)).toContain(messageFlow(run));
  });

  it.each([
    ["one writer", { writer: "A" }, 1],
    ["two writers", {}, 2],
  ])("is linearizable for all seeds, though a node crashes: %s", (_, options, writers) => {
    const count = deep(150, 2_000);
    const verdicts = new Set<string>();
    const { failed, reached } = sweep(
      abd(options),
      { nodes: 3, model, until, workload: readersAndWriters({ writers, readers: 3, operations: 5 }) },
      {
        from: 1,
        count,
        // The writer crashes as well: what it had begun to write may be read for ever or never.
        vary: (seed) => ({ faults: [crash(["A", "B", "C"][seed % 3]!, { atMs: 1 + (seed % 300) })] }),
        measure({ history }) {
          verdicts.add(checkLinearizability(register, history).kind);
          return {};
        },
      },
    );
    expect([...verdicts]).toEqual(["ok"]);
    expect(Object.entries(failed).filter(([, { hits }]) => hits > 0)).toEqual([]);
    expect(Object.entries(reached).filter(([, { hits }]) => hits === 0)).toEqual([]);
    covered({ seeds: count });
  });

  it("refuses a write that its one writer is not asked for", () => {
    const run = simulate(abd({ writer: "A" }), {
      nodes: 3,
      model,
      until,
      workload: readersAndWriters({ writers: 2, readers: 0 }),
    });
    const refused = run.history.filter(({ kind }) => kind === "fail");
    expect(refused.map(({ client, result }) => [client, result])).toEqual([["c2", "only A writes"]]);
  });

  it("works for a node alone", () => {
    const run = simulate(abd(), {
      nodes: 1,
      model,
      until,
      workload: readersAndWriters({ writers: 1, readers: 1, operations: 3 }),
    });
    expect(run.history.filter(({ kind }) => kind === "ok")).toHaveLength(6);
    expect(checkLinearizability(register, run.history).kind).toBe("ok");
  });

  it("orders tags by number, then by writer", () => {
    expect(isNewer({ number: 2, writer: "A" }, { number: 1, writer: "B" })).toBe(true);
    expect(isNewer({ number: 1, writer: "B" }, { number: 1, writer: "A" })).toBe(true);
    expect(isNewer({ number: 1, writer: "A" }, { number: 1, writer: "A" })).toBe(false);
  });
});

it.each(Object.entries(abdMutants()))("a mutant that %s is killed", (_, { protocol, killedBy }) => {
  const count = 300;
  const { failed } = sweep(
    protocol,
    { nodes: 3, model, until, workload: readersAndWriters({ writers: 2, readers: 4, operations: 5 }) },
    { from: 1, count },
  );
  expect(failed[killedBy]!.hits).toBeGreaterThan(0);
  covered({ seeds: count });
});
