/**
 * Consensus with a failure detector made of heartbeats — Chandra & Toueg, JACM 43(2), 1996, §6.2 (`rounds.ts`) over an
 * eventually perfect detector, which is eventually strong as well (`../failure-detectors/heartbeat.ts`). It needs a
 * majority of nodes that do not crash. Whatever the detector says, no two nodes decide differently; when it errs no
 * longer about some correct node, all correct nodes decide.
 * Left out: a second instance. A node that has decided stops its heartbeats; what it knows it has told everybody.
 */
import { type Context, defineProtocol, effects, type NodeId } from "@lightcone/simulation";
import { type State as Detector, suspect, trust, trustAll } from "../failure-detectors/heartbeat.ts";
import { properties } from "./properties.ts";
import {
  advance,
  begin,
  decide,
  keep,
  type Message as ConsensusMessage,
  type Received,
  rules,
  type Rules,
  type State as ConsensusState,
  type Value,
} from "./rounds.ts";

export type Message = ConsensusMessage | { readonly type: "Heartbeat" };

export type State = ConsensusState & Detector;

export type Timer = "beat" | "silence";

export type Options = {
  /** What each node proposes, in the cluster's order; the last one also for those beyond. */
  readonly inputs: readonly Value[];
  readonly periodMs: number;
  readonly firstTimeoutMs: number;
  readonly rules: Rules;
};

const { broadcast, setTimer } = effects<Message, Timer>();

export const inputOf = (inputs: readonly Value[], { self, cluster }: Context): Value =>
  inputs[Math.min(cluster.indexOf(self), inputs.length - 1)]!;

export const chandraToueg = ({
  inputs = [0, 1],
  periodMs = 100,
  firstTimeoutMs = 2 * periodMs,
  rules: by = rules,
}: Partial<Options> = {}) => {
  const goOn = (state: State, context: Context) =>
    advance(state, (node) => state.suspected.includes(node), context, by);
  const receive = (state: State, received: Received, context: Context) =>
    goOn(keep(state, received), context);
  const watch = (state: State, peer: NodeId) =>
    setTimer("silence", { afterMs: state.timeoutMs[peer]! }, peer);
  const beat = (peers: readonly NodeId[]) => [
    ...broadcast(peers, { type: "Heartbeat" }),
    setTimer("beat", { afterMs: periodMs }),
  ];

  return defineProtocol<State, Message, Timer>({
    ...properties,
    name: "Chandra-Toueg consensus",

    init(context) {
      const { peers } = context;
      const [consensus, ...sent] = begin(inputOf(inputs, context), context, by);
      const state = { ...consensus, ...trustAll(peers, firstTimeoutMs) };
      return [state, ...sent, ...beat(peers), ...peers.map((peer) => watch(state, peer))];
    },

    onTimer: {
      beat: (state, { peers }) => (state.decision === null ? [state, ...beat(peers)] : [state]),
      silence: (state, context) => goOn({ ...state, ...suspect(state, context.key) }, context),
    },

    onMessage: {
      Estimate: (state, message, context) => receive(state, { ...message, from: context.from }, context),
      Proposal: (state, message, context) => receive(state, { ...message, from: context.from }, context),
      Reply: (state, message, context) => receive(state, { ...message, from: context.from }, context),
      Decide: (state, { decision }, context) => decide(state, decision, context),
      Heartbeat(before, _, { from }) {
        const state = { ...before, ...trust(before, from) };
        return state.decision === null ? [state, watch(state, from)] : [state];
      },
    },
  });
};
