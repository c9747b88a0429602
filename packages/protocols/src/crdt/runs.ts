import {
  asynchronous,
  closedLoop,
  crash,
  crashRecovery,
  durable,
  links,
  restart,
  simulate,
  systemModel,
} from "@lightcone/simulation";
import { growOnlySet } from "./grow-only-set.ts";
import { observedRemoveSet } from "./observed-remove-set.ts";
import { replicated } from "./replicated.ts";

const model = systemModel({
  timing: asynchronous({ medianMs: 20 }),
  links: links({ loss: 0.2, duplication: 0.1 }),
  failures: crashRecovery({ f: 1 }),
  storage: durable({ write: { betweenMs: [1, 5] } }),
});
const element = (n: number, client: string) => `e${(n + client.length) % 3}`;
const workload = closedLoop({
  clients: 3,
  operations: 6,
  mix: [
    { operation: (n: number, client: string) => ({ f: "add", element: element(n, client) }), weight: 2 },
    { operation: (n: number, client: string) => ({ f: "remove", element: element(n + 1, client) }) },
  ],
});

/** What is fingerprinted. */
export const runs = {
  "grow-only set": (seed: number) => simulate(replicated(growOnlySet), { nodes: 4, model, workload, seed }),
  "observed-remove set, one crash": (seed: number) =>
    simulate(replicated(observedRemoveSet), {
      nodes: 4,
      model,
      workload,
      faults: [crash("B", { atMs: 50 + seed }), restart("B", { atMs: 200 })],
      seed,
    }),
};
