/**
 * Nodes at work, so that clocks have something to order: from time to time a node does something on its own or sends a
 * message to another one, and every event gets a time by the clock's two rules. What a clock is stands in `lamport.ts`,
 * `vector.ts` and `hybrid.ts`.
 */
import { type Context, defineProtocol, effects, type NodeId } from "@lightcone/simulation";

/** A message carries the time of the event that sent it. */
export type Message<Time> = { readonly type: "Message"; readonly time: Time };

export type State<Time> = {
  readonly time: Time; //                       of this node's latest event
  readonly left: number; //                     how often it will still do something of its own accord
};

/** How a logical clock runs. Every event, the first one and each receipt too, has a time of its own. */
export type Clock<Time> = {
  readonly name: string;
  /** Of a node's first event. */
  first(context: Context): Time;
  /** Of the next event of a node that receives nothing. */
  next(time: Time, context: Context): Time;
  /** Of a receipt. */
  receipt(time: Time, received: Time, context: Context): Time;
};

/** How often each node acts, how long it waits in the mean, and how much of it is work of its own. */
export type Options = {
  readonly acts: number;
  readonly everyMs: number;
  readonly internalShare: number;
};

export const stampedEvents = <Time>(
  clock: Clock<Time>,
  { acts = 5, everyMs = 40, internalShare = 0.3 }: Partial<Options> = {},
) => {
  const { send, setTimer, choose } = effects<Message<Time>, "act">();
  const act = setTimer("act", { exponentialMs: everyMs });

  return defineProtocol<State<Time>, Message<Time>, "act">({
    name: clock.name,

    init: (context) => [{ time: clock.first(context), left: acts }, ...(acts > 0 ? [act] : [])],

    onTimer: {
      act: (state, { peers }) => [
        { ...state, left: state.left - 1 },
        choose(
          "deed",
          [null, ...peers],
          [internalShare * peers.length, ...peers.map(() => 1 - internalShare)],
        ),
        ...(state.left > 1 ? [act] : []),
      ],
    },

    onChoice: {
      deed(before, to: NodeId | null, context) {
        const state = { ...before, time: clock.next(before.time, context) };
        return to === null ? [state] : [state, send(to, { type: "Message", time: state.time })];
      },
    },

    onMessage: {
      Message: (state, { time }, context) => [{ ...state, time: clock.receipt(state.time, time, context) }],
    },
  });
};

/** The time that a received message carries; null for other events. */
export const received = <Time>({ kind, cause }: { kind: string; cause: unknown }): Time | null =>
  kind === "message" ? (cause as Message<Time>).time : null;
