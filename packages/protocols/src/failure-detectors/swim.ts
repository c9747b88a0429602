/**
 * SWIM's failure detector — Das, Gupta & Motivala, "SWIM: scalable weakly-consistent infection-style process group
 * membership protocol", DSN 2002, §3.1. In each protocol period a node pings one member, chosen at random. If no
 * acknowledgement comes within a timeout, it asks k others to ping that member; if none has come of that by the end of
 * the period either, it declares the member failed. The load does not depend on the size of the group.
 * Departs from the paper: what is declared failed stays in the list, and an acknowledgement takes the declaration back.
 * Left out: spreading declarations on pings (§3.2, §4.1), suspicion before declaration (§4.2), and going through the
 * members in turn, which bounds the detection time (§4.3).
 */
import { type Context, defineProtocol, effects, type NodeId } from "@lightcone/simulation";

export type Message =
  /** `by` asks; the one who sends this may do so on its behalf. */
  | { readonly type: "Ping"; readonly by: NodeId; readonly period: number }
  | { readonly type: "PingRequest"; readonly target: NodeId; readonly period: number }
  | {
      readonly type: "Acknowledgement";
      readonly of: NodeId;
      readonly to: NodeId;
      readonly period: number;
    };

export type State = {
  readonly period: number; //                   counted from 1
  readonly target: NodeId | null; //            whom it pings in this period
  readonly isAnswered: boolean; //              whether an acknowledgement has come
  readonly helpers: readonly NodeId[]; //       whom it has asked to ping the target
  readonly suspected: readonly NodeId[]; //     whom it has declared failed, sorted
};

export type Timer = "period" | "timeout";

/** A period must leave time for a ping, the timeout, and a ping by way of a helper. `helpers` is the paper's k. */
export type Options = { readonly periodMs: number; readonly timeoutMs: number; readonly helpers: number };

const { send, setTimer, choose } = effects<Message, Timer>();

/** Whoever did not answer in its period is declared failed; whoever answered is not. */
const judge = (state: State): readonly NodeId[] => {
  const { target, isAnswered, suspected } = state;
  if (target === null || isAnswered || suspected.includes(target)) return suspected;
  return [...suspected, target].sort();
};

export const swim = ({ periodMs = 200, timeoutMs = 50, helpers = 3 }: Partial<Options> = {}) => {
  /** One helper more, chosen among those that are neither asked nor in question. */
  const askForHelp = (state: State, { peers }: Context) => {
    const able = peers.filter((peer) => peer !== state.target && !state.helpers.includes(peer));
    return state.helpers.length < helpers && able.length > 0 ? [choose("helper", able)] : [];
  };

  return defineProtocol<State, Message, Timer>({
    name: "SWIM",

    init: () => [
      { period: 0, target: null, isAnswered: false, helpers: [], suspected: [] },
      setTimer("period", { afterMs: 1 }),
    ],

    onTimer: {
      period(state, { peers }) {
        const next = { period: state.period + 1, target: null, isAnswered: false, helpers: [] };
        return [
          { ...next, suspected: judge(state) },
          setTimer("period", { afterMs: periodMs }),
          setTimer("timeout", { afterMs: timeoutMs }),
          choose("target", peers),
        ];
      },
      timeout: (state, context) => (state.isAnswered ? [state] : [state, ...askForHelp(state, context)]),
    },

    onChoice: {
      target: (state, target: NodeId, { self }) => [
        { ...state, target },
        send(target, { type: "Ping", by: self, period: state.period }),
      ],
      helper(before, helper: NodeId, context) {
        const state = { ...before, helpers: [...before.helpers, helper] };
        const { target, period } = state;
        return [
          state,
          send(helper, { type: "PingRequest", target: target!, period }),
          ...askForHelp(state, context),
        ];
      },
    },

    onMessage: {
      Ping: (state, { by, period }, { self, from }) => [
        state,
        send(from, { type: "Acknowledgement", of: self, to: by, period }),
      ],
      PingRequest: (state, { target, period }, { from }) => [
        state,
        send(target, { type: "Ping", by: from, period }),
      ],
      Acknowledgement(state, message, { self }) {
        if (message.to !== self) return [state, send(message.to, message)];
        if (message.period !== state.period || message.of !== state.target) return [state]; // too late
        const suspected = state.suspected.filter((node) => node !== message.of);
        return [{ ...state, isAnswered: true, suspected }];
      },
    },

    onStep: {
      "a member is declared failed when its period ends without an answer": (before, event, after) =>
        after.suspected
          .filter((node) => !before.suspected.includes(node))
          .every((node) => node === before.target && !before.isAnswered && event.cause === "period"),
      "a declaration is taken back only by an acknowledgement": (before, { kind }, after) =>
        kind === "message" || before.suspected.every((node) => after.suspected.includes(node)),
    },

    sometimes: {
      "helpers are asked": (nodes) => nodes.some(({ state }) => state.helpers.length > 0),
      "a member is declared failed": (nodes) => nodes.some(({ state }) => state.suspected.length > 0),
    },
  });
};
