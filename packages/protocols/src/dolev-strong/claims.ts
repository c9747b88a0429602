/** What is known of Byzantine broadcast with signatures, and how it is checked. */
import type { NodeId } from "@lightcone/simulation";
import { claim, type Claim, type Source } from "../claim.ts";
import { playRounds } from "../lock-step.ts";
import { allPlots, plotting } from "./coalition.ts";
import { dolevStrongRounds } from "./dolev-strong.ts";

const dolevStrong: Source = {
  author: "Danny Dolev and H. Raymond Strong",
  title: "Authenticated algorithms for Byzantine agreement",
  venue: "SIAM Journal on Computing 12(4)",
  year: 1983,
};

/**
 * In how many of all plots the correct nodes fail: f nodes plot, the transmitter among them, and choose for each phase
 * and each correct node which of two values it gets, properly signed.
 */
function failures({ n, f, phases }: { readonly n: number; readonly f: number; readonly phases: number }) {
  const cluster: readonly NodeId[] = Array.from({ length: n }, (_, i) => `p${i + 1}`);
  const coalition = cluster.slice(0, f);
  // In phase f + 1 the coalition has too few signatures.
  const plots = allPlots(cluster.slice(f), { phases: Math.min(phases, f), values: [1, 2], short: false });
  const algorithm = dolevStrongRounds({ f, value: 1, transmitter: "p1", phases });
  const failed = plots.filter(
    (plot) => playRounds(algorithm, cluster, plotting(plot, coalition), coalition).violated.length > 0,
  );
  return { count: failed.length, checked: `exhaustive: ${n} nodes, ${f} faulty, ${plots.length} plots` };
}

export const claims: readonly Claim[] = [
  claim({
    id: "dolev-strong.agreement",
    sentence: "With signatures, f + 1 phases of broadcast agree whatever f of n nodes do, for any f < n.",
    source: dolevStrong,
    published: [
      { at: { n: 3, f: 1, phases: 2 }, figures: { failures: 0 } },
      { at: { n: 4, f: 2, phases: 3 }, figures: { failures: 0 } },
      { at: { n: 5, f: 3, phases: 4 }, figures: { failures: 0 } },
      { at: { n: 5, f: 2, phases: 3 }, figures: { failures: 0 } },
    ],
    tolerance: { grade: "G0" },
    defaults: { n: 3, f: 1, phases: 2 },
    compute(size) {
      const { count, checked } = failures(size);
      return { figures: { failures: { value: count } }, checked };
    },
  }),

  claim({
    id: "dolev-strong.one-phase-less",
    sentence: "After f phases only, f faulty nodes can split the correct ones.",
    source: dolevStrong,
    published: [
      { at: { n: 3, f: 1, phases: 1 }, figures: { "can fail": 1 } },
      { at: { n: 4, f: 2, phases: 2 }, figures: { "can fail": 1 } },
      { at: { n: 5, f: 3, phases: 3 }, figures: { "can fail": 1 } },
    ],
    tolerance: { grade: "G0" },
    defaults: { n: 3, f: 1, phases: 1 },
    compute(size) {
      const { count, checked } = failures(size);
      return { figures: { "can fail": { value: count > 0 ? 1 : 0 } }, checked };
    },
  }),
];
