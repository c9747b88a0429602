import { asynchronous, ring, simulate, systemModel } from "@lightcone/simulation";
import { changRoberts } from "./chang-roberts.ts";

/** What is fingerprinted. */
export const runs = {
  "six nodes": (seed: number) =>
    simulate(changRoberts({ numbers: [3, 6, 2, 5, 1, 4] }), {
      nodes: 6,
      model: systemModel({ timing: asynchronous(), topology: ring }),
      seed,
    }),
};
