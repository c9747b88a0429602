import { lossy, simulate, synchronous, systemModel } from "@lightcone/simulation";
import { twoGenerals } from "./two-generals.ts";

/** What is fingerprinted. */
export const runs = {
  "three messengers, synchronous, lossy": (seed: number) =>
    simulate(twoGenerals({ messengers: 3, letters: 6 }), {
      nodes: 2,
      model: systemModel({ timing: synchronous({ deltaMs: 40 }), links: lossy({ probability: 0.4 }) }),
      seed,
    }),
};
