/**
 * Partial quorums as a protocol: one write and then one read by a coordinator, the first node of the cluster; all other
 * nodes are replicas. What the WARS model computes, run message by message. Bailis et al., PVLDB 5(8), 2012, §4.
 * Left out: what WARS leaves out (anti-entropy, read repair, failures, other writes).
 */
import { defineProtocol, effects, type NodeId } from "@lightcone/simulation";
import { checkReplication } from "./wars.ts";

export type Message =
  | { readonly type: "Write"; readonly version: number }
  | { readonly type: "Ack" }
  | { readonly type: "Read" }
  | { readonly type: "Response"; readonly version: number };

export type State = {
  readonly version: number; //               what a replica stores: 0 before the write, 1 after it
  readonly acks: number; //                  how many replicas have acknowledged the write
  readonly hasCommitted: boolean;
  readonly responses: readonly number[]; //  the versions that came first, R at most
  readonly read: number | null; //           what the read returned
};

/** `afterMs`: how long after the commit the read begins. */
export type Options = { readonly r: number; readonly w: number; readonly afterMs?: number };

const { send, broadcast, setTimer } = effects<Message, "read">();

const isCoordinator = (self: NodeId, cluster: readonly NodeId[]) => self === cluster[0];

export const consistency = "consistency: the read returns the version that was committed before it began";

export const partialQuorums = ({ r, w, afterMs = 0 }: Options) =>
  defineProtocol<State, Message, "read">({
    name: "partial quorums",

    init({ self, peers, cluster }) {
      checkReplication({ n: peers.length, r, w });
      const state: State = { version: 0, acks: 0, hasCommitted: false, responses: [], read: null };
      return isCoordinator(self, cluster)
        ? [state, ...broadcast(peers, { type: "Write", version: 1 })]
        : [state];
    },

    onMessage: {
      Write: (state, { version }, { from }) => [{ ...state, version }, send(from, { type: "Ack" })],

      Ack(state, _message, { peers }) {
        const acks = state.acks + 1;
        if (acks !== w) return [{ ...state, acks }];
        const read = afterMs > 0 ? [setTimer("read", { afterMs })] : broadcast(peers, { type: "Read" });
        return [{ ...state, acks, hasCommitted: true }, ...read];
      },

      Read: (state, _message, { from }) => [state, send(from, { type: "Response", version: state.version })],

      Response(state, { version }) {
        if (state.read !== null) return [state];
        const responses = [...state.responses, version];
        return [{ ...state, responses, read: responses.length === r ? Math.max(...responses) : null }];
      },
    },

    onTimer: {
      read: (state, { peers }) => [state, ...broadcast(peers, { type: "Read" })],
    },

    always: {
      [consistency]: (nodes) => nodes.every(({ state: { read } }) => read === null || read === 1),
    },

    sometimes: {
      "the write is committed, and a replica does not have it yet": (nodes) =>
        nodes.some(({ state }) => state.hasCommitted) &&
        nodes.slice(1).some(({ state }) => state.version === 0),
      "the read returns": (nodes) => nodes.some(({ state }) => state.read !== null),
    },
  });
