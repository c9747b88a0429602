/**
 * Who votes, and what they have agreed upon — Ongaro & Ousterhout (2014), §6; Ongaro, "Consensus: bridging theory and
 * practice", Stanford 2014, ch. 4. Pure arithmetic of quorums, also for two sets of voters at once (joint consensus).
 */
import type { NodeId } from "@lightcone/simulation";

export type Configuration = {
  readonly voters: readonly NodeId[]; //              sorted
  readonly outgoing: readonly NodeId[] | null; //     in joint consensus the voters that were, who must agree as well
  readonly learners: readonly NodeId[]; //            get the log and have no vote
};

export const configurationOf = (voters: readonly NodeId[]): Configuration => ({
  voters: [...voters].sort(),
  outgoing: null,
  learners: [],
});

/** All that get the log, sorted. */
export const membersOf = ({ voters, outgoing, learners }: Configuration): readonly NodeId[] =>
  [...new Set([...voters, ...(outgoing ?? []), ...learners])].sort();

export const isVoter = ({ voters, outgoing }: Configuration, node: NodeId): boolean =>
  voters.includes(node) || (outgoing?.includes(node) ?? false);

const groupsOf = ({ voters, outgoing }: Configuration): readonly (readonly NodeId[])[] =>
  outgoing ? [voters, outgoing] : [voters];

/** A majority of the voters; in joint consensus one of either group. */
export const isQuorum = (nodes: readonly NodeId[], configuration: Configuration): boolean =>
  groupsOf(configuration).every(
    (voters) => 2 * voters.filter((voter) => nodes.includes(voter)).length > voters.length,
  );

/** The largest number that a quorum has reached: the index to commit, where each voter's match is given. */
export const reachedByQuorum = (reached: (voter: NodeId) => number, configuration: Configuration): number =>
  Math.min(
    ...groupsOf(configuration).map((voters) => {
      const descending = voters.map(reached).sort((a, b) => b - a);
      return descending[Math.floor(voters.length / 2)] ?? 0;
    }),
  );

/** Do the two differ in one voter at most? Then every majority of the one meets every majority of the other. */
export const differByOne = (a: Configuration, b: Configuration): boolean => {
  const added = b.voters.filter((voter) => !a.voters.includes(voter));
  const removed = a.voters.filter((voter) => !b.voters.includes(voter));
  return added.length + removed.length <= 1;
};
