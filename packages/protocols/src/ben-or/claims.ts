/** What is known of randomized consensus, and how it is checked. */
import { claim, type Claim, type Source } from "../claim.ts";
import { Mean } from "../estimate.ts";
import { firstDecision } from "./phases.ts";

const benOr: Source = {
  author: "Michael Ben-Or",
  title: "Another advantage of free choice: completely asynchronous agreement protocols",
  venue: "PODC",
  year: 1983,
};
const rabin: Source = {
  author: "Michael O. Rabin",
  title: "Randomized Byzantine generals",
  venue: "FOCS",
  year: 1983,
};

/** The mean phase of the first decision over many trials, n = 2f + 1. */
function meanPhase(n: number, coin: "private" | "common", trials: number, seed: number): Mean {
  const mean = new Mean();
  const players = { scheduler: "sees everything", coin } as const;
  for (let trial = 0; trial < trials; trial++)
    mean.add(firstDecision({ n, f: (n - 1) / 2 }, players, { seed, trial }));
  return mean;
}

export const claims: readonly Claim[] = [
  claim({
    id: "ben-or.worst-schedule",
    sentence:
      "A scheduler that sees everything delays the first decision to phase 2^(n - 1) in the mean, with n = 2f + 1 and private coins.",
    source: benOr,
    published: [
      { at: { n: 3 }, figures: { "mean phase": 4 } },
      { at: { n: 5 }, figures: { "mean phase": 16 } },
      { at: { n: 7 }, figures: { "mean phase": 64 } },
    ],
    tolerance: { grade: "G1", standardErrors: 4 },
    defaults: { n: 3, trials: 4_000, seed: 1 },
    compute: ({ n, trials, seed }) => ({
      figures: { "mean phase": meanPhase(n, "private", trials, seed).estimate },
      checked: `${trials} trials`,
    }),
  }),

  claim({
    id: "ben-or.common-coin",
    sentence:
      "With a common coin the same scheduler cannot delay the first decision beyond phase 3 in the mean, however many nodes there are.",
    source: rabin,
    // It lets the values differ in the first phase with probability 1 - 2^(1 - n), then in every other one.
    published: [3, 5, 9, 15].map((n) => ({ at: { n }, figures: { "mean phase": 3 - 2 ** (2 - n) } })),
    tolerance: { grade: "G1", standardErrors: 4 },
    defaults: { n: 3, trials: 4_000, seed: 1 },
    compute: ({ n, trials, seed }) => ({
      figures: { "mean phase": meanPhase(n, "common", trials, seed).estimate },
      checked: `${trials} trials`,
    }),
  }),
];
