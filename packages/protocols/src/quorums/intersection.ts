/**
 * Where quorums meet. Crashes ask that two of them share a node, Byzantine nodes that they share a correct one: f + 1
 * nodes where what is written proves itself, 2f + 1 where the truth must outvote the lies (Malkhi & Reiter, "Byzantine
 * quorum systems", Distributed Computing 11(4), 1998). Flexible quorums ask it only of one of each kind, those that elect
 * and those that decide (Howard, Malkhi & Spiegelman, "Flexible Paxos", OPODIS 2016).
 */
import type { NodeId } from "@lightcone/simulation";
import type { QuorumSystem } from "./quorum-system.ts";

export type Meeting = {
  /** In how many nodes they meet at least. */
  readonly nodes: number;
  /** Two that meet in no more, one of each kind: what shows that it is so. */
  readonly witness: readonly [readonly NodeId[], readonly NodeId[]];
};

/** The smallest meeting of a quorum of the one kind with one of the other; the same kind unless given. */
export function smallestMeeting(one: QuorumSystem, other: QuorumSystem = one): Meeting {
  let smallest: Meeting = { nodes: Infinity, witness: [[], []] };
  for (const a of one.quorums)
    for (const b of other.quorums) {
      const nodes = a.filter((node) => b.includes(node)).length;
      if (nodes < smallest.nodes) smallest = { nodes, witness: [a, b] };
    }
  return smallest;
}

/** Whether every quorum of the one kind meets every one of the other. */
export const intersects = (one: QuorumSystem, other: QuorumSystem = one): boolean =>
  smallestMeeting(one, other).nodes > 0;

/** How many nodes may be down, whichever they are, so that a quorum is left. */
export function tolerates({ nodes, quorums }: QuorumSystem): number {
  const isHit = (down: readonly NodeId[]) =>
    quorums.every((quorum) => quorum.some((node) => down.includes(node)));
  const canHit = (from: number, left: number, down: readonly NodeId[]): boolean =>
    left === 0
      ? isHit(down)
      : nodes.slice(from).some((node, i) => canHit(from + i + 1, left - 1, [...down, node]));
  let count = 0;
  while (count < nodes.length && !canHit(0, count + 1, [])) count++;
  return count;
}

/**
 * The size of quorums of n nodes that work though `crashes` nodes are down and `byzantine` others lie, where what is
 * written proves itself; null where n is below 2c + 3b + 1 (UpRight: Clement et al., SOSP 2009).
 */
export function hybridQuorum(
  n: number,
  { crashes, byzantine }: { readonly crashes: number; readonly byzantine: number },
): number | null {
  const answering = n - crashes - byzantine; // nobody may wait for more
  return 2 * answering - n > byzantine ? answering : null;
}
