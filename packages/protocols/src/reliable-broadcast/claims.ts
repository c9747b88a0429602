/** What is known of reliable broadcast, and how it is checked. */
import { explore } from "@lightcone/checkers";
import { asynchronous, byzantine, crashStop, simulate, sweep, systemModel } from "@lightcone/simulation";
import { claim, type Claim, type Source } from "../claim.ts";
import { brachaBroadcast, validity } from "./bracha.ts";
import { reliableBroadcast } from "./reliable-broadcast.ts";
import { anyScript, speaker } from "./traitors.ts";

const hadzilacosToueg: Source = {
  author: "Vassos Hadzilacos and Sam Toueg",
  title: "A modular approach to fault-tolerant broadcasts and related problems",
  venue: "Cornell University TR 94-1425",
  year: 1994,
};
const bracha: Source = {
  author: "Gabriel Bracha",
  title: "Asynchronous Byzantine agreement protocols",
  venue: "Information and Computation 75(2)",
  year: 1987,
};
const timing = asynchronous();
const day = { timeMs: 24 * 3_600_000 };

export const claims: readonly Claim[] = [
  claim({
    id: "reliable-broadcast.crashes",
    sentence: "All correct nodes deliver or none does, whichever nodes crash, and when.",
    source: hadzilacosToueg,
    published: [
      { at: { n: 3, f: 2 }, figures: { violations: 0 } },
      { at: { n: 4, f: 1 }, figures: { violations: 0 } },
    ],
    tolerance: { grade: "G0" },
    defaults: { n: 3, f: 2 },
    compute({ n, f }) {
      const model = systemModel({ timing, failures: crashStop({ f }) });
      const { verdict, checked } = explore(reliableBroadcast(), { nodes: n, model });
      const violations = { ok: 0, illegal: 1, unknown: NaN }[verdict.kind];
      return { figures: { violations: { value: violations } }, checked };
    },
  }),

  claim({
    id: "reliable-broadcast.bracha",
    sentence:
      "With n > 3f all correct nodes deliver the same value or none, whatever f traitors say, in all runs that were tried.",
    source: bracha,
    published: [
      { at: { n: 4, f: 1 }, figures: { violations: 0 } },
      { at: { n: 7, f: 2 }, figures: { violations: 0 } },
    ],
    tolerance: { grade: "G0" },
    defaults: { n: 4, f: 1, seeds: 200 },
    compute({ n, f, seeds }) {
      const nodes = Array.from({ length: n }, (_, i) => `p${i + 1}`);
      const { failed } = sweep(
        brachaBroadcast({ f, sender: "p1", value: 1 }),
        { nodes, model: systemModel({ timing, failures: byzantine({ f }) }), until: day },
        {
          from: 1,
          count: seeds,
          // The sender is one of them every other time.
          vary(seed) {
            const traitors = nodes.slice(seed % 2, f + (seed % 2));
            const loyal = nodes.filter((node) => !traitors.includes(node));
            const records = traitors.map((node, i) => [
              node,
              speaker(anyScript(f * seed + i, loyal, [1, 2])),
            ]);
            return { byzantine: Object.fromEntries(records) };
          },
        },
      );
      const violations = Object.values(failed).reduce((sum, { hits }) => sum + hits, 0);
      return {
        figures: { violations: { value: violations } },
        checked: `${seeds} seeds, each with its own traitors`,
      };
    },
  }),

  claim({
    id: "reliable-broadcast.too-few",
    sentence: "With n = 3f a silent traitor is enough for nobody to deliver what a correct sender said.",
    source: bracha,
    published: [
      { at: { f: 1 }, figures: { delivers: 0 } },
      { at: { f: 2 }, figures: { delivers: 0 } },
    ],
    tolerance: { grade: "G0" },
    defaults: { f: 1 },
    compute({ f }) {
      const nodes = Array.from({ length: 3 * f }, (_, i) => `p${i + 1}`);
      const silent = nodes.slice(-f).map((node) => [node, speaker([])]);
      const { violations } = simulate(brachaBroadcast({ f, sender: "p1" }), {
        nodes,
        model: systemModel({ timing, failures: byzantine({ f }) }),
        byzantine: Object.fromEntries(silent),
        until: day,
      });
      const isLost = violations.some(({ property }) => property === validity);
      return { figures: { delivers: { value: isLost ? 0 : 1 } }, checked: "one run, to its end" };
    },
  }),
];
