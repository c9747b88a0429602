import { links, simulate, synchronous, systemModel } from "@lightcone/simulation";
import { hops } from "./hops.ts";
import { alternatingBit, stopAndWait } from "./stop-and-wait.ts";

const timing = synchronous({ deltaMs: 40 });

/** What is fingerprinted. */
export const runs = {
  "stop-and-wait, lossy": (seed: number) =>
    simulate(stopAndWait({ items: 8 }), {
      nodes: 2,
      model: systemModel({ timing, links: links({ loss: 0.3, duplication: 0.1 }) }),
      seed,
    }),
  "alternating bit, lossy, FIFO": (seed: number) =>
    simulate(alternatingBit({ items: 8 }), {
      nodes: 2,
      model: systemModel({ timing, links: links({ loss: 0.3, duplication: 0.1, fifo: true }) }),
      seed,
    }),
  "four hops, both remedies": (seed: number) =>
    simulate(hops({ packets: 4, loss: 0.2, damage: 0.05, hopMs: 100 }), {
      nodes: 5,
      model: systemModel({ timing }),
      seed,
      until: { timeMs: 60_000 },
    }),
};
