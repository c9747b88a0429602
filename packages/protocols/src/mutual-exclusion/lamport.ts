/**
 * Lamport's mutual exclusion — "Time, clocks, and the ordering of events in a distributed system", CACM 21(7), 1978, the
 * five rules after the clock condition. Everybody keeps everybody's requests; a node enters when its own is the earliest
 * and it has heard something later from each of the others, so that nothing earlier can come any more. Channels are FIFO.
 * 3 (n - 1) messages for each time inside: the request, its acknowledgements, the release.
 */
import { type Context, defineProtocol, effects, type NodeId } from "@lightcone/simulation";
import { type Asked, type Contender, isEarlier, type Options, properties } from "./properties.ts";

export type Message =
  | { readonly type: "Request"; readonly time: number }
  | { readonly type: "Acknowledgement"; readonly time: number }
  | { readonly type: "Release"; readonly time: number };

export type State = Contender & {
  readonly clock: number; //                    Lamport's
  readonly requests: readonly Asked[]; //       of all, the earliest first
  readonly heard: Readonly<Record<NodeId, number>>; // the time of each node's latest message
};

export type Timer = "ask" | "leave";

const { send, broadcast, setTimer } = effects<Message, Timer>();

/** Rule 5. */
export const mayEnter = ({ phase, asked, requests, heard }: State, { self, peers }: Context): boolean =>
  phase === "waits" &&
  requests[0]?.node === self &&
  peers.every((peer) => isEarlier(asked!, { time: heard[peer] ?? 0, node: peer }));

export const lamportExclusion = (
  { turns = 2, insideMs = 20, awayMs = 50 }: Partial<Options> = {},
  enters: typeof mayEnter = mayEnter,
) => {
  const away = setTimer("ask", { exponentialMs: awayMs });
  const tryToEnter = (state: State, context: Context) =>
    enters(state, context)
      ? ([{ ...state, phase: "inside" }, setTimer("leave", { afterMs: insideMs })] as const)
      : ([state] as const);

  /** Notes what a message says of its sender's clock. */
  const hear = (state: State, from: NodeId, time: number): State => ({
    ...state,
    clock: Math.max(state.clock, time) + 1,
    heard: { ...state.heard, [from]: time },
  });

  return defineProtocol<State, Message, Timer>({
    ...properties,
    name: "Lamport's mutual exclusion",

    init: () => [
      { phase: "idle", asked: null, left: turns, clock: 0, requests: [], heard: {} },
      ...(turns > 0 ? [away] : []),
    ],

    onTimer: {
      // Rule 1.
      ask(state, context) {
        const time = state.clock + 1;
        const asked = { time, node: context.self };
        const requests = [...state.requests, asked].sort((a, b) => (isEarlier(a, b) ? -1 : 1));
        const waiting: State = { ...state, phase: "waits", asked, clock: time, requests };
        const [next, ...effects] = tryToEnter(waiting, context);
        return [next, ...broadcast(context.peers, { type: "Request", time }), ...effects];
      },
      // Rule 3.
      leave(state, { self, peers }) {
        const time = state.clock + 1;
        const left = state.left - 1;
        const requests = state.requests.filter(({ node }) => node !== self);
        return [
          { ...state, phase: "idle", asked: null, left, clock: time, requests },
          ...broadcast(peers, { type: "Release", time }),
          ...(left > 0 ? [away] : []),
        ];
      },
    },

    onMessage: {
      // Rule 2.
      Request(before, { time }, context) {
        const { from } = context;
        const state = hear(before, from, time);
        const requests = [...state.requests, { time, node: from }].sort((a, b) => (isEarlier(a, b) ? -1 : 1));
        const [next, ...effects] = tryToEnter({ ...state, requests }, context);
        return [next, send(from, { type: "Acknowledgement", time: state.clock }), ...effects];
      },
      Acknowledgement: (state, { time }, context) => tryToEnter(hear(state, context.from, time), context),
      // Rule 4.
      Release(before, { time }, context) {
        const state = hear(before, context.from, time);
        const requests = state.requests.filter(({ node }) => node !== context.from);
        return tryToEnter({ ...state, requests }, context);
      },
    },
  });
};
