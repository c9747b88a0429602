import type { NodeId } from "@lightcone/simulation";

/** A node votes once. */
const grants = (votedFor: NodeId | null, candidate: NodeId): boolean =>
  votedFor === null || votedFor === candidate;

/** More than half: two such sets of voters have a node in common, and that node would have voted twice. */
const wins = (votes: readonly NodeId[], cluster: readonly NodeId[]): boolean =>
  votes.length > cluster.length / 2;
