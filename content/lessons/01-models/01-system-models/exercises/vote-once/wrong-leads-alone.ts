/**
 * Your candidate leads by its own vote. It could do so only if it knew that nobody else is a candidate, and a node knows
 * nothing of the others but what their messages say.
 */
import type { NodeId } from "@lightcone/simulation";

const grants = (votedFor: NodeId | null, candidate: NodeId): boolean => votedFor === null;
const wins = (votes: readonly NodeId[], cluster: readonly NodeId[]): boolean => votes.length >= 1;
