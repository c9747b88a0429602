/**
 * How busy the busiest node is, where each access goes to a quorum that is drawn by a strategy (Naor & Wool, SIAM J.
 * Comput. 27(2), 1998). The load of a system is that of its best strategy.
 */
import { Mistake } from "@lightcone/simulation";
import type { QuorumSystem } from "./quorum-system.ts";

/** The share of accesses that reach the busiest node. The strategy: a weight for each quorum; all the same unless given. */
export function loadOf({ nodes, quorums }: QuorumSystem, strategy = quorums.map(() => 1)): number {
  if (strategy.length !== quorums.length)
    throw new Mistake(
      `There are ${quorums.length} quorums and ${strategy.length} weights: give one to each.`,
    );
  const total = strategy.reduce((sum, weight) => sum + weight, 0);
  const shares = nodes.map((node) =>
    quorums.reduce((sum, quorum, i) => sum + (quorum.includes(node) ? strategy[i]! : 0), 0),
  );
  return Math.max(...shares) / total;
}

/**
 * No strategy does better: max(1/c, c/n) for the smallest quorum of c nodes, which is at least 1/√n. Where a strategy reaches it, it is the load of the system.
 */
export function leastLoad({ nodes, quorums }: QuorumSystem): number {
  const smallest = Math.min(...quorums.map((quorum) => quorum.length));
  return Math.max(1 / smallest, smallest / nodes.length);
}
