/** What is known of generals who cannot be sure, and how it is checked. */
import { lossy, simulate, synchronous, systemModel } from "@lightcone/simulation";
import { claim, type Claim, type Source } from "../claim.ts";
import { shareOf } from "../estimate.ts";
import { allDeliveries, badKeys } from "./random-attack.ts";
import { twoGenerals } from "./two-generals.ts";

const gray: Source = {
  author: "Jim Gray",
  title: "Notes on data base operating systems",
  venue: "Operating Systems: An Advanced Course, Springer",
  year: 1978,
};
const varghese: Source = {
  author: "George Varghese and Nancy A. Lynch",
  title: "A tradeoff between safety and liveness for randomized coordinated attack protocols",
  venue: "ACM Symposium on Principles of Distributed Computing (PODC)",
  year: 1992,
};

/** What share of the seeds ends in an attack of both, of one, of nobody. */
function outcomes(
  options: Parameters<typeof twoGenerals>[0],
  { loss, seeds }: { readonly loss: number; readonly seeds: number },
) {
  const model = systemModel({
    timing: synchronous({ deltaMs: 50 }),
    links: lossy({ probability: loss }),
  });
  let [attacks, disagreements] = [0, 0];
  for (let seed = 1; seed <= seeds; seed++) {
    const run = simulate(twoGenerals(options), { nodes: 2, model, seed });
    const { nodes } = run.worldAt(run.metrics.events - 1);
    const attackers = nodes.filter(({ state }) => state!.decision === "attack").length;
    if (attackers === 2) attacks++;
    if (attackers === 1) disagreements++;
  }
  return {
    attack: shareOf(attacks, seeds),
    disagreement: shareOf(disagreements, seeds),
    nobody: shareOf(seeds - attacks - disagreements, seeds),
  };
}

const power = (base: number, exponent: number) =>
  Array.from({ length: exponent }).reduce<number>((product) => product * base, 1);

/** The fewest messengers of whom all are lost with at most this probability. A share of a billionth is rounding. */
function messengersFor(loss: number, probability: number): number {
  let messengers = 1;
  while (power(loss, messengers) > probability * (1 + 1e-9)) messengers++;
  return messengers;
}

export const claims: readonly Claim[] = [
  claim({
    id: "two-generals.messengers",
    sentence:
      "If one general attacks in any case and sends k messengers, the other attacks as well with probability 1 - p^k.",
    source: gray,
    published: (
      [
        [0.1, 1, 0.9],
        [0.1, 2, 0.99],
        [0.3, 2, 0.91],
        [0.3, 3, 0.973],
        [0.5, 3, 0.875],
      ] as const
    ).map(([loss, messengers, attack]) => ({ at: { loss, messengers }, figures: { attack } })),
    tolerance: { grade: "G1", standardErrors: 4 },
    defaults: { loss: 0.3, messengers: 1, seeds: 20_000 },
    compute({ loss, messengers, seeds }) {
      const { attack, disagreement } = outcomes({ messengers, letters: 1 }, { loss, seeds });
      return { figures: { attack, disagreement }, checked: `${seeds} seeds` };
    },
  }),

  claim({
    id: "two-generals.messengers-needed",
    sentence:
      "Every further messenger divides the chance of failing by the same factor, and none makes it zero.",
    source: gray,
    published: (
      [
        [0.1, 3, 6],
        [0.3, 6, 12],
        [0.5, 10, 20],
      ] as const
    ).map(([loss, thousandth, millionth]) => ({
      at: { loss },
      figures: { "messengers for one failure in 1,000": thousandth, "for one in 1,000,000": millionth },
    })),
    tolerance: { grade: "G0" },
    defaults: { loss: 0.3 },
    compute: ({ loss }) => ({
      figures: {
        "messengers for one failure in 1,000": { value: messengersFor(loss, 1e-3) },
        "for one in 1,000,000": { value: messengersFor(loss, 1e-6) },
      },
      checked: "formula",
    }),
  }),

  claim({
    id: "two-generals.acknowledgements",
    sentence:
      "A chain of t letters ends in disagreement with probability p (1 - p)^(t - 1): longer chains make it rarer, never impossible, and more and more often nobody attacks.",
    source: gray,
    published: (
      [
        [1, 0.7, 0.3, 0],
        [2, 0.49, 0.21, 0.3],
        [4, 0.2401, 0.1029, 0.657],
      ] as const
    ).map(([letters, attack, disagreement, nobody]) => ({
      at: { loss: 0.3, letters },
      figures: { attack, disagreement, nobody },
    })),
    tolerance: { grade: "G1", standardErrors: 4 },
    defaults: { loss: 0.3, letters: 2, seeds: 20_000 },
    compute({ loss, letters, seeds }) {
      return { figures: outcomes({ letters }, { loss, seeds }), checked: `${seeds} seeds` };
    },
  }),

  claim({
    id: "two-generals.random-attack",
    sentence:
      "With a random key, r rounds suffice to disagree with probability 1 / r against the worst losses; no protocol does better than 1 / (r + 1).",
    source: varghese,
    published: [1, 2, 3, 4, 5, 6].map((rounds) => ({
      at: { rounds },
      figures: { "worst disagreement": 1 / rounds },
    })),
    tolerance: { grade: "G0" },
    defaults: { rounds: 4 },
    compute({ rounds }) {
      const all = allDeliveries(rounds);
      const worst = Math.max(...all.map(badKeys));
      return {
        figures: { "worst disagreement": { value: worst / rounds } },
        checked: `exhaustive: ${rounds} rounds, ${all.length} patterns of loss, every key`,
      };
    },
  }),
];
