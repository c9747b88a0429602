/**
 * Safe, and useless: nobody is ever elected. Safety alone is had by doing nothing. A node has one vote, and the first who
 * asks may have it.
 */
import type { NodeId } from "@lightcone/simulation";

const grants = (votedFor: NodeId | null, candidate: NodeId): boolean => false;
const wins = (votes: readonly NodeId[], cluster: readonly NodeId[]): boolean =>
  votes.length > cluster.length / 2;
