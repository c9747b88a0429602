import { crash, crashStop, simulate, synchronous, systemModel } from "@lightcone/simulation";
import { earlyStopping } from "./early-stopping.ts";
import { floodSet } from "./flood-set.ts";
import { optFloodSet } from "./opt-flood-set.ts";

const options = (seed: number, f: number) => ({
  model: systemModel({ timing: synchronous({ deltaMs: 50 }), failures: crashStop({ f }) }),
  seed,
});

/** What is fingerprinted. */
export const runs = {
  "FloodSet, a crash while it sends": (seed: number) =>
    simulate(floodSet({ inputs: [0, 1, 1, 1], f: 2 }), {
      nodes: 4,
      faults: [crash("A", { inStep: 1, keeping: seed % 4 }), crash("B", { atMs: 100 + seed })],
      ...options(seed, 2),
    }),
  "OptFloodSet, three values": (seed: number) =>
    simulate(optFloodSet({ inputs: [1, 2, 3, 1, 2], f: 1 }), { nodes: 5, ...options(seed, 1) }),
  "early stopping, a crash in the first round": (seed: number) =>
    simulate(earlyStopping({ inputs: [0, 1, 1, 1, 1], f: 3 }), {
      nodes: 5,
      faults: [crash("A", { inStep: 1, keeping: seed % 5 })],
      ...options(seed, 3),
    }),
};
