import { asynchronous, crash, crashStop, simulate, systemModel } from "@lightcone/simulation";
import { abd } from "./abd.ts";
import { readersAndWriters } from "./workload.ts";

const until = { timeMs: 60_000 };

/** What is fingerprinted. */
export const runs = {
  "two writers and two readers, one crash": (seed: number) =>
    simulate(abd(), {
      nodes: 3,
      model: systemModel({ timing: asynchronous(), failures: crashStop({ f: 1 }) }),
      faults: [crash("C", { atMs: 10 + seed })],
      workload: readersAndWriters({ writers: 2, readers: 2, operations: 4 }),
      seed,
      until,
    }),
  "one writer, without write-back": (seed: number) =>
    simulate(abd({ writer: "A", writesBack: false }), {
      nodes: 5,
      model: systemModel({ timing: asynchronous() }),
      workload: readersAndWriters({ writers: 1, readers: 4, operations: 4 }),
      seed,
      until,
    }),
};
