import { covered, deep } from "@lightcone/config/covered";
import {
  crash,
  crashStop,
  type Fault,
  randomFaults,
  simulate,
  storyOf,
  sweep,
  synchronous,
  systemModel,
} from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { playRounds } from "../lock-step.ts";
import { messageFlow } from "../message-flow.ts";
import { readme } from "../fixtures/readme.ts";
import { crashing, crashPatterns } from "./crash-patterns.ts";
import { earlyStopping, floodSet, floodSetRounds, optFloodSet } from "./index.ts";

const model = (f: number) =>
  systemModel({ timing: synchronous({ deltaMs: 50 }), failures: crashStop({ f }) });
const cluster = ["A", "B", "C"];
/** A crashes when its value has left for B, and not for C. */
const halfTold: readonly Fault[] = [crash("A", { inStep: 1, keeping: 1 })];
const start = (rounds: number) =>
  simulate(floodSet({ inputs: [0, 1, 1], f: 1, rounds }), {
    nodes: 3,
    model: model(1),
    faults: halfTold,
    seed: 1,
  });

describe("FloodSet", () => {
  it("hears in its second round what a crash kept from it in the first", () => {
    const run = start(2);
    expect(storyOf(run)).toMatchInlineSnapshot(`
      "0.000 ms  A  starts  sends Round {"round":1,"content":[0]} to B (at 9.183)
      0.000 ms  A  crashes
      0.000 ms  B  starts  sends Round {"round":1,"content":[1]} to A (to-crashed 23.221)  sends Round {"round":1,"content":[1]} to C (at 35.051)  sets "round" for 100.000
      0.000 ms  C  starts  sends Round {"round":1,"content":[1]} to A (to-crashed 31.208)  sends Round {"round":1,"content":[1]} to B (at 43.661)  sets "round" for 100.000
      9.183 ms  B  receives Round {"round":1,"content":[0]} from A
      35.051 ms  C  receives Round {"round":1,"content":[1]} from B
      43.661 ms  B  receives Round {"round":1,"content":[1]} from C
      100.000 ms  B  timer "round"  sends Round {"round":2,"content":[0,1]} to A (to-crashed 115.709)  sends Round {"round":2,"content":[0,1]} to C (at 140.105)  sets "round" for 200.000
      100.000 ms  C  timer "round"  sends Round {"round":2,"content":[1]} to A (to-crashed 110.645)  sends Round {"round":2,"content":[1]} to B (at 138.311)  sets "round" for 200.000
      138.311 ms  B  receives Round {"round":2,"content":[1]} from C
      140.105 ms  C  receives Round {"round":2,"content":[0,1]} from B
      200.000 ms  B  timer "round"
      200.000 ms  C  timer "round""
    `);
    expect(run.violations).toEqual([]);
    expect(readme(import.meta.url)).toContain(
      messageFlow(run, ({ inner: { decision } }) => (decision === null ? null : `decides ${decision}`)),
    );
  });

  it("breaks agreement when it stops after f rounds", () => {
    expect(storyOf(start(1))).toMatchInlineSnapshot(`
      "0.000 ms  A  starts  sends Round {"round":1,"content":[0]} to B (at 9.183)
      0.000 ms  A  crashes
      0.000 ms  B  starts  sends Round {"round":1,"content":[1]} to A (to-crashed 23.221)  sends Round {"round":1,"content":[1]} to C (at 35.051)  sets "round" for 100.000
      0.000 ms  C  starts  sends Round {"round":1,"content":[1]} to A (to-crashed 31.208)  sends Round {"round":1,"content":[1]} to B (at 43.661)  sets "round" for 100.000
      9.183 ms  B  receives Round {"round":1,"content":[0]} from A
      35.051 ms  C  receives Round {"round":1,"content":[1]} from B
      43.661 ms  B  receives Round {"round":1,"content":[1]} from C
      100.000 ms  B  timer "round"
      100.000 ms  C  timer "round"  VIOLATES agreement: no two nodes decide differently"
    `);
  });

  it("does in the kernel what it does in lock-step, whoever crashes while sending", () => {
    const inputs = [2, 1, 1];
    // The kernel cuts a step short: of the messages of a broadcast, only the first ones leave.
    const patterns = crashPatterns(cluster, { f: 1, rounds: 2 }).filter((pattern) =>
      pattern.every(({ node, reaches }) => {
        const peers = cluster.filter((other) => other !== node);
        return reaches.every((reached, i) => reached === peers[i]);
      }),
    );
    for (const pattern of patterns) {
      const faults = pattern.map(({ node, round, reaches }) =>
        crash(node, { inStep: round === 1 ? 1 : 4, keeping: reaches.length }),
      );
      const run = simulate(floodSet({ inputs, f: 1 }), { nodes: 3, model: model(1), faults, seed: 5 });
      const played = playRounds(floodSetRounds({ inputs, f: 1 }), cluster, crashing(pattern));
      const survivors = (nodes: (typeof played)["nodes"]) =>
        nodes.filter(({ up }) => up).map(({ id, state }) => [id, state.inner]);
      const last = run.worldAt(run.metrics.events - 1).nodes as (typeof played)["nodes"];
      expect(survivors(last)).toEqual(survivors(played.nodes));
    }
    covered({ seeds: patterns.length });
  });

  it("says when there is no input for a node", () => {
    const protocol = floodSet({ inputs: [0, 1], f: 1 });
    expect(() => simulate(protocol, { nodes: 3, model: model(1) })).toThrowError(
      "There are 2 inputs for 3 nodes: give one to each, inputs: [0, 1, 1].",
    );
  });
});

describe("consensus in a synchronous system, seed by seed", () => {
  it.each([
    ["FloodSet", floodSet],
    ["OptFloodSet", optFloodSet],
    ["early stopping", earlyStopping],
  ] as const)("%s keeps all its promises, and reaches what it should", (_, make) => {
    const count = deep(100, 2_000);
    const nodes = ["A", "B", "C", "D", "E"];
    const { failed, reached } = sweep(
      make({ inputs: [1, 2, 3, 2, 2], f: 3 }) as ReturnType<typeof floodSet>,
      { nodes, model: model(3) },
      {
        from: 1,
        count,
        vary: (seed) => ({
          faults: [
            ...randomFaults({ seed, nodes: ["C", "D"], model: model(2), count: 4, withinMs: 400 }),
            crash("A", { inStep: 1 + (seed % 9), keeping: seed % 5 }),
          ],
        }),
      },
    );
    expect(Object.entries(failed).filter(([, { hits }]) => hits > 0)).toEqual([]);
    expect(Object.entries(reached).filter(([, { hits }]) => hits === 0)).toEqual([]);
    covered({ seeds: count });
  });
});
