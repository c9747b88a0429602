import { authenticatedByzantine, simulate, synchronous, systemModel } from "@lightcone/simulation";
import { conspirator } from "./coalition.ts";
import { dolevStrong } from "./dolev-strong.ts";

const model = systemModel({
  timing: synchronous({ deltaMs: 50 }),
  failures: authenticatedByzantine({ f: 2 }),
});

/** What is fingerprinted. */
export const runs = {
  "five nodes, all correct": (seed: number) =>
    simulate(dolevStrong({ f: 2, value: 7 }), { nodes: 5, model, seed }),
  "two of four plot": (seed: number) => {
    const options = { f: 2, value: 1 };
    const plot = [
      { phase: 1, to: "C", value: 1, isShort: false },
      { phase: 2, to: "D", value: 2, isShort: false },
    ];
    const byzantine = {
      A: conspirator(options, plot, ["A", "B"]),
      B: conspirator(options, [], ["B"]),
    };
    return simulate(dolevStrong(options), { nodes: 4, model, byzantine, seed });
  },
};
