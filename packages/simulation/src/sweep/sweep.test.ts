import { covered } from "@lightcone/config/covered";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  asynchronous,
  chaosThenCalm,
  closedLoop,
  crashStop,
  defineProtocol,
  effects,
  lossy,
  merge,
  randomFaults,
  sweep,
  systemModel,
} from "../index.ts";

type Token = { readonly type: "Token" };
const { send, setTimer, reply } = effects<Token, "again">();

/** A token goes round; whoever has had it five times is done. */
const ring = defineProtocol<number, Token, "again">({
  name: "ring",
  init: ({ self, peers, cluster }) =>
    self === cluster[0] ? [0, send(peers[0]!, { type: "Token" }), setTimer("again", { afterMs: 500 })] : [0],
  onMessage: {
    Token: (had, _, { self, cluster }) => [
      had + 1,
      send(cluster[(cluster.indexOf(self) + 1) % cluster.length]!, { type: "Token" }),
    ],
  },
  onTimer: {
    again: (had, { peers }) => [had, send(peers[0]!, { type: "Token" }), setTimer("again", { afterMs: 500 })],
  },
  onRequest: (had, { id }) => [had, reply(id, had)],
  always: { "nobody has it ten times": (nodes) => nodes.every(({ state }) => state < 10) },
  sometimes: {
    "everybody has had it": (nodes) => nodes.every(({ state }) => state > 0),
    "never so": (nodes) => nodes.length === 9,
  },
  eventually: {
    "somebody is done": { withinMs: 400, holds: (nodes) => nodes.some(({ state }) => state >= 5) },
  },
});
const nodes = ["A", "B", "C"];
const model = systemModel({
  timing: asynchronous({ medianMs: 10 }),
  links: lossy({ probability: 0.05 }),
  failures: crashStop({ f: 1 }),
});
const options = { nodes, model, until: { timeMs: 600 } };
const measure = (run: { metrics: { delivered: number; endedAt: number } }) => ({
  delivered: run.metrics.delivered,
  endedAt: [run.metrics.endedAt],
});

describe("sweep", () => {
  it("W1 is the same however the range is divided", () => {
    const whole = sweep(ring, options, { from: 100, count: 60, measure });
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 59 }), { maxLength: 5 }), (cuts) => {
        const edges = [0, ...cuts.toSorted((a, b) => a - b), 60];
        const parts = edges
          .slice(1)
          .map((end, i) => sweep(ring, options, { from: 100 + edges[i]!, count: end - edges[i]!, measure }));
        expect(parts.reduce(merge)).toEqual(whole);
      }),
      { numRuns: 10 },
    );
    covered({ seeds: 60 * 11 });
  });

  it("W2 tells what failed, in how many runs, and the first seed; and what was never reached", () => {
    const { runs, failed, reached } = sweep(ring, options, { from: 1, count: 200 });
    expect(runs).toBe(200);
    expect(Object.keys(failed).sort()).toEqual(["nobody has it ten times", "somebody is done"]);
    const { hits, firstSeed } = failed["nobody has it ten times"]!;
    expect(hits).toBeGreaterThan(0);
    const again = sweep(ring, options, { from: firstSeed!, count: 1 });
    expect(again.failed["nobody has it ten times"]!.hits).toBe(1);
    expect(reached["never so"]!.hits).toBe(0);
    expect(reached["everybody has had it"]!.hits).toBeGreaterThan(100);
    covered({ seeds: 201 });
  });

  it("W3 ends where its progress callback says so", () => {
    const seen: number[] = [];
    const { runs } = sweep(ring, options, {
      from: 1,
      count: 1_000,
      onProgress: (done) => {
        seen.push(done);
        return done >= 48;
      },
    });
    expect([runs, seen]).toEqual([48, [16, 32, 48]]);
  });

  it("W4 faults may vary from seed to seed: random plans are always legal", () => {
    const vary = (seed: number) => ({
      faults: randomFaults({ seed, nodes, model, count: 8, withinMs: 500 }),
    });
    const kinds = new Set(
      Array.from({ length: 100 }, (_, seed) => vary(seed).faults)
        .flat()
        .map(({ kind }) => kind),
    );
    expect([...kinds].sort()).toEqual(["crash", "drop", "partition", "pause"]);
    expect(
      sweep(
        ring,
        {
          ...options,
          workload: closedLoop({ clients: 2, operations: 5, mix: [{ operation: "how often" }] }),
        },
        { from: 1, count: 100, vary },
      ).runs,
    ).toBe(100);
    covered({ seeds: 100 });
  });

  it("W5 chaos, then calm: what must come about after the calm is a property with afterMs", () => {
    const recovers = {
      ...ring,
      always: {},
      eventually: {
        "the token moves again": {
          afterMs: 1_000,
          withinMs: 4_000,
          holds: (all: readonly { state: number }[]) => all.some(({ state }) => state >= 5),
        },
      },
    };
    const plan = (seed: number) => ({
      faults: chaosThenCalm({
        seed,
        nodes,
        model: { ...model, failures: { kind: "none" } as const },
        count: 6,
        calmAtMs: 1_000,
      }),
    });
    const { failed } = sweep(
      recovers,
      { nodes, model, until: { timeMs: 6_000 } },
      { from: 1, count: 50, vary: plan },
    );
    expect(failed["the token moves again"]).toEqual({ runs: 50, hits: 0, firstSeed: null });
    covered({ seeds: 50 });
  });
});
