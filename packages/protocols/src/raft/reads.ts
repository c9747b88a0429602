/**
 * Reads that go around the log — Ongaro's thesis (2014), §6.4. A leader must know that it still is one (a quorum answers a
 * round that began after the request, or a lease lasts) and its machine must have got as far as the log was committed.
 */
import type { Context } from "@lightcone/simulation";
import { reply } from "./messages.ts";
import { answeredRound, sendRound } from "./rounds.ts";
import { type Leading, type Raft, type Read, type State, type Step } from "./state.ts";

/** What a lease is worth on the leader's clock, if every clock is within rho of true time. */
export const leaseMs = ({ electionMs: [shortest], rho }: Raft["options"]): number =>
  (shortest * (1 - rho)) / (1 + rho);

export function read(raft: Raft, state: State, id: string, operation: unknown, context: Context): Step {
  const { leading } = state;
  if (!leading) return [state];
  // What earlier leaders committed stands before the first entry of this term, and is known once that one is committed.
  const index = Math.max(state.commitIndex, leading.first);
  const isHeld = raft.options.reads === "lease" && context.clock < leading.heldUntil;
  if (!raft.rules.readsWait || (isHeld && state.lastApplied >= index))
    return [state, answer(raft, state, { id, operation })];
  const pending: Read = { id, operation, index, round: leading.round + 1 };
  return sendRound(raft, withReads(state, leading, [...leading.reads, pending]), context);
}

/** Answers the reads whose time has come, and renews the lease. */
export function confirm(raft: Raft, state: State, context: Context): Step {
  const { leading } = state;
  if (!leading) return [state];
  const round = answeredRound(state, leading, context);
  const isReady = (pending: Read) => pending.round <= round && pending.index <= state.lastApplied;
  const ready = leading.reads.filter(isReady);
  const left = leading.reads.filter((pending) => !isReady(pending));
  return [
    withReads(state, { ...leading, heldUntil: renewed(raft, leading, round) }, left),
    ...ready.map((pending) => answer(raft, state, pending)),
  ];
}

const renewed = ({ options }: Raft, { probe, heldUntil }: Leading, round: number): number =>
  options.reads === "lease" && probe.round > 0 && round >= probe.round
    ? probe.sentAt + leaseMs(options)
    : heldUntil;

const answer = ({ options }: Raft, { machine }: State, { id, operation }: Pick<Read, "id" | "operation">) =>
  reply(id, options.machine.apply(machine, operation)[1]);

const withReads = (state: State, leading: Leading, reads: readonly Read[]): State => ({
  ...state,
  leading: { ...leading, reads },
});
