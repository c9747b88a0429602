import { asynchronous, links, simulate, systemModel } from "@lightcone/simulation";
import { lamportExclusion } from "./lamport.ts";
import { ricartAgrawala } from "./ricart-agrawala.ts";

const timing = asynchronous({ medianMs: 10 });

/** What is fingerprinted. */
export const runs = {
  "Lamport, FIFO": (seed: number) =>
    simulate(lamportExclusion(), {
      nodes: 4,
      model: systemModel({ timing, links: links({ fifo: true }) }),
      seed,
    }),
  "Ricart-Agrawala": (seed: number) =>
    simulate(ricartAgrawala(), { nodes: 4, model: systemModel({ timing }), seed }),
};
