import { asynchronous, perfectClocks, simulate, systemModel } from "@lightcone/simulation";
import type { AnyAttempt } from "../attempt.ts";
import { bare } from "../consensus.ts";
import { watched } from "../hypotheses.ts";

/** So many runs are looked at: who reads a clock does so soon. */
const runs = 5;

/** Whether a handler reads a clock, in some runs. */
export function readsClock({ protocol }: AnyAttempt, nodes: number): boolean {
  const model = systemModel({ timing: asynchronous(), clocks: perfectClocks });
  return Array.from({ length: runs }, (_, seed) => {
    const inputs = Array.from({ length: nodes }, (__, i) => ((seed + i) % 2) as 0 | 1);
    const watching = watched(bare(protocol(inputs)));
    simulate(watching.protocol as never, { nodes, model, seed, until: { events: 500 }, trace: false });
    return watching.uses.clock;
  }).includes(true);
}
