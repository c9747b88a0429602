import {
  asynchronous,
  crash,
  crashRecovery,
  durable,
  links,
  pause,
  perfectClocks,
  restart,
  simulate,
  synchronous,
  systemModel,
  uniform,
} from "@lightcone/simulation";
import { leasedLock } from "./leased-lock.ts";

/** What is fingerprinted. */
export const runs = {
  "synchronous, the server crashes": (seed: number) =>
    simulate(leasedLock(), {
      nodes: 5,
      model: systemModel({
        timing: synchronous({ deltaMs: 10 }),
        failures: crashRecovery({ f: 1 }),
        storage: durable({ write: { betweenMs: [1, 10] } }),
      }),
      faults: [crash("A", { atMs: 200 + seed }), restart("A", { atMs: 300 })],
      seed,
    }),
  "asynchronous, a holder pauses": (seed: number) =>
    simulate(leasedLock(), {
      nodes: 4,
      model: systemModel({
        timing: asynchronous(),
        clocks: perfectClocks,
        links: links({ latency: uniform({ betweenMs: [1, 10] }) }),
      }),
      faults: [pause("C", { atMs: 100 + 5 * seed, forMs: 1_000 })],
      seed,
    }),
};
