import { explore } from "@lightcone/checkers";
import { covered, deep } from "@lightcone/config/covered";
import {
  asynchronous,
  links,
  type Protocol,
  simulate,
  storyOf,
  sweep,
  systemModel,
} from "@lightcone/simulation";
import { type Tagged } from "@lightcone/simulation/parts";
import { describe, expect, it } from "vitest";
import { readme } from "../fixtures/readme.ts";
import { messageFlow } from "../message-flow.ts";
import type { Mutant } from "../mutant.ts";
import {
  exclusion,
  lamportExclusion,
  lamportMutants,
  ricartAgrawala,
  ricartAgrawalaMutants,
} from "./index.ts";

const timing = asynchronous({ medianMs: 10 });
const anyOrder = systemModel({ timing });
const fifo = systemModel({ timing, links: links({ fifo: true }) });
const until = { timeMs: 30_000_000 };

const suite = <State, Message extends Tagged, Timer extends string>(
  model: typeof fifo,
  make: (options: { turns: number }) => Protocol<State, Message, Timer>,
  mutants: Readonly<Record<string, Mutant<Protocol<State, Message, Timer>>>>,
  perEntry: number,
  space: Readonly<Record<"nodes" | "turns" | "distinct" | "generated", number>>,
) => {
  const count = deep(60, 2_000);

  it("keeps what it promises, and lets everybody in", () => {
    const { failed, reached } = sweep(make({ turns: 3 }), { nodes: 4, model, until }, { from: 1, count });
    expect(Object.entries(failed).filter(([, { hits }]) => hits > 0)).toEqual([]);
    expect(Object.values(reached).filter(({ hits }) => hits < count / 2)).toEqual([]);
    covered({ seeds: count });
  });

  it("sends as many messages as its paper says", () => {
    for (const nodes of [2, 3, 5, 8]) {
      const { metrics } = simulate(make({ turns: 3 }), { nodes, model, until, seed: nodes });
      expect(metrics.sent).toBe(perEntry * (nodes - 1) * 3 * nodes);
    }
  });

  it(`keeps it in every execution of ${space.nodes} nodes that enter ${space.turns} times`, () => {
    const { nodes, turns, ...counts } = space;
    const { verdict, unreached, distinct, generated } = explore(make({ turns }), { nodes, model });
    expect({ verdict, unreached }).toEqual({ verdict: { kind: "ok" }, unreached: [] });
    expect({ distinct, generated }).toEqual(counts);
    covered({ states: distinct });
  });

  it.each(Object.entries(mutants))("does not when %s", (_, { protocol, killedBy }) => {
    const { failed, reached } = sweep(protocol, { nodes: 4, model, until }, { from: 1, count });
    if (failed[killedBy]) expect(failed[killedBy].hits).toBeGreaterThan(0);
    else expect(reached[killedBy]!.hits).toBeLessThan(count);
    covered({ seeds: count });
  });
};

describe("Lamport's mutual exclusion", () => {
  it("enters when it is the earliest, and has heard later from all others", () => {
    const run = simulate(lamportExclusion({ turns: 1 }), { nodes: 2, model: fifo, seed: 1 });
    expect(storyOf(run)).toMatchInlineSnapshot(`
      "0.000 ms  A  starts  sets "ask" for 4.563
      0.000 ms  B  starts  sets "ask" for 25.688
      4.563 ms  A  timer "ask"  sends Request {"time":1} to B (at 10.687)
      10.687 ms  B  receives Request {"time":1} from A  sends Acknowledgement {"time":2} to A (at 20.022)
      20.022 ms  A  receives Acknowledgement {"time":2} from B  sets "leave" for 40.022
      25.688 ms  B  timer "ask"  sends Request {"time":3} to A (at 32.978)
      32.978 ms  A  receives Request {"time":3} from B  sends Acknowledgement {"time":4} to B (at 39.072)
      39.072 ms  B  receives Acknowledgement {"time":4} from A
      40.022 ms  A  timer "leave"  sends Release {"time":5} to B (at 58.197)
      58.197 ms  B  receives Release {"time":5} from A  sets "leave" for 78.197
      78.197 ms  B  timer "leave"  sends Release {"time":7} to A (at 96.368)
      96.368 ms  A  receives Release {"time":7} from B"
    `);
  });

  suite(
    fifo,
    lamportExclusion,
    lamportMutants({ turns: 3, awayMs: 5 }),
    3,
    deep(
      { nodes: 2, turns: 3, distinct: 14_338, generated: 25_122 },
      { nodes: 3, turns: 1, distinct: 949_199, generated: 2_159_715 },
    ),
  );

  it("needs FIFO channels", () => {
    const { verdict, distinct } = explore(lamportExclusion({ turns: 1 }), { nodes: 2, model: anyOrder });
    if (verdict.kind !== "illegal") throw new Error(`nothing was found: ${verdict.kind}`);
    expect(verdict.counterexample.property).toBe(exclusion);
    expect(verdict.counterexample.story).toMatchInlineSnapshot(`
      "0  A starts
      0  B starts
      1  A: timer "ask"  sends Request {"time":1} to B
      2  B: timer "ask"  sends Request {"time":1} to A
      3  A receives Request {"time":1} from B  sends Acknowledgement {"time":2} to B
      4  B receives Acknowledgement {"time":2} from A
      VIOLATES mutual exclusion: at most one node is inside"
    `);
    covered({ states: distinct });
  });
});

describe("Ricart-Agrawala mutual exclusion", () => {
  it("replies at once, or when it leaves", () => {
    const run = simulate(ricartAgrawala({ turns: 1, awayMs: 5 }), { nodes: 3, model: anyOrder, seed: 2 });
    expect(storyOf(run)).toMatchInlineSnapshot(`
      "0.000 ms  A  starts  sets "ask" for 13.792
      0.000 ms  B  starts  sets "ask" for 1.762
      0.000 ms  C  starts  sets "ask" for 3.128
      1.762 ms  B  timer "ask"  sends Request {"time":1} to A (at 26.593)  sends Request {"time":1} to C (at 28.999)
      3.128 ms  C  timer "ask"  sends Request {"time":1} to A (at 11.455)  sends Request {"time":1} to B (at 8.241)
      8.241 ms  B  receives Request {"time":1} from C
      11.455 ms  A  receives Request {"time":1} from C  sends Reply {"to":1} to C (at 17.649)
      13.792 ms  A  timer "ask"  sends Request {"time":2} to B (at 19.058)  sends Request {"time":2} to C (at 20.473)
      17.649 ms  C  receives Reply {"to":1} from A
      19.058 ms  B  receives Request {"time":2} from A
      20.473 ms  C  receives Request {"time":2} from A
      26.593 ms  A  receives Request {"time":1} from B  sends Reply {"to":1} to B (at 45.706)
      28.999 ms  C  receives Request {"time":1} from B  sends Reply {"to":1} to B (at 35.303)
      35.303 ms  B  receives Reply {"to":1} from C
      45.706 ms  B  receives Reply {"to":1} from A  sets "leave" for 65.706
      65.706 ms  B  timer "leave"  sends Reply {"to":1} to C (at 111.268)  sends Reply {"to":2} to A (at 128.527)
      111.268 ms  C  receives Reply {"to":1} from B  sets "leave" for 131.268
      128.527 ms  A  receives Reply {"to":2} from B
      131.268 ms  C  timer "leave"  sends Reply {"to":2} to A (at 157.831)
      157.831 ms  A  receives Reply {"to":2} from C  sets "leave" for 177.831
      177.831 ms  A  timer "leave""
    `);
    const flow = messageFlow(run, ({ phase, asked }) =>
      phase === "idle" ? null : `${phase === "waits" ? "asked" : "inside, asked"} at ${asked!.time}`,
    );
    expect(readme(import.meta.url)).toContain(flow);
  });

  suite(anyOrder, ricartAgrawala, ricartAgrawalaMutants({ turns: 3, awayMs: 5 }), 2, {
    nodes: 3,
    turns: 2,
    distinct: 37_229,
    generated: 125_213,
  });
});
