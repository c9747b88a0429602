import {
  crash,
  crashStop,
  exponential,
  links,
  partiallySynchronous,
  simulate,
  systemModel,
} from "@lightcone/simulation";
import { anyDetector } from "./any-detector.ts";
import { chandraToueg } from "./chandra-toueg.ts";

const model = systemModel({
  timing: partiallySynchronous({ gstMs: 600, deltaMs: 80 }),
  failures: crashStop({ f: 2 }),
});

/** What is fingerprinted. */
export const runs = {
  "five nodes, two crashes, partially synchronous": (seed: number) =>
    simulate(chandraToueg({ inputs: [1, 2, 3, 4, 5], periodMs: 50 }), {
      nodes: 5,
      model,
      faults: [crash("A", { atMs: seed * 5 }), crash("C", { atMs: 300 })],
      seed,
      until: { timeMs: 5_000 },
    }),
  "over any detector": (seed: number) =>
    simulate(anyDetector({ inputs: ["x", "y", "z"], whimMs: 120 }), {
      nodes: 3,
      model: { ...model, links: links({ latency: exponential({ meanMs: 20 }) }) },
      seed,
      until: { timeMs: 2_000 },
    }),
};
