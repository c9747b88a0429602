import {
  asynchronous,
  crash,
  crashStop,
  lossy,
  partiallySynchronous,
  simulate,
  systemModel,
} from "@lightcone/simulation";
import { ping } from "./ping.ts";

/** What is fingerprinted. */
export const runs = {
  asynchronous: (seed: number) =>
    simulate(ping(), {
      nodes: 5,
      model: systemModel({ timing: asynchronous() }),
      seed,
      until: { timeMs: 3_000 },
    }),
  "partially synchronous, lossy, one crash": (seed: number) =>
    simulate(ping({ periodMs: 150, timeoutMs: 80 }), {
      nodes: 4,
      model: systemModel({
        timing: partiallySynchronous({ gstMs: 700, deltaMs: 60 }),
        failures: crashStop({ f: 1 }),
        links: lossy({ probability: 0.1 }),
      }),
      faults: [crash("B", { atMs: 500 + seed })],
      seed,
      until: { timeMs: 3_000 },
    }),
};
