import { asynchronous, crash, crashStop, simulate, systemModel } from "@lightcone/simulation";
import { benOr } from "./ben-or.ts";
import { keepUndecided } from "./scheduler.ts";

/** What is fingerprinted. */
export const runs = {
  "private coins, one crash": (seed: number) =>
    simulate(benOr({ inputs: [0, 1, 0, 1, 1], f: 2 }), {
      nodes: 5,
      model: systemModel({ timing: asynchronous(), failures: crashStop({ f: 1 }) }),
      faults: [crash("C", { atMs: seed })],
      seed,
      until: { timeMs: 60_000 },
    }),
  "the scheduler that sees everything": (seed: number) =>
    keepUndecided({ inputs: [0, 1, 1], f: 1 }, { nodes: ["A", "B", "C"], seed }),
};
