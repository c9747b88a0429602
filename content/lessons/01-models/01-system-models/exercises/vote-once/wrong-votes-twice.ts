/**
 * A node that votes for everybody who asks is counted by two candidates. With messages slow enough, both of them have a
 * majority. What must a node remember, and whom must it refuse?
 */
import type { NodeId } from "@lightcone/simulation";

const grants = (votedFor: NodeId | null, candidate: NodeId): boolean => true;
const wins = (votes: readonly NodeId[], cluster: readonly NodeId[]): boolean =>
  votes.length > cluster.length / 2;
