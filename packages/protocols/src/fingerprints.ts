/**
 * Fingerprints of 20 seeds of every protocol under models that use all of the kernel's chance. Committed in
 * `fingerprints.json` and computed anew in Node and in Chromium: equal everywhere, or a link to a run means nothing.
 */
import {
  asynchronous,
  crash,
  crashStop,
  lossy,
  partiallySynchronous,
  simulate,
  synchronous,
  systemModel,
} from "@lightcone/simulation";
import { ping } from "./ping/index.ts";
import { twoGenerals } from "./two-generals/index.ts";

const seeds = Array.from({ length: 20 }, (_, i) => i + 1);

const runs = {
  "ping, asynchronous": (seed: number) =>
    simulate(ping(), {
      nodes: 5,
      model: systemModel({ timing: asynchronous() }),
      seed,
      until: { timeMs: 3_000 },
    }),
  "ping, partially synchronous, lossy, one crash": (seed: number) =>
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
  "two generals, three messengers, synchronous, lossy": (seed: number) =>
    simulate(twoGenerals({ messengers: 3, letters: 6 }), {
      nodes: 2,
      model: systemModel({ timing: synchronous({ deltaMs: 40 }), links: lossy({ probability: 0.4 }) }),
      seed,
    }),
};

export default Object.fromEntries(
  Object.entries(runs).map(([name, run]) => [name, seeds.map((seed) => run(seed).fingerprint)]),
);
