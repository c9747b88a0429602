/**
 * Heartbeats with timeouts that adapt: an eventually perfect failure detector for partial synchrony. Every node sends
 * heartbeats to all others and suspects whoever is silent for too long; a heartbeat of a suspected node shows that the
 * timeout was too short. After Chandra & Toueg, "Unreliable failure detectors for reliable distributed systems", JACM
 * 43(2), 1996, where an eventually perfect detector is built for the models of Dwork, Lynch & Stockmeyer.
 * Departs from it: a mistake doubles the timeout instead of adding a constant, so that a pair of nodes errs at most
 * ceil(log2((period + delta) / first timeout)) times once delays are below delta.
 * Left out: shortening a timeout again, and telling others whom one suspects.
 */
import { type Context, defineProtocol, effects, type NodeId } from "@lightcone/simulation";

export type Message = { readonly type: "Heartbeat" };

/** The module of one node: its output, and what it has learned. */
export type State = {
  readonly suspected: readonly NodeId[]; //                     whom it believes to have crashed, sorted
  readonly timeoutMs: Readonly<Record<NodeId, number>>; //      how long it waits for each peer
};

export type Timer = "beat" | "silence";

/** How often a node gives a sign of life, and how long it waits for one at first. */
export type Options = { readonly periodMs: number; readonly firstTimeoutMs: number };

const { broadcast, setTimer } = effects<Message, Timer>();

export const trustAll = (peers: readonly NodeId[], firstTimeoutMs: number): State => ({
  suspected: [],
  timeoutMs: Object.fromEntries(peers.map((peer) => [peer, firstTimeoutMs])),
});

/** Nothing was heard of a peer for its whole timeout. */
export const suspect = (module: State, peer: NodeId): State =>
  module.suspected.includes(peer) ? module : { ...module, suspected: [...module.suspected, peer].sort() };

/** A peer has given a sign of life. If it was suspected, that was a mistake: from now on it gets twice the time. */
export const trust = (module: State, peer: NodeId): State =>
  module.suspected.includes(peer)
    ? {
        suspected: module.suspected.filter((other) => other !== peer),
        timeoutMs: { ...module.timeoutMs, [peer]: 2 * module.timeoutMs[peer]! },
      }
    : module;

export const heartbeat = ({ periodMs = 100, firstTimeoutMs = periodMs }: Partial<Options> = {}) => {
  const beat = (peers: readonly NodeId[]) => [
    ...broadcast(peers, { type: "Heartbeat" }),
    setTimer("beat", { afterMs: periodMs }),
  ];
  const watch = ({ timeoutMs }: State, peer: NodeId) =>
    setTimer("silence", { afterMs: timeoutMs[peer]! }, peer);

  return defineProtocol<State, Message, Timer>({
    name: "heartbeat",

    init({ peers }: Context) {
      const module = trustAll(peers, firstTimeoutMs);
      return [module, ...beat(peers), ...peers.map((peer) => watch(module, peer))];
    },

    onTimer: {
      beat: (module, { peers }) => [module, ...beat(peers)],
      silence: (module, { key }) => [suspect(module, key)],
    },

    onMessage: {
      Heartbeat(before, _, { from }) {
        const module = trust(before, from);
        return [module, watch(module, from)];
      },
    },

    onStep: {
      "whoever was suspected by mistake gets twice the time": (before, _, after) =>
        before.suspected
          .filter((peer) => !after.suspected.includes(peer))
          .every((peer) => after.timeoutMs[peer] === 2 * before.timeoutMs[peer]!),
      "a suspicion is taken back only by a sign of life": (before, event, after) =>
        event.kind === "message" || before.suspected.every((peer) => after.suspected.includes(peer)),
    },

    sometimes: {
      "a node is suspected": (nodes) => nodes.some(({ state }) => state.suspected.length > 0),
      "a mistake was learned from": (nodes) =>
        nodes.some(({ state }) => Object.values(state.timeoutMs).some((ms) => ms > firstTimeoutMs)),
    },
  });
};
