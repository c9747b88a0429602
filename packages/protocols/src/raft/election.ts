/**
 * Leader election — Ongaro & Ousterhout (2014), §5.2 and §5.4.1; from Ongaro's thesis (2014): PreVote, §9.6; leadership
 * transfer, §3.10; servers that hear from a leader give no vote, §4.2.3.
 */
import type { Context, MessageContext, NodeId } from "@lightcone/simulation";
import { isQuorum, isVoter } from "./configuration.ts";
import { electionTimer, hasLeader, observe, toFollower } from "./follower.ts";
import { lead } from "./leadership.ts";
import { lastOf, type Place } from "./log.ts";
import { broadcast, type Message, send } from "./messages.ts";
import { andThen, currentConfiguration, type Raft, type State, type Step } from "./state.ts";

type Of<Type extends Message["type"]> = Extract<Message, { type: Type }>;

/** Later in its last term or, if those are equal, longer (§5.4.1). */
export const isUpToDate = (candidate: Place, own: Place): boolean =>
  candidate.term !== own.term ? candidate.term > own.term : candidate.index >= own.index;

/** The election timeout of one that does not lead: a voter stands for election, and may ask first whether it could win. */
export function timeOut(raft: Raft, state: State, context: Context): Step {
  if (!isVoter(currentConfiguration(state), context.self)) return [state];
  return raft.options.preVote ? askFirst(raft, state, context) : stand(raft, state, context);
}

function askFirst(raft: Raft, state: State, context: Context): Step {
  const { self } = context;
  const asking: State = {
    ...toFollower(state),
    role: "pre-candidate",
    leader: null,
    hears: false,
    votes: [self],
  };
  if (hasWon(asking)) return stand(raft, state, context);
  const question: Message = { type: "PreVote", term: state.term + 1, last: lastOf(state.log) };
  return [asking, electionTimer(raft), ...broadcast(rivals(state, self), question)];
}

/** Begins a term with a vote for itself. */
function stand(raft: Raft, state: State, context: Context, isTransfer = false): Step {
  const { self } = context;
  const term = state.term + 1;
  const votes = [self];
  const candidate: State = {
    ...toFollower(state),
    role: "candidate",
    term,
    votedFor: self,
    leader: null,
    hears: false,
    votes,
  };
  if (hasWon(candidate)) return lead(raft, candidate, context);
  const call: Message = { type: "RequestVote", term, last: lastOf(state.log), isTransfer };
  return [candidate, electionTimer(raft), ...raft.onceOnDisk(broadcast(rivals(state, self), call))];
}

const hasWon = (state: State): boolean => isQuorum(state.votes, currentConfiguration(state));

const rivals = (state: State, self: NodeId): readonly NodeId[] => {
  const { voters, outgoing } = currentConfiguration(state);
  return [...new Set([...voters, ...(outgoing ?? [])])].filter((voter) => voter !== self).sort();
};

const withVote = (state: State, from: NodeId): State => ({
  ...state,
  votes: [...new Set([...state.votes, from])].sort(),
});

export const election = (raft: Raft) => ({
  RequestVote(state: State, { term, last, isTransfer }: Of<"RequestVote">, { from }: MessageContext): Step {
    if (raft.options.checkQuorum && hasLeader(state) && !isTransfer) return [state];
    return andThen(observe(raft, state, term), (node) => {
      const granted =
        term === node.term &&
        (node.role === "follower" || node.role === "pre-candidate") &&
        raft.rules.mayVote(node.votedFor, from) &&
        raft.rules.isUpToDate(last, lastOf(node.log));
      const answer = raft.onceOnDisk([send(from, { type: "RequestVoteReply", term: node.term, granted })]);
      return granted
        ? [{ ...toFollower(node), votedFor: from }, electionTimer(raft), ...answer]
        : [node, ...answer];
    });
  },

  RequestVoteReply(state: State, { term, granted }: Of<"RequestVoteReply">, context: MessageContext): Step {
    return andThen(observe(raft, state, term), (node) => {
      if (node.role !== "candidate" || term !== node.term || !granted) return [node];
      const candidate = withVote(node, context.from);
      return hasWon(candidate) ? lead(raft, candidate, context) : [candidate];
    });
  },

  /** It would have this vote in that term, and no leader is heard from. */
  PreVote(state: State, { term, last }: Of<"PreVote">, { from }: MessageContext): Step {
    const granted = term > state.term && !hasLeader(state) && raft.rules.isUpToDate(last, lastOf(state.log));
    return [state, send(from, { type: "PreVoteReply", term: granted ? term : state.term, granted })];
  },

  PreVoteReply(state: State, { term, granted }: Of<"PreVoteReply">, context: MessageContext): Step {
    if (!granted) return observe(raft, state, term);
    if (state.role !== "pre-candidate" || term !== state.term + 1) return [state];
    const asking = withVote(state, context.from);
    return hasWon(asking) ? stand(raft, asking, context) : [asking];
  },

  /** The leader wants this server to be the next one. */
  TimeoutNow(state: State, { term }: Of<"TimeoutNow">, context: MessageContext): Step {
    const isFit = term === state.term && isVoter(currentConfiguration(state), context.self);
    return isFit ? stand(raft, state, context, true) : [state];
  },
});
