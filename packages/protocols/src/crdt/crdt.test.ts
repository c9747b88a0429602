import { explore } from "@lightcone/checkers";
import { covered, deep } from "@lightcone/config/covered";
import {
  asynchronous,
  closedLoop,
  crash,
  crashRecovery,
  durable,
  links,
  randomFaults,
  reliable,
  restart,
  type Run,
  simulate,
  storyOf,
  sweep,
  systemModel,
} from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { readme } from "../fixtures/readme.ts";
import { messageFlow } from "../message-flow.ts";
import {
  growOnlySet,
  mutants,
  objectionTo,
  type ObservedRemove,
  observedRemoveSet,
  type Operation,
  replicated,
  type State,
} from "./index.ts";

const nodes = ["A", "B", "C", "D"];
const model = systemModel({
  timing: asynchronous({ medianMs: 20 }),
  links: links({ loss: 0.2, duplication: 0.1 }),
  failures: crashRecovery({ f: 1 }),
  storage: durable({ write: { betweenMs: [1, 8] } }),
});
const place = (client: string) => Number(client.slice(1));
const workload = closedLoop({
  clients: 4,
  operations: 6,
  mix: [
    {
      operation: (n: number, client: string) => ({ f: "add", element: `e${(n + place(client)) % 3}` }),
      weight: 2,
    },
    { operation: (n: number, client: string) => ({ f: "remove", element: `e${(n * place(client)) % 3}` }) },
    { operation: { f: "read" } },
  ],
  timeoutMs: 500,
});
const count = deep(30, 2_000);
const faults = (seed: number) => [...randomFaults({ seed, nodes, model, count: 6, withinMs: 600 })];
/** Long enough for the slowest of links. */
const options = { nodes, model, workload, until: { timeMs: 60_000 } };
const patient = { exchanges: 60, everyMs: 100 };

describe("an observed-remove set", () => {
  const groceries = closedLoop({
    clients: 2,
    operations: 2,
    think: { betweenMs: [1, 60] },
    mix: [
      {
        operation: (n: number, client: string): Operation =>
          client === "c2" && n === 2 ? { f: "remove", element: "milk" } : { f: "add", element: "milk" },
      },
    ],
  });

  it("is where clients at two nodes add, and one of them removes", () => {
    const run = simulate(replicated(observedRemoveSet, { exchanges: 2 }), {
      nodes: 2,
      model: systemModel({ timing: asynchronous() }),
      workload: groceries,
      seed: 40,
    });
    expect(storyOf(run)).toMatchInlineSnapshot(`
      "0.000 ms  A  starts  sets "exchange" for 96.521
      0.000 ms  B  starts  sets "exchange" for 181.069
      0.000 ms  c1  starts  sets "next" for 3.313
      0.000 ms  c2  starts  sets "next" for 58.250
      3.313 ms  c1  timer "next"  sends Request {"id":"c1-1","operation":{"f":"add","element":"milk"}} to A (at 14.339)  sets "patience c1-1" for 1003.313
      14.339 ms  A  receives Request {"id":"c1-1","operation":{"f":"add","element":"milk"}} from c1
      14.340 ms  A  has written to disk  sends Reply {"id":"c1-1","outcome":"ok","result":"milk"} to c1 (at 35.783)
      35.783 ms  c1  receives Reply {"id":"c1-1","outcome":"ok","result":"milk"} from A  sets "next" for 66.525
      58.250 ms  c2  timer "next"  sends Request {"id":"c2-1","operation":{"f":"add","element":"milk"}} to B (at 74.569)  sets "patience c2-1" for 1058.250
      66.525 ms  c1  timer "next"  sends Request {"id":"c1-2","operation":{"f":"add","element":"milk"}} to A (at 182.214)  sets "patience c1-2" for 1066.525
      74.569 ms  B  receives Request {"id":"c2-1","operation":{"f":"add","element":"milk"}} from c2
      74.570 ms  B  has written to disk  sends Reply {"id":"c2-1","outcome":"ok","result":"milk"} to c2 (at 86.825)
      86.825 ms  c2  receives Reply {"id":"c2-1","outcome":"ok","result":"milk"} from B  sets "next" for 134.040
      96.521 ms  A  timer "exchange"
      96.522 ms  A  has written to disk  sends Copy {"copy":{"added":["milk@A1"],"removed":[]},"updates":["A1"]} to B (at 109.741)  sets "exchange" for 237.255
      109.741 ms  B  receives Copy {"copy":{"added":["milk@A1"],"removed":[]},"updates":["A1"]} from A
      134.040 ms  c2  timer "next"  sends Request {"id":"c2-2","operation":{"f":"remove","element":"milk"}} to B (at 176.076)  sets "patience c2-2" for 1134.040
      176.076 ms  B  receives Request {"id":"c2-2","operation":{"f":"remove","element":"milk"}} from c2
      176.077 ms  B  has written to disk  sends Reply {"id":"c2-2","outcome":"ok","result":"milk"} to c2 (at 238.039)
      181.069 ms  B  timer "exchange"
      181.070 ms  B  has written to disk  sends Copy {"copy":{"added":["milk@A1","milk@B1"],"removed":["milk@A1","milk@B1"]},"updates":["A1","B1","B2"]} to A (at 245.410)  sets "exchange" for 217.149
      182.214 ms  A  receives Request {"id":"c1-2","operation":{"f":"add","element":"milk"}} from c1
      182.215 ms  A  has written to disk  sends Reply {"id":"c1-2","outcome":"ok","result":"milk"} to c1 (at 197.552)
      197.552 ms  c1  receives Reply {"id":"c1-2","outcome":"ok","result":"milk"} from A
      217.149 ms  B  timer "exchange"
      217.150 ms  B  has written to disk  sends Copy {"copy":{"added":["milk@A1","milk@B1"],"removed":["milk@A1","milk@B1"]},"updates":["A1","B1","B2"]} to A (at 240.010)
      237.255 ms  A  timer "exchange"
      237.256 ms  A  has written to disk  sends Copy {"copy":{"added":["milk@A1","milk@A2"],"removed":[]},"updates":["A1","A2"]} to B (at 478.503)
      238.039 ms  c2  receives Reply {"id":"c2-2","outcome":"ok","result":"milk"} from B
      240.010 ms  A  receives Copy {"copy":{"added":["milk@A1","milk@B1"],"removed":["milk@A1","milk@B1"]},"updates":["A1","B1","B2"]} from B
      245.410 ms  A  receives Copy {"copy":{"added":["milk@A1","milk@B1"],"removed":["milk@A1","milk@B1"]},"updates":["A1","B1","B2"]} from B
      478.503 ms  B  receives Copy {"copy":{"added":["milk@A1","milk@A2"],"removed":[]},"updates":["A1","A2"]} from A"
    `);
    const flow = messageFlow(run, (state) =>
      "copy" in state ? `{${observedRemoveSet.elements(state.copy).join(", ")}}` : null,
    );
    expect(readme(import.meta.url)).toContain(flow);
  });
});

describe("replicated sets", () => {
  it.each([
    [
      "grow-only",
      replicated(growOnlySet, patient) as unknown as ReturnType<typeof replicated<ObservedRemove>>,
    ],
    ["observed-remove", replicated(observedRemoveSet, patient)],
  ])("converge whatever is lost, duplicated, reordered or crashes: %s", (_, protocol) => {
    const { failed, reached } = sweep(protocol, options, {
      from: 1,
      count,
      vary: (seed) => ({ faults: faults(seed) }),
    });
    expect(Object.entries(failed).filter(([, { hits }]) => hits > 0)).toEqual([]);
    expect(Object.entries(reached).filter(([, { hits }]) => hits === 0)).toEqual([]);
    covered({ seeds: count });
  });

  it("contain at every moment what the history says they should", () => {
    for (let seed = 1; seed <= count; seed++) {
      const calm = faults(seed).filter(({ kind }) => kind !== "crash" && kind !== "restart");
      const run = simulate(replicated(observedRemoveSet), { ...options, faults: calm, seed });
      const objection = objectionTo(run as Run<State<ObservedRemove>>, observedRemoveSet.elements);
      expect(objection, `seed ${seed}`).toBeNull();
    }
    covered({ seeds: count });
  });

  it("show what a remove that looks at names does: a concurrent add is lost", () => {
    const { protocol } = mutants()["a remove takes away the element, not the tags that it saw"]!;
    const byName = (copy: ObservedRemove) =>
      observedRemoveSet
        .elements({ ...copy, removed: [] })
        .filter((element) => !copy.removed.includes(element));
    const objections = Array.from({ length: count }, (_, i) =>
      objectionTo(simulate(protocol, { ...options, seed: i + 1 }), byName),
    );
    expect(objections.filter((objection) => objection !== null).length).toBeGreaterThan(count / 2);
    covered({ seeds: count });
  });

  const { "a copy leaves before its updates are on disk": hasty, ...others } = mutants();

  it.each(Object.entries(others))("are caught when %s", (_, { protocol, killedBy }) => {
    const first = Array.from({ length: deep(300, 2_000) }, (_, i) => i + 1).find((seed) =>
      simulate(protocol, { ...options, faults: faults(seed), seed, trace: false }).violations.some(
        ({ property }) => property === killedBy,
      ),
    );
    expect(first, `no seed shows that "${killedBy}" fails`).toBeDefined();
    covered({ seeds: first! });
  });

  it("are caught when a copy leaves before its updates are on disk: a tag is used twice", () => {
    const add = { operation: (n: number) => ({ f: "add", element: `e${n}` }) };
    const run = (protocol: ReturnType<typeof replicated<ObservedRemove>>) =>
      simulate(protocol, {
        nodes: ["A", "B"],
        model: { ...model, storage: durable({ write: { afterMs: 300 } }), links: reliable },
        workload: closedLoop({ clients: 1, operations: 4, mix: [add], timeoutMs: 200 }),
        faults: [
          // As soon as B has heard of A's first update, A forgets what its disk has not.
          crash("A", {
            when: ([, b]) => (b!.state as State<unknown> | null)?.updates.includes("A1") ?? false,
            disk: "synced",
          }),
          restart("A", { atMs: 500 }),
        ],
        seed: 1,
      });
    expect(run(replicated(observedRemoveSet, patient)).violations).toEqual([]);
    const { violations } = run(mutants(patient)["a copy leaves before its updates are on disk"]!.protocol);
    expect(violations.map(({ property }) => property)).toContain(hasty!.killedBy);
  });

  it("converge in every execution of two adds, an add and a remove, and two exchanges of each node", () => {
    const groceries = closedLoop({
      clients: 2,
      operations: 2,
      mix: [
        {
          operation: (n: number, client: string) => ({
            f: client === "c2" && n === 2 ? "remove" : "add",
            element: "milk",
          }),
        },
      ],
    });
    const { verdict, unreached, distinct, generated } = explore(
      replicated(observedRemoveSet, { exchanges: 2 }),
      {
        nodes: 2,
        model: systemModel({ timing: asynchronous(), links: links({ loss: 0 }) }),
        workload: groceries,
        bounds: { timers: { "clients are patient": (_, { name }) => name !== "patience" } },
      },
    );
    expect({ verdict, unreached }).toEqual({ verdict: { kind: "ok" }, unreached: [] });
    expect({ distinct, generated }).toEqual({ distinct: 113_257, generated: 589_345 });
    covered({ states: distinct });
  });

  it("refuse to remove from a set that only grows", () => {
    const run = simulate(replicated(growOnlySet), {
      nodes: 2,
      model: systemModel({ timing: asynchronous() }),
      workload: closedLoop({
        clients: 1,
        operations: 1,
        mix: [{ operation: { f: "remove", element: "milk" } }],
      }),
    });
    expect(run.history.map(({ kind, result }) => [kind, result])).toEqual([
      ["invoke", null],
      ["fail", "nothing can be removed from a grow-only set"],
    ]);
  });
});
