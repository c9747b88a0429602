/**
 * Ping: one node, the monitor, asks all others over and over whether they are there, and suspects those whose answer
 * takes longer than a timeout. The simplest failure detector (query and response, as in Chandra & Toueg, "Unreliable
 * failure detectors for reliable distributed systems", JACM 43(2), 1996, §1), with a fixed timeout.
 * Left out: adapting the timeout, and telling the other nodes. A late answer takes the suspicion back.
 */
import { defineProtocol, effects, type NodeId } from "@lightcone/simulation";

export type Message =
  { readonly type: "Ping"; readonly round: number } | { readonly type: "Pong"; readonly round: number };

export type State = {
  readonly round: number; //                   how often the monitor has asked
  readonly waitingFor: readonly NodeId[]; //   whose answer of this round has not come yet
  readonly suspected: readonly NodeId[]; //    whom the monitor believes to have crashed
};

export type Timer = "next round" | "timeout";

/** The monitor asks every `periodMs`, and waits `timeoutMs` for the answers. */
export type Options = { readonly periodMs: number; readonly timeoutMs: number };

const { send, broadcast, setTimer } = effects<Message, Timer>();

const without = (nodes: readonly NodeId[], node: NodeId) => nodes.filter((other) => other !== node);

/** The first node of the cluster is the monitor. */
const isMonitor = (self: NodeId, cluster: readonly NodeId[]) => self === cluster[0];

export const ping = ({ periodMs = 200, timeoutMs = 100 }: Partial<Options> = {}) => {
  const ask = (state: State, peers: readonly NodeId[]) => {
    const round = state.round + 1;
    return [
      { ...state, round, waitingFor: peers },
      ...broadcast(peers, { type: "Ping", round }),
      setTimer("timeout", { afterMs: timeoutMs }),
      setTimer("next round", { afterMs: periodMs }),
    ] as const;
  };

  return defineProtocol<State, Message, Timer>({
    name: "ping",

    init({ self, peers, cluster }) {
      const state: State = { round: 0, waitingFor: [], suspected: [] };
      return isMonitor(self, cluster) ? ask(state, peers) : [state];
    },

    onTimer: {
      "next round": (state, { peers }) => ask(state, peers),
      timeout: (state) => [{ ...state, suspected: state.waitingFor }],
    },

    onMessage: {
      Ping: (state, { round }, { from }) => [{ ...state, round }, send(from, { type: "Pong", round })],

      Pong(state, { round }, { from }) {
        const suspected = without(state.suspected, from); // it is alive, or was when it answered
        const isLate = round < state.round;
        return [
          { ...state, suspected, waitingFor: isLate ? state.waitingFor : without(state.waitingFor, from) },
        ];
      },
    },

    always: {
      "strong accuracy: no node is suspected before it crashes": (nodes) => {
        const alive = nodes.filter((node) => node.up).map((node) => node.id);
        return nodes.every(({ up, state }) => !up || !state.suspected.some((node) => alive.includes(node)));
      },
    },
  });
};
