import {
  crash,
  crashStop,
  exponential,
  links,
  lossy,
  partiallySynchronous,
  simulate,
  synchronous,
  systemModel,
} from "@lightcone/simulation";
import { heartbeat } from "./heartbeat.ts";
import { nfdS } from "./nfd-s.ts";
import { phiAccrual } from "./phi-accrual.ts";
import { swim } from "./swim.ts";

const failures = crashStop({ f: 1 });
const stabilizing = systemModel({
  timing: partiallySynchronous({ gstMs: 700, deltaMs: 60 }),
  failures,
  links: lossy({ probability: 0.05 }),
});

/** What is fingerprinted. */
export const runs = {
  "heartbeat, partially synchronous, lossy, one crash": (seed: number) =>
    simulate(heartbeat({ periodMs: 100 }), {
      nodes: 4,
      model: stabilizing,
      faults: [crash("B", { atMs: 1_500 + seed })],
      seed,
      until: { timeMs: 3_000 },
    }),
  "NFD-S, exponential delays": (seed: number) =>
    simulate(nfdS({ etaMs: 100, deltaMs: 50 }), {
      nodes: 2,
      model: systemModel({
        timing: synchronous({ deltaMs: 1_000 }),
        links: links({ latency: exponential({ meanMs: 20 }), loss: 0.05 }),
      }),
      seed,
      until: { timeMs: 10_000 },
    }),
  "phi accrual, normal": (seed: number) =>
    simulate(phiAccrual({ threshold: 3, window: 20 }), {
      nodes: 3,
      model: stabilizing,
      seed,
      until: { timeMs: 3_000 },
    }),
  "SWIM, lossy, one crash": (seed: number) =>
    simulate(swim(), {
      nodes: 6,
      model: systemModel({
        timing: synchronous({ deltaMs: 20 }),
        failures,
        links: lossy({ probability: 0.1 }),
      }),
      faults: [crash("B", { atMs: 1_500 })],
      seed,
      until: { timeMs: 4_000 },
    }),
};
