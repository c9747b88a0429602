import type { ShownExploration, ShownHistory, ShownSweep } from "@lightcone/diagrams";
import { greeting } from "./greeting.ts";

/** An exploration that found nothing wrong. */
export const explored: ShownExploration = {
  distinct: 1_111,
  generated: 4_321,
  depth: 9,
  complete: true,
  verdict: { kind: "ok" },
  checked: "exhaustive within bounds (terms are at most 1)",
  unreached: ["everybody is greeted"],
  falseMatchChance: 3e-14,
  bytes: 88_000,
  effort: { handlerRuns: 312, localStates: 26, envelopes: 36 },
};

/** One that found a run which breaks a property. */
export const refuted: ShownExploration = {
  ...explored,
  complete: false,
  verdict: {
    kind: "illegal",
    counterexample: {
      property: "nobody is greeted twice",
      steps: [
        { label: "A, B and C start", state: { greeted: 0 } },
        { label: "B receives Hello from A", state: { greeted: 1 } },
      ],
      loopsTo: null,
      story: "A, B and C start. B receives Hello from A.",
      execution: greeting,
    },
  },
};

const write = { f: "write", value: 1 };

/** One operation, which took effect. */
export const history: ShownHistory = {
  history: [
    { kind: "invoke", client: "c1", id: "1", operation: write, result: null, at: 0 },
    { kind: "ok", client: "c1", id: "1", operation: write, result: null, at: 5_000 },
  ],
  verdict: {
    kind: "ok",
    linearization: [
      {
        operation: {
          index: 0,
          client: "c1",
          id: "1",
          operation: write,
          result: null,
          invoked: 0,
          returned: 1,
          invokedAt: 0,
          returnedAt: 5_000,
        },
        state: 1,
      },
    ],
  },
};

const tally = (hits: number) => ({ runs: 4, hits, firstSeed: hits === 0 ? null : 3 });

/** Four runs, as the kernel writes what they came to; and what somebody published. */
export const swept: ShownSweep = {
  summary: JSON.stringify({
    format: "lightcone-sweep",
    version: 1,
    runs: 4,
    counts: { events: 40 },
    failed: { "nobody is greeted twice": tally(1) },
    reached: { "everybody is greeted": tally(0) },
    measures: {
      rounds: {
        count: 4,
        min: 2,
        max: 5,
        sum: "13",
        sumOfSquares: "47",
        bins: [
          [2, 1],
          [3, 2],
          [5, 1],
        ],
      },
    },
  }),
  published: [{ of: "rounds", statistic: "p50", value: 4, source: "A paper (1999), Table 2" }],
};
