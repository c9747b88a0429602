/**
 * Three nodes have no two halves, four nodes do: two candidates with two votes each, and nobody voted twice. Any two sets of
 * winners must **share a node**. How many votes make sure of that, whatever the number of nodes?
 */
import type { NodeId } from "@lightcone/simulation";

const grants = (votedFor: NodeId | null, candidate: NodeId): boolean => votedFor === null;
const wins = (votes: readonly NodeId[], cluster: readonly NodeId[]): boolean =>
  votes.length >= cluster.length / 2;
