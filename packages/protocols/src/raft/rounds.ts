/**
 * What a leader sends: each server gets what follows the entry up to which their logs are believed to match — Ongaro &
 * Ousterhout (2014), §5.3; a snapshot where those entries are gone, §7.
 */
import type { Context, NodeId } from "@lightcone/simulation";
import { membersOf, reachedByQuorum } from "./configuration.ts";
import { append, type Command, entriesAfter, lastOf, termAt } from "./log.ts";
import { send } from "./messages.ts";
import {
  currentConfiguration,
  type Leading,
  type Progress,
  type Raft,
  type State,
  type Step,
} from "./state.ts";

/** What is known of a server; of one that is new nothing. */
export const progressOf = ({ leading, log }: State, node: NodeId): Progress =>
  leading?.progress[node] ?? { next: lastOf(log).index + 1, match: 0, round: 0 };

/** Entries, a heartbeat that has none, or a snapshot. */
export function messageFor(raft: Raft, state: State, leading: Leading, node: NodeId) {
  const { term, log, snapshot, commitIndex } = state;
  const { round } = leading;
  const index = progressOf(state, node).next - 1;
  const previousTerm = termAt(log, index);
  if (previousTerm === null) return send(node, { type: "InstallSnapshot", term, snapshot, round });
  const entries = entriesAfter(log, index, raft.options.batch);
  return send(node, {
    type: "AppendEntries",
    term,
    previous: { index, term: previousTerm },
    entries,
    commitIndex,
    round,
  });
}

/** The last round that a quorum has answered: since it was sent nobody else was elected before. */
export const answeredRound = (state: State, leading: Leading, { self }: Context): number =>
  reachedByQuorum(
    (node) => (node === self ? leading.round : progressOf(state, node).round),
    currentConfiguration(state),
  );

/** One message to everybody. */
export function sendRound(raft: Raft, state: State, context: Context): Step {
  if (!state.leading) return [state];
  const round = state.leading.round + 1;
  const leading: Leading = { ...state.leading, round, probe: probeOf(raft, state, state.leading, context) };
  const others = membersOf(currentConfiguration(state)).filter((member) => member !== context.self);
  return [
    { ...state, leading },
    ...raft.onceOnDisk(others.map((member) => messageFor(raft, state, leading, member))),
  ];
}

/** The round whose age a lease is reckoned from; the next one once it was answered. */
const probeOf = ({ options }: Raft, state: State, leading: Leading, context: Context): Leading["probe"] =>
  options.reads === "lease" && answeredRound(state, leading, context) >= leading.probe.round
    ? { round: leading.round + 1, sentAt: context.clock }
    : leading.probe;

/** A leader appends to its log, and tells everybody (§5.3). */
export const propose = (raft: Raft, state: State, command: Command, context: Context): Step =>
  sendRound(raft, { ...state, log: append(state.log, { term: state.term, command }) }, context);
