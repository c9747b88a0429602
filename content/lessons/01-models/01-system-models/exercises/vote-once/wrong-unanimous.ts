/**
 * Nothing bad happens, but one node that has crashed, or is slow, is enough to keep all others from a leader. How many votes
 * can a candidate still get if one node of three is silent?
 */
import type { NodeId } from "@lightcone/simulation";

const grants = (votedFor: NodeId | null, candidate: NodeId): boolean => votedFor === null;
const wins = (votes: readonly NodeId[], cluster: readonly NodeId[]): boolean =>
  votes.length === cluster.length;
