import { simulate, synchronous, systemModel } from "@lightcone/simulation";
import { chancesOf, spread } from "./epidemic-model.ts";
import { pullFeedbackCounter, pushBlindCoin, pushFeedbackCounter, type Variant } from "./interest.ts";
import { rumorMongering } from "./rumor-mongering.ts";

const run = (variant: Variant) => (seed: number) =>
  simulate(rumorMongering({ variant, cycles: 12 }), {
    nodes: 12,
    model: systemModel({ timing: synchronous({ deltaMs: 30 }) }),
    seed,
  });

/** What is fingerprinted. */
export const runs = {
  "push, feedback, counter": run(pushFeedbackCounter(2)),
  "push, blind, coin": run(pushBlindCoin(3)),
  "pull, feedback, counter": run(pullFeedbackCounter(1)),
  "the model without a network": (seed: number) => ({
    fingerprint: [...spread(pushBlindCoin(3), 20, chancesOf(20, seed)).learnedIn].join(),
  }),
};
