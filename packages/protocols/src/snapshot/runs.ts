import { asynchronous, links, simulate, systemModel } from "@lightcone/simulation";
import { chandyLamport } from "./chandy-lamport.ts";

/** What is fingerprinted. */
export const runs = {
  "four nodes, FIFO channels": (seed: number) =>
    simulate(chandyLamport(), {
      nodes: 4,
      model: systemModel({ timing: asynchronous(), links: links({ fifo: true }) }),
      seed,
    }),
};
