/** What is known of consensus with unreliable failure detectors, and how it is checked. */
import { explore } from "@lightcone/checkers";
import {
  asynchronous,
  crash,
  crashStop,
  partiallySynchronous,
  randomFaults,
  simulate,
  systemModel,
} from "@lightcone/simulation";
import { claim, type Claim, type Source } from "../claim.ts";
import { anyDetector } from "./any-detector.ts";
import { chandraToueg } from "./chandra-toueg.ts";

const source: Source = {
  author: "Tushar Deepak Chandra and Sam Toueg",
  title: "Unreliable failure detectors for reliable distributed systems",
  venue: "Journal of the ACM 43(2)",
  year: 1996,
};

const inputs = [1, 2, 3, 4, 5, 6, 7];

export const claims: readonly Claim[] = [
  claim({
    id: "chandra-toueg.termination",
    sentence:
      "With an eventually strong detector and a majority that does not crash, all correct nodes decide, and agreement holds throughout.",
    source,
    published: [
      { at: { n: 3, f: 1 }, figures: { "runs without a decision": 0, "runs that went wrong": 0 } },
      { at: { n: 5, f: 2 }, figures: { "runs without a decision": 0, "runs that went wrong": 0 } },
      {
        at: { n: 7, f: 3, seeds: 100 },
        figures: { "runs without a decision": 0, "runs that went wrong": 0 },
      },
    ],
    tolerance: { grade: "G0" },
    defaults: { n: 5, f: 2, gstMs: 1_000, deltaMs: 40, seeds: 1_000 },
    compute({ n, f, gstMs, deltaMs, seeds }) {
      const timing = partiallySynchronous({ gstMs, deltaMs });
      const model = systemModel({ timing, failures: crashStop({ f }) });
      const nodes = Array.from({ length: n }, (_, i) => `p${i + 1}`);
      let [wrong, undecided] = [0, 0];
      for (let seed = 1; seed <= seeds; seed++) {
        const { violations } = simulate(
          {
            ...chandraToueg({ inputs, periodMs: 50 }),
            eventually: {
              termination: {
                withinMs: 20_000,
                holds: (all) => all.every(({ up, state }) => !up || state.decision !== null),
              },
            },
          },
          {
            nodes,
            model,
            faults: randomFaults({ seed, nodes, model, count: 2 * f + 2, withinMs: gstMs / 2 }),
            seed,
            until: { timeMs: 20_001 },
            trace: false,
          },
        );
        if (violations.some(({ property }) => property === "termination")) undecided++;
        if (violations.some(({ property }) => property !== "termination")) wrong++;
      }
      return {
        figures: {
          "runs without a decision": { value: undecided },
          "runs that went wrong": { value: wrong },
        },
        checked: `${seeds} seeds, up to ${f} of ${n} nodes crash, stable after ${gstMs} ms`,
      };
    },
  }),

  claim({
    id: "chandra-toueg.majority",
    sentence: "Where half of the nodes crash, nothing is decided, and still nothing goes wrong.",
    source,
    published: [{ at: { n: 4, f: 2 }, figures: { "runs with a decision": 0, "runs that went wrong": 0 } }],
    tolerance: { grade: "G0" },
    defaults: { n: 4, f: 2, seeds: 200 },
    compute({ n, f, seeds }) {
      const timing = partiallySynchronous({ gstMs: 500, deltaMs: 40 });
      const model = systemModel({ timing, failures: crashStop({ f }) });
      const nodes = Array.from({ length: n }, (_, i) => `p${i + 1}`);
      let [wrong, decided] = [0, 0];
      for (let seed = 1; seed <= seeds; seed++) {
        const faults = nodes.slice(-f).map((node) => crash(node, { atMs: 0 }));
        const options = { nodes, model, faults, seed, until: { timeMs: 5_000 }, trace: false };
        const { violations, unreached } = simulate(chandraToueg({ inputs }), options);
        if (violations.length > 0) wrong++;
        if (!unreached.includes("a node decides")) decided++;
      }
      return {
        figures: { "runs with a decision": { value: decided }, "runs that went wrong": { value: wrong } },
        checked: `${seeds} seeds of 5 s, ${f} of ${n} nodes down from the start`,
      };
    },
  }),

  claim({
    id: "chandra-toueg.any-detector",
    sentence: "Agreement does not depend on the detector at all.",
    source,
    published: [{ at: { n: 3, rounds: 2 }, figures: { "ways to go wrong": 0 } }],
    tolerance: { grade: "G0" },
    defaults: { n: 3, rounds: 2, f: 1 },
    compute({ n, rounds, f }) {
      const { verdict, checked } = explore(anyDetector({ inputs: [0, 1] }), {
        nodes: n,
        model: systemModel({ timing: asynchronous(), failures: crashStop({ f }) }),
        bounds: {
          within: {
            [`rounds are at most ${rounds}`]: (nodes) => nodes.every(({ state }) => state.round <= rounds),
          },
        },
      });
      const ways = { ok: 0, illegal: 1, unknown: NaN }[verdict.kind];
      return { figures: { "ways to go wrong": { value: ways } }, checked };
    },
  }),
];
