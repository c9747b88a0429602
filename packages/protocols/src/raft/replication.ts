/**
 * Log replication — Ongaro & Ousterhout (2014), §5.3 and §5.4.2, and InstallSnapshot, §7: how servers take over their
 * leader's log, and how the leader learns what a quorum has.
 */
import type { Context, MessageContext } from "@lightcone/simulation";
import { applyCommitted } from "./apply.ts";
import { reachedByQuorum } from "./configuration.ts";
import { follow, observe } from "./follower.ts";
import { compact, contains, lastOf, termAt } from "./log.ts";
import { continueTransfer } from "./membership.ts";
import { type Message, send } from "./messages.ts";
import { confirm } from "./reads.ts";
import { messageFor, progressOf } from "./rounds.ts";
import { andThen, currentConfiguration, type Progress, type Raft, type State, type Step } from "./state.ts";

type Of<Type extends Message["type"]> = Extract<Message, { type: Type }>;
type Answer = Omit<Of<"AppendEntriesReply">, "type" | "term">;

/** Commits what a quorum has, if it is of this term, and with it all before (§5.4.2). */
export function advanceCommit(raft: Raft, state: State, context: Context): Step {
  if (!state.leading) return [state];
  const matchOf = (node: string) =>
    node === context.self ? lastOf(state.log).index : progressOf(state, node).match;
  const index = reachedByQuorum(matchOf, currentConfiguration(state));
  const commits = index > state.commitIndex && raft.rules.mayCommit(termAt(state.log, index), state.term);
  return commits ? applyCommitted(raft, { ...state, commitIndex: index }, context) : [state];
}

export function replication(raft: Raft) {
  const answer = (state: State, said: Answer, { from }: MessageContext): Step => [
    state,
    ...raft.onceOnDisk([send(from, { type: "AppendEntriesReply", term: state.term, ...said })]),
  ];

  return {
    AppendEntries(state: State, message: Of<"AppendEntries">, context: MessageContext): Step {
      const { term, previous, entries, commitIndex, round } = message;
      if (term < state.term) return answer(state, { success: false, index: 0, round }, context);
      return andThen(follow(raft, state, term, context.from), (node) => {
        if (!contains(node.log, previous)) {
          const index = Math.min(lastOf(node.log).index, previous.index - 1);
          return answer(node, { success: false, index, round }, context);
        }
        const index = previous.index + entries.length;
        const log = raft.rules.merge(node.log, previous.index, entries);
        const committed = Math.max(node.commitIndex, raft.rules.toCommit(commitIndex, index));
        return andThen(applyCommitted(raft, { ...node, log, commitIndex: committed }, context), (next) =>
          answer(next, { success: true, index, round }, context),
        );
      });
    },

    InstallSnapshot(state: State, message: Of<"InstallSnapshot">, context: MessageContext): Step {
      const { term, snapshot, round } = message;
      if (term < state.term) return answer(state, { success: false, index: 0, round }, context);
      return andThen(follow(raft, state, term, context.from), (node) => {
        const isNew = snapshot.last.index > node.commitIndex;
        const next = isNew ? restore(node, snapshot) : node;
        return answer(next, { success: true, index: next.commitIndex, round }, context);
      });
    },

    AppendEntriesReply(state: State, message: Of<"AppendEntriesReply">, context: MessageContext): Step {
      return andThen(observe(raft, state, message.term), (node) => {
        if (!node.leading || message.term !== node.term) return [node];
        const known = progressOf(node, context.from);
        const learned = learn(known, message);
        const progress = { ...node.leading.progress, [context.from]: learned };
        const leader: State = { ...node, leading: { ...node.leading, progress } };
        const isBehind = learned.match < lastOf(node.log).index;
        const hasMoved = learned.match > known.match || learned.next < known.next;
        return andThen(advanceCommit(raft, leader, context), (committed) =>
          andThen(confirm(raft, committed, context), (after) => {
            if (!after.leading) return [after];
            if (isBehind && hasMoved) return [after, messageFor(raft, after, after.leading, context.from)];
            return continueTransfer(after, context.from);
          }),
        );
      });
    },
  };
}

/** Where the logs match; or, where they did not, an earlier place to look. */
function learn(known: Progress, { success, index, round }: Answer): Progress {
  const match = success ? Math.max(known.match, index) : known.match;
  const next = success
    ? Math.max(known.next, match + 1)
    : Math.max(match, Math.min(index, known.next - 2)) + 1;
  return { next, match, round: Math.max(known.round, round) };
}

const restore = (state: State, snapshot: State["snapshot"]): State => ({
  ...state,
  snapshot,
  log: compact(state.log, snapshot.last),
  commitIndex: snapshot.last.index,
  lastApplied: snapshot.last.index,
  machine: snapshot.machine,
  sessions: snapshot.sessions,
});
