import { asynchronous, byzantine, crash, crashStop, simulate, systemModel } from "@lightcone/simulation";
import { brachaBroadcast } from "./bracha.ts";
import { reliableBroadcast } from "./reliable-broadcast.ts";
import { anyScript, speaker } from "./traitors.ts";

const timing = asynchronous();

/** What is fingerprinted. */
export const runs = {
  "the sender crashes while it sends": (seed: number) =>
    simulate(reliableBroadcast(), {
      nodes: 5,
      model: systemModel({ timing, failures: crashStop({ f: 1 }) }),
      faults: [crash("A", { inStep: 1, keeping: 1 + (seed % 4) })],
      seed,
      until: { timeMs: 60_000 },
    }),
  "Bracha's, the sender is a traitor": (seed: number) =>
    simulate(brachaBroadcast({ f: 1 }), {
      nodes: 4,
      model: systemModel({ timing, failures: byzantine({ f: 1 }) }),
      byzantine: { A: speaker(anyScript(seed, ["B", "C", "D"], [1, 2])) },
      seed,
      until: { timeMs: 60_000 },
    }),
};
