import { asynchronous, exponential, links, simulate, systemModel } from "@lightcone/simulation";
import { canonicalText, Digest } from "@lightcone/simulation/parts";
import { partialQuorums } from "./partial-quorums.ts";
import { profiles } from "./profiles.ts";
import { drawLegs, outcomesOf } from "./wars.ts";

/** What is fingerprinted: runs, and what the model draws. */
export const runs = {
  "one of three, exponential legs": (seed: number) =>
    simulate(partialQuorums({ r: 1, w: 1, afterMs: 1 }), {
      nodes: 4,
      model: systemModel({
        timing: asynchronous(),
        links: links({ latency: exponential({ meanMs: 5 }) }),
      }),
      seed,
    }),
  "the model, spinning disks at three sites": (seed: number) => {
    const legs = drawLegs(profiles.wan, 3, { trials: 200, seed });
    const { writes, reads, staleness } = outcomesOf(legs, { r: 1, w: 2 });
    const digest = new Digest();
    digest.addText(canonicalText([...writes, ...reads, ...staleness]));
    return { fingerprint: digest.toString() };
  },
};
