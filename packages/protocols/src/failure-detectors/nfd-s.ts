/**
 * NFD-S, the failure detector with freshness points — Chen, Toueg & Aguilera, "On the quality of service of failure
 * detectors", IEEE Trans. Computers 51(5), 2002, §3 (clocks are synchronized). The first node sends heartbeat i at
 * i * eta; all others monitor it. At the freshness point i, which is i * eta + delta, a heartbeat below i has become
 * stale: whoever has no fresher one suspects. So a crash is detected within eta + delta, whatever the delays were:
 * a heartbeat that comes early buys no time for the one after it, as it does where a timeout runs from its arrival.
 * Left out: the variants for clocks that are not synchronized (NFD-U, NFD-E).
 */
import { defineProtocol, effects, type NodeId } from "@lightcone/simulation";

export type Message = { readonly type: "Heartbeat"; readonly number: number };

export type State = {
  readonly sent: number; //                     how many heartbeats the monitored node has sent
  readonly highest: number; //                  the highest number of a heartbeat that has come, 0 for none
  readonly freshness: number; //                the freshness point that has passed last, 0 for none
  readonly suspected: readonly NodeId[]; //     the output
};

export type Timer = "heartbeat" | "freshness point";

/** The time between heartbeats, and how long after its sending one is still fresh. */
export type Options = { readonly etaMs: number; readonly deltaMs: number };

const { broadcast, setTimer } = effects<Message, Timer>();

/** The output follows from what has come: a monitor trusts while it has a fresh heartbeat. */
const judged = (state: Omit<State, "suspected">, monitored: NodeId): State => {
  const isFresh = state.highest > 0 && state.highest >= state.freshness;
  return { ...state, suspected: isFresh ? [] : [monitored] };
};

export const nfdS = ({ etaMs = 1_000, deltaMs = 500 }: Partial<Options> = {}) =>
  defineProtocol<State, Message, Timer>({
    name: "NFD-S",

    init({ self, cluster }) {
      const state = { sent: 0, highest: 0, freshness: 0 };
      return self === cluster[0]
        ? [{ ...state, suspected: [] }, setTimer("heartbeat", { afterMs: etaMs })]
        : [judged(state, cluster[0]!), setTimer("freshness point", { afterMs: etaMs + deltaMs })];
    },

    onTimer: {
      heartbeat(state, { peers }) {
        const number = state.sent + 1;
        return [
          { ...state, sent: number },
          ...broadcast(peers, { type: "Heartbeat", number }),
          setTimer("heartbeat", { afterMs: etaMs }),
        ];
      },

      "freshness point"(state, { cluster }) {
        const passed = { ...state, freshness: state.freshness + 1 };
        return [judged(passed, cluster[0]!), setTimer("freshness point", { afterMs: etaMs })];
      },
    },

    onMessage: {
      Heartbeat: (state, { number }, { from }) => [
        judged({ ...state, highest: Math.max(state.highest, number) }, from),
      ],
    },

    always: {
      "a monitor trusts exactly while its heartbeat is fresh": (nodes) =>
        nodes
          .slice(1)
          .every(({ state }) =>
            state.suspected.length === 0
              ? state.highest > 0 && state.highest >= state.freshness
              : state.highest < Math.max(1, state.freshness),
          ),
    },

    onStep: {
      "trust begins with a heartbeat, suspicion at a freshness point": (before, { kind }, after) =>
        before.suspected.length === after.suspected.length ||
        kind === (after.suspected.length === 0 ? "message" : "timer"),
    },

    sometimes: {
      "the monitored node is trusted": (nodes) =>
        nodes.slice(1).some(({ state }) => state.suspected.length === 0),
      "a heartbeat came too late": (nodes) =>
        nodes
          .slice(1)
          .some(({ state }) => state.suspected.length === 1 && state.highest > 0 && state.freshness > 0),
    },
  });
