import type { Delay } from "./delay.ts";
import type { NodeId } from "./protocol.ts";

/** What a step asks of the world. Effects are data; the kernel carries them out in the order in which they stand. */
export type Effect<Message = unknown, Timer extends string = string> =
  | { readonly type: "send"; readonly to: NodeId; readonly message: Message }
  | { readonly type: "setTimer"; readonly timer: Timer; readonly delay: Delay }
  | { readonly type: "cancelTimer"; readonly timer: Timer };

/** The words in which handlers ask, bound to a protocol's messages and the names of its timers. */
export type Effects<Message, Timer extends string> = {
  /** One message to one node; sending to oneself goes through the network like any other. */
  send(to: NodeId, message: Message): Effect<Message, Timer>;
  /** One message to each of several nodes, in their order. */
  broadcast(to: readonly NodeId[], message: Message): Effect<Message, Timer>[];
  /** Fires once, after the delay. Setting a timer that is set replaces it. A crash clears all timers. */
  setTimer(timer: Timer, delay: Delay): Effect<Message, Timer>;
  /** The timer does not fire; canceling one that is not set does nothing. */
  cancelTimer(timer: Timer): Effect<Message, Timer>;
};

export function effects<Message, Timer extends string = never>(): Effects<Message, Timer> {
  return {
    send: (to, message) => ({ type: "send", to, message }),
    broadcast: (to, message) => to.map((node) => ({ type: "send", to: node, message })),
    setTimer: (timer, delay) => ({ type: "setTimer", timer, delay }),
    cancelTimer: (timer) => ({ type: "cancelTimer", timer }),
  };
}
