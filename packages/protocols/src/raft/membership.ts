/**
 * Changing who votes — Ongaro & Ousterhout (2014), §6 (joint consensus); Ongaro's thesis (2014), ch. 4 (one server at a
 * time), with the correction of 10 July 2015: not before an entry of the leader's own term is committed. A leader's
 * place can be handed over, thesis §3.10.
 */
import type { Context, NodeId } from "@lightcone/simulation";
import { type Configuration, differByOne, isVoter } from "./configuration.ts";
import { type Command, lastOf } from "./log.ts";
import { refuse, reply, send } from "./messages.ts";
import { progressOf, propose, sendRound } from "./rounds.ts";
import { stepDown } from "./follower.ts";
import {
  andThen,
  currentConfiguration,
  latestConfigurationEntry,
  type Raft,
  type State,
  type Step,
} from "./state.ts";

/** What an administrator can ask of a leader. */
export type Administration =
  | { readonly f: "configure"; readonly voters: readonly NodeId[]; readonly learners?: readonly NodeId[] }
  | { readonly f: "transfer leadership"; readonly to: NodeId };

export const isAdministration = (operation: unknown): operation is Administration =>
  typeof operation === "object" &&
  operation !== null &&
  "f" in operation &&
  (operation.f === "configure" || operation.f === "transfer leadership");

/** One change at a time, and none before the leader has committed an entry of its own term. */
export const mayReconfigure = (state: State): boolean =>
  (latestConfigurationEntry(state)?.index ?? 0) <= state.commitIndex &&
  currentConfiguration(state).outgoing === null &&
  state.commitIndex >= (state.leading?.first ?? Infinity);

export function administer(
  raft: Raft,
  state: State,
  id: string,
  asked: Administration,
  context: Context,
): Step {
  return asked.f === "configure"
    ? configure(raft, state, id, asked, context)
    : transfer(raft, state, id, asked.to, context);
}

/** One voter more or less is one entry; more at once need both majorities for a while. */
function configure(
  raft: Raft,
  state: State,
  id: string,
  { voters, learners = [] }: Extract<Administration, { f: "configure" }>,
  context: Context,
): Step {
  if (latestConfigurationEntry(state)?.id === id) return [state]; // a retry
  if (!raft.rules.mayReconfigure(state)) return [state, refuse(id, "another change is under way")];
  const now = currentConfiguration(state);
  const wanted: Configuration = {
    voters: [...voters].sort(),
    outgoing: null,
    learners: [...learners].sort(),
  };
  const configuration = differByOne(now, wanted) ? wanted : { ...wanted, outgoing: now.voters };
  return propose(raft, state, { type: "Configuration", configuration, id }, context);
}

/** Both majorities have agreed: from now on the new one is enough. Who is not in it any more leads no longer. */
export function configurationCommitted(
  raft: Raft,
  state: State,
  { configuration, id }: Extract<Command, { type: "Configuration" }>,
  context: Context,
): Step {
  if (!state.leading) return [state];
  if (configuration.outgoing) {
    const isLatest = currentConfiguration(state).outgoing !== null;
    const entered = { ...configuration, outgoing: null };
    return isLatest
      ? propose(raft, state, { type: "Configuration", configuration: entered, id }, context)
      : [state];
  }
  const told: Step = id === null ? [state] : [state, reply(id, null)];
  if (isVoter(currentConfiguration(state), context.self)) return told;
  return andThen(told, (leader) => andThen(sendRound(raft, leader, context), (last) => stepDown(raft, last)));
}

function transfer(raft: Raft, state: State, id: string, to: NodeId, context: Context): Step {
  const { leading } = state;
  if (!leading || to === context.self || !isVoter(currentConfiguration(state), to))
    return [state, refuse(id, `${to} cannot lead`)];
  const transferring = { ...state, leading: { ...leading, transfersTo: to } };
  return andThen([transferring, reply(id, null)], (node) =>
    hasAll(node, to) ? handOver(node, to) : sendRound(raft, node, context),
  );
}

const hasAll = (state: State, node: NodeId): boolean =>
  progressOf(state, node).match === lastOf(state.log).index;

const handOver = (state: State, to: NodeId): Step => [
  state,
  send(to, { type: "TimeoutNow", term: state.term }),
];

/** Once the next leader has the whole log it need not wait for its timeout. */
export const continueTransfer = (state: State, from: NodeId): Step =>
  state.leading?.transfersTo === from && hasAll(state, from) ? handOver(state, from) : [state];
