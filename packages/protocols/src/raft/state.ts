/** A server's state — Figure 2 of Ongaro & Ousterhout (2014) — and what a Raft can be told to be. */
import type { Effect, NodeId, Step as StepOf } from "@lightcone/simulation";
import { type Configuration, configurationOf } from "./configuration.ts";
import { emptyLog, type Entry, type Log, type Place } from "./log.ts";
import type { Message, Timer } from "./messages.ts";

/** What the log is for: commands are applied in its order, and equal logs make equal machines. */
export type Machine = {
  readonly initial: unknown;
  /** The next state and the command's result. */
  apply(state: unknown, operation: unknown): readonly [unknown, unknown];
  /** Whether it changes nothing, so that it need not go through the log; `stale`: it may be answered by any server as it is. */
  readOf(operation: unknown): "no read" | "linearizable" | "stale";
};

/** Of each client the last of its requests that was applied, and its result (§8; thesis, §6.3). */
export type Sessions = Readonly<Record<NodeId, { readonly id: string; readonly result: unknown }>>;

/** What the committed entries up to a place have made (§7). */
export type Snapshot = {
  readonly last: Place;
  readonly configuration: Configuration;
  readonly machine: unknown;
  readonly sessions: Sessions;
};

/** What a leader knows of another server. */
export type Progress = {
  readonly next: number; //                   index of the next entry to send to it
  readonly match: number; //                  its log is known to match the leader's up to there
  readonly round: number; //                  the last round that it has answered
};

/** A read that waits for the leader to learn that it still is one, and for its machine to get there (thesis, §6.4). */
export type Read = {
  readonly id: string;
  readonly operation: unknown;
  readonly index: number;
  readonly round: number;
};

/** What only a leader has. */
export type Leading = {
  readonly first: number; //                  index of the first entry of its term
  readonly progress: Readonly<Record<NodeId, Progress>>;
  readonly round: number; //                  the last one that it has sent
  readonly probe: { readonly round: number; readonly sentAt: number }; // one whose age is known, on its own clock
  readonly heldUntil: number; //              nobody else can be elected before, says that clock
  readonly checkedRound: number; //           the last one when it looked whether a quorum answers
  readonly reads: readonly Read[];
  readonly transfersTo: NodeId | null;
};

export type State = {
  // On disk.
  readonly term: number; //                   the latest one seen
  readonly votedFor: NodeId | null; //        in that term
  readonly log: Log;
  readonly snapshot: Snapshot; //             of what is no longer in the log
  // In memory.
  readonly role: "follower" | "pre-candidate" | "candidate" | "leader";
  readonly leader: NodeId | null; //          of this term, if known
  readonly hears: boolean; //                 from it, within the shortest election timeout
  readonly votes: readonly NodeId[]; //       for this candidate, sorted
  readonly commitIndex: number;
  readonly lastApplied: number;
  readonly machine: unknown;
  readonly sessions: Sessions;
  readonly leading: Leading | null;
};

export type Durable = Pick<State, "term" | "votedFor" | "log" | "snapshot">;

export type Options = {
  readonly machine: Machine;
  /** The voters at the beginning; null: all nodes. */
  readonly voters: readonly NodeId[] | null;
  /** A follower waits for a time between these two. */
  readonly electionMs: readonly [number, number];
  readonly heartbeatMs: number;
  /** Whether a server asks whether it could win before it begins a term (thesis, §9.6). */
  readonly preVote: boolean;
  /** Whether a leader that hears from no quorum steps down, and who hears from a leader votes for nobody (thesis, §4.2.3, §6.2). */
  readonly checkQuorum: boolean;
  /** Whether a new leader appends an empty entry. */
  readonly noop: boolean;
  /** How a linearizable read is answered: as an entry of the log, after a round, or while a lease lasts (thesis, §6.4). */
  readonly reads: "log" | "readIndex" | "lease";
  /** How much faster or slower than true time clocks run at most; leases are the shorter for it. */
  readonly rho: number;
  /** Entries in one message at most. */
  readonly batch: number;
  /** How many applied entries the log keeps before they go into a snapshot; null: all. */
  readonly compactAfter: number | null;
};

/** A Raft: what it was told to be, and the rules by which it is safe. */
export type Raft = {
  readonly options: Options;
  readonly rules: Rules;
  /** These effects, after the disk has what the step's state says (Figure 2: "before responding to RPCs"). */
  onceOnDisk(effects: readonly Effect<Message, Timer>[]): readonly Effect<Message, Timer>[];
};

export type Step = StepOf<State, Message, Timer>;

/** What mutants do otherwise: everything on which safety stands. */
export type Rules = {
  readonly isUpToDate: (candidate: Place, own: Place) => boolean;
  readonly mayVote: (votedFor: NodeId | null, candidate: NodeId) => boolean;
  readonly mayCommit: (entryTerm: number | null, term: number) => boolean;
  readonly merge: (log: Log, after: number, entries: readonly Entry[]) => Log;
  readonly toCommit: (leadersCommit: number, lastNew: number) => number;
  readonly stepsDown: (heardTerm: number, state: State) => boolean;
  readonly isDone: (sessions: Sessions, client: NodeId, id: string) => boolean;
  readonly snapshot: (made: Snapshot) => Snapshot;
  readonly mayReconfigure: (state: State) => boolean;
  readonly keeps: (state: State) => Durable;
  readonly waitsForDisk: boolean;
  readonly readsWait: boolean;
};

export const begin = (voters: readonly NodeId[], machine: Machine): State => {
  const configuration = configurationOf(voters);
  const snapshot: Snapshot = {
    last: emptyLog.base,
    configuration,
    machine: machine.initial,
    sessions: {},
  };
  return awake({ term: 0, votedFor: null, log: emptyLog, snapshot });
};

/** A server that knows what its disk kept, and nothing else. */
export const awake = (durable: Durable): State => ({
  ...durable,
  role: "follower",
  leader: null,
  hears: false,
  votes: [],
  commitIndex: durable.snapshot.last.index,
  lastApplied: durable.snapshot.last.index,
  machine: durable.snapshot.machine,
  sessions: durable.snapshot.sessions,
  leading: null,
});

type InLog = { readonly index: number; readonly configuration: Configuration; readonly id: string | null };

/** The last configuration in the log, if there is one. */
export function latestConfigurationEntry({ log }: Pick<State, "log">): InLog | null {
  const place = log.entries.findLastIndex(({ command }) => command.type === "Configuration");
  const command = log.entries[place]?.command;
  if (command?.type !== "Configuration") return null;
  return { index: log.base.index + place + 1, configuration: command.configuration, id: command.id };
}

/** The latest one counts, whether or not it is committed (§6). */
export const currentConfiguration = (state: Pick<State, "log" | "snapshot">): Configuration =>
  latestConfigurationEntry(state)?.configuration ?? state.snapshot.configuration;

/** The step that follows, after the effects of the one before. */
export function andThen([state, ...effects]: Step, next: (state: State) => Step): Step {
  const [after, ...more] = next(state);
  return [after, ...effects, ...more];
}
