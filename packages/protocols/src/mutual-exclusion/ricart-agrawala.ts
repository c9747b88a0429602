/**
 * Mutual exclusion by permission — Ricart & Agrawala, "An optimal algorithm for mutual exclusion in computer networks",
 * CACM 24(1), 1981. A node asks all others and enters when all have replied; who is inside, or has asked earlier, replies
 * when it leaves. A deferred reply is acknowledgement and release in one: 2 (n - 1) messages for each time inside.
 * Channels need not be FIFO.
 */
import { type Context, defineProtocol, effects, type NodeId } from "@lightcone/simulation";
import { type Asked, type Contender, isEarlier, type Options, properties } from "./properties.ts";

export type Message =
  { readonly type: "Request"; readonly time: number } | { readonly type: "Reply"; readonly to: number };

export type State = Contender & {
  readonly clock: number; //                    the greatest time that it has seen
  readonly replied: readonly NodeId[]; //       who has let it pass, sorted
  readonly deferred: readonly Asked[]; //       who waits for its reply, the earliest first
};

export type Timer = "ask" | "leave";

const { send, broadcast, setTimer } = effects<Message, Timer>();

/** Whether a node lets another one wait. */
export const defers = ({ phase, asked }: State, other: Asked): boolean =>
  phase === "inside" || (phase === "waits" && isEarlier(asked!, other));

export const ricartAgrawala = (
  { turns = 2, insideMs = 20, awayMs = 50 }: Partial<Options> = {},
  letsWait: typeof defers = defers,
) => {
  const away = setTimer("ask", { exponentialMs: awayMs });
  const tryToEnter = (state: State, { peers }: Context) =>
    state.replied.length === peers.length
      ? ([{ ...state, phase: "inside" }, setTimer("leave", { afterMs: insideMs })] as const)
      : ([state] as const);

  return defineProtocol<State, Message, Timer>({
    ...properties,
    name: "Ricart-Agrawala mutual exclusion",

    init: () => [
      { phase: "idle", asked: null, left: turns, clock: 0, replied: [], deferred: [] },
      ...(turns > 0 ? [away] : []),
    ],

    onTimer: {
      ask(state, context) {
        const time = state.clock + 1;
        const asked = { time, node: context.self };
        const waiting: State = { ...state, phase: "waits", asked, clock: time, replied: [] };
        const [next, ...effects] = tryToEnter(waiting, context);
        return [next, ...broadcast(context.peers, { type: "Request", time }), ...effects];
      },
      leave(state) {
        const left = state.left - 1;
        return [
          { ...state, phase: "idle", asked: null, left, deferred: [] },
          ...state.deferred.map(({ node, time }) => send(node, { type: "Reply", to: time })),
          ...(left > 0 ? [away] : []),
        ];
      },
    },

    onMessage: {
      Request(before, { time }, { from }) {
        const state = { ...before, clock: Math.max(before.clock, time) };
        const other = { time, node: from };
        if (!letsWait(state, other)) return [state, send(from, { type: "Reply", to: time })];
        const deferred = [...state.deferred, other].sort((a, b) => (isEarlier(a, b) ? -1 : 1));
        return [{ ...state, deferred }];
      },
      Reply(state, { to }, context) {
        if (state.phase !== "waits" || state.asked?.time !== to) return [state];
        const replied = [...new Set([...state.replied, context.from])].sort();
        return tryToEnter({ ...state, replied }, context);
      },
    },
  });
};
