import {
  asynchronous,
  offsetClocks,
  perfectClocks,
  simulate,
  synchronous,
  systemModel,
} from "@lightcone/simulation";
import { hybrid } from "./hybrid.ts";
import { lamport } from "./lamport.ts";
import { vector } from "./vector.ts";

const timing = asynchronous({ medianMs: 20 });

/** What is fingerprinted. */
export const runs = {
  "Lamport, asynchronous": (seed: number) =>
    simulate(lamport(), { nodes: 4, model: systemModel({ timing }), seed }),
  "vector, asynchronous": (seed: number) =>
    simulate(vector(), { nodes: 4, model: systemModel({ timing, clocks: perfectClocks }), seed }),
  "hybrid, clocks within 10 ms": (seed: number) =>
    simulate(hybrid({ epsilonMs: 20, everyMs: 4 }), {
      nodes: 4,
      model: systemModel({ timing: synchronous({ deltaMs: 5 }), clocks: offsetClocks({ withinMs: 10 }) }),
      seed,
    }),
};
