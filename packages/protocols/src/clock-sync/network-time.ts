/**
 * The exchange of the Network Time Protocol — Mills, "Internet time synchronization: the network time protocol", IEEE
 * Trans. Communications 39(10), 1991; RFC 5905, §8. Four readings: the client sends at T1 on its clock, the server
 * receives at T2 on its own and answers at T3, the client receives at T4. The offset is ((T2 - T1) + (T3 - T4)) / 2, the
 * delay (T4 - T1) - (T3 - T2): what the server does in between counts for neither. The offset is wrong by half of the
 * difference between the two ways, and by nothing else; so by half of the delay at most.
 * Left out: choosing among servers, filtering samples, and steering the clock, which are most of NTP.
 */
import { defineProtocol, effects, type NodeId, type NodeView } from "@lightcone/simulation";
import { rounding } from "./averaging.ts";

export type Message =
  | { readonly type: "Request"; readonly t1: number }
  | { readonly type: "Response"; readonly t1: number; readonly t2: number; readonly t3: number };

export type Sample = { readonly offsetMs: number; readonly delayMs: number };

export type State = {
  /** What the clock read at the start, which is the same instant for all: how the properties know what no node can. */
  readonly startedMs: number;
  readonly waiting: Readonly<Record<NodeId, { readonly t1: number; readonly t2: number }>>; // at the server
  readonly sample: Sample | null;
};

export type Timer = "request" | "respond";

/** How long the server may take to answer, and how often a client asks. */
export type Options = { readonly workMs: readonly [number, number]; readonly everyMs: number };

const { send, setTimer } = effects<Message, Timer>();

export const sampleOf = (t1: number, t2: number, t3: number, t4: number): Sample => ({
  offsetMs: (t2 - t1 + (t3 - t4)) / 2,
  delayMs: t4 - t1 - (t3 - t2),
});

const samples = (nodes: readonly NodeView<State>[]) =>
  nodes.slice(1).flatMap(({ state: { sample, startedMs } }) => {
    const trueMs = nodes[0]!.state.startedMs - startedMs;
    return sample === null ? [] : [{ ...sample, offByMs: Math.abs(sample.offsetMs - trueMs) }];
  });

export const networkTime = (
  { workMs = [1, 40], everyMs = 1_000 }: Partial<Options> = {},
  sample: typeof sampleOf = sampleOf,
) =>
  defineProtocol<State, Message, Timer>({
    name: "network time",

    init: ({ self, cluster, clock }) => [
      { startedMs: clock, waiting: {}, sample: null },
      ...(self === cluster[0] ? [] : [setTimer("request", { betweenMs: [0, everyMs] })]),
    ],

    onTimer: {
      request: (state, { clock, cluster }) => [
        state,
        send(cluster[0]!, { type: "Request", t1: clock }),
        setTimer("request", { afterMs: everyMs }),
      ],
      respond(state, { key, clock }) {
        const { [key]: asked, ...waiting } = state.waiting;
        return asked
          ? [{ ...state, waiting }, send(key, { type: "Response", ...asked, t3: clock })]
          : [state];
      },
    },

    onMessage: {
      Request: (state, { t1 }, { from, clock }) => [
        { ...state, waiting: { ...state.waiting, [from]: { t1, t2: clock } } },
        setTimer("respond", { betweenMs: workMs }, from),
      ],
      Response: (state, { t1, t2, t3 }, { clock }) => [{ ...state, sample: sample(t1, t2, t3, clock) }],
    },

    always: {
      "an offset is off by half the delay at most": (nodes) =>
        samples(nodes).every(({ offByMs, delayMs }) => offByMs <= delayMs / 2 + rounding),
    },

    sometimes: {
      "a client has a sample": (nodes) => samples(nodes).length > 0,
      "a sample is off by a quarter of the delay": (nodes) =>
        samples(nodes).some(({ offByMs, delayMs }) => offByMs > delayMs / 4),
    },
  });
