/**
 * Probabilistic clock synchronization — Cristian, Distributed Computing 3, 1989. A client asks the server for the time;
 * the answer T came after a round trip of D. As each way takes at least `min`, the server's clock now reads something
 * between T + min and T + D - min: the middle of it, T + D / 2, is off by D / 2 - min at most. A fast round trip tells
 * more than a slow one, so the client asks several times and keeps the best.
 * Left out: drift while asking, and giving up when no round trip was fast enough.
 */
import { defineProtocol, effects, type NodeView } from "@lightcone/simulation";
import { rounding } from "./averaging.ts";

export type Message =
  | { readonly type: "Ask"; readonly askedMs: number }
  | { readonly type: "Answer"; readonly askedMs: number; readonly serverMs: number };

/** By how much the server's clock is ahead of the client's, and how wrong that may be. */
export type Estimate = { readonly aheadMs: number; readonly errorMs: number };

export type State = {
  /** What the clock read at the start, which is the same instant for all: how the properties know what no node can. */
  readonly startedMs: number;
  readonly left: number; //                     how often it will still ask
  readonly best: Estimate | null;
};

export type Timer = "ask";

/** The least time that a message takes, how often a client asks, and how long it waits in between. */
export type Options = { readonly minMs: number; readonly attempts: number; readonly everyMs: number };

const { send, setTimer } = effects<Message, Timer>();

/** The middle of what is possible, and half of its length. */
export const estimateOf = (serverMs: number, askedMs: number, nowMs: number, minMs: number): Estimate => {
  const roundTripMs = nowMs - askedMs;
  return { aheadMs: serverMs + roundTripMs / 2 - nowMs, errorMs: roundTripMs / 2 - minMs };
};

/** What a client estimates, and the truth. */
const clients = (nodes: readonly NodeView<State>[]) =>
  nodes.slice(1).flatMap(({ state }) => {
    const aheadMs = nodes[0]!.state.startedMs - state.startedMs;
    return state.best === null ? [] : [{ ...state.best, offByMs: Math.abs(state.best.aheadMs - aheadMs) }];
  });

export const cristian = (
  { minMs = 5, attempts = 5, everyMs = 200 }: Partial<Options> = {},
  estimate: typeof estimateOf = estimateOf,
) =>
  defineProtocol<State, Message, Timer>({
    name: "Cristian's clock synchronization",

    init: ({ self, cluster, clock }) => [
      { startedMs: clock, left: attempts, best: null },
      ...(self === cluster[0] ? [] : [setTimer("ask", { betweenMs: [0, everyMs] })]),
    ],

    onTimer: {
      ask: (state, { clock, cluster }) => [
        { ...state, left: state.left - 1 },
        send(cluster[0]!, { type: "Ask", askedMs: clock }),
        ...(state.left > 1 ? [setTimer("ask", { afterMs: everyMs })] : []),
      ],
    },

    onMessage: {
      Ask: (state, { askedMs }, { from, clock }) => [
        state,
        send(from, { type: "Answer", askedMs, serverMs: clock }),
      ],
      Answer(state, { askedMs, serverMs }, { clock }) {
        const found = estimate(serverMs, askedMs, clock, minMs);
        return [{ ...state, best: state.best && state.best.errorMs <= found.errorMs ? state.best : found }];
      },
    },

    always: {
      "an estimate is off by half the round trip less the minimum, at most": (nodes) =>
        clients(nodes).every(({ offByMs, errorMs }) => offByMs <= errorMs + rounding),
    },

    onStep: {
      "an estimate only gets better": (before, _, after) =>
        before.best === null || (after.best !== null && after.best.errorMs <= before.best.errorMs),
    },

    sometimes: {
      "a client has an estimate": (nodes) => clients(nodes).length > 0,
      "an estimate is off by half of what it may be": (nodes) =>
        clients(nodes).some(({ offByMs, errorMs }) => offByMs > errorMs / 2),
    },
  });
