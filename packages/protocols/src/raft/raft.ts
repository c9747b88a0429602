/**
 * Raft — Ongaro & Ousterhout, "In search of an understandable consensus algorithm", USENIX ATC 2014 (extended version);
 * Ongaro, "Consensus: bridging theory and practice", Stanford 2014. A log that a majority of the servers shares, one leader
 * in a term, and a state machine that applies the log.
 * Left out: snapshots in pieces, batching by time, reads at followers, flow control.
 * Departs from the paper: RPCs are messages whose replies may be lost; a server passes requests on to the leader it knows.
 */
import { type Context, defineProtocol, type RequestContext, type Request } from "@lightcone/simulation";
import { isDone } from "./apply.ts";
import { election, isUpToDate, timeOut } from "./election.ts";
import { electionTimer } from "./follower.ts";
import { beat, checkQuorum } from "./leadership.ts";
import { merge } from "./log.ts";
import { administer, isAdministration, mayReconfigure } from "./membership.ts";
import { type Message, reply, send, sync, type Timer } from "./messages.ts";
import { properties } from "./properties.ts";
import { read } from "./reads.ts";
import { advanceCommit, replication } from "./replication.ts";
import { propose } from "./rounds.ts";
import {
  andThen,
  awake,
  begin,
  type Durable,
  type Options,
  type Raft,
  type Rules,
  type State,
  type Step,
} from "./state.ts";
import { register } from "./register.ts";

export const raftsRules: Rules = {
  isUpToDate,
  mayVote: (votedFor, candidate) => votedFor === null || votedFor === candidate,
  mayCommit: (entryTerm, term) => entryTerm === term,
  merge,
  toCommit: Math.min,
  stepsDown: (heardTerm, { term }) => heardTerm > term,
  isDone,
  snapshot: (made) => made,
  mayReconfigure,
  keeps: ({ term, votedFor, log, snapshot }) => ({ term, votedFor, log, snapshot }),
  waitsForDisk: true,
  readsWait: true,
};

export const standard: Options = {
  machine: register,
  voters: null,
  electionMs: [150, 300],
  heartbeatMs: 50,
  preVote: false,
  checkQuorum: false,
  noop: true,
  reads: "readIndex",
  rho: 0,
  batch: 100,
  compactAfter: null,
};

export function raft(given: Partial<Options> = {}, rules: Rules = raftsRules) {
  const options: Options = { ...standard, ...given };
  const self: Raft = {
    options,
    rules,
    onceOnDisk: (effects) => (rules.waitsForDisk && effects.length > 0 ? [sync(), ...effects] : effects),
  };

  /** A leader does what a client asks; any other server knows at most who does. */
  function serve(state: State, { id, operation }: Request, client: string, context: Context): Step {
    const { machine } = options;
    const isRead = isAdministration(operation) ? "no read" : machine.readOf(operation);
    if (isRead === "stale") return [state, reply(id, machine.apply(state.machine, operation)[1])];
    if (!state.leading)
      return state.leader === null
        ? [state] // the client will ask again
        : [state, send(state.leader, { type: "Forward", id, client, operation })];
    if (isAdministration(operation)) return administer(self, state, id, operation, context);
    if (isRead === "linearizable" && options.reads !== "log")
      return read(self, state, id, operation, context);
    if (state.leading.transfersTo !== null) return [state];
    return propose(self, state, { type: "Operation", id, client, operation }, context);
  }

  /** A leader that is alone is a quorum. */
  const served = (state: State, request: Request, client: string, context: Context): Step =>
    andThen(serve(state, request, client, context), (after) => advanceCommit(self, after, context));

  return defineProtocol<State, Message, Timer>({
    name: "Raft",

    init: ({ cluster }) => [begin(options.voters ?? cluster, options.machine), electionTimer(self)],

    onRequest: (state, request, context: RequestContext) => served(state, request, context.client, context),

    onMessage: {
      ...election(self),
      ...replication(self),
      Forward: (state, { client, ...request }, context) =>
        state.leading ? served(state, request, client, context) : [state],
    },

    onTimer: {
      election: (state, context) =>
        state.leading ? checkQuorum(self, state, context) : timeOut(self, state, context),
      heartbeat: (state, context) => beat(self, state, context),
      quiet: (state) => [{ ...state, hears: false }],
    },

    durable: rules.keeps,
    onRestart: (durable: Durable) => [awake(durable), electionTimer(self)],

    ...properties,
  });
}
