import { Mistake } from "@lightcone/simulation";
import { refuseUnknownKeys, requireNumber } from "@lightcone/simulation/parts";

/** When a search gives up. Its verdict is then "unknown", with the limit that was reached. */
export type Limits = {
  /** Distinct states. Default five million. */
  readonly states?: number;
  /** What the search keeps in memory, in megabytes of 10^6 bytes; an estimate where states are objects. Default 512. */
  readonly memoryMb?: number;
  /** Steps from an initial state, which itself counts as the first. Default none. */
  readonly depth?: number;
};

export type ReadLimits = { readonly states: number; readonly bytes: number; readonly depth: number };

export function readLimits(limits: Limits): ReadLimits {
  refuseUnknownKeys(limits, ["states", "memoryMb", "depth"], "explore({ limits })");
  const { states = 5_000_000, memoryMb = 512, depth = Infinity } = limits;
  requireNumber(states, "explore({ limits: { states } })", 1);
  requireNumber(memoryMb, "explore({ limits: { memoryMb } })", 1);
  if (limits.depth !== undefined) requireNumber(depth, "explore({ limits: { depth } })", 1);
  if (Number.isFinite(depth) && !Number.isInteger(depth))
    throw new Mistake(`explore({ limits: { depth } }) is ${depth}: it counts states along a path.`);
  return { states, bytes: memoryMb * 1e6, depth };
}
