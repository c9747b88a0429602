import type { Delay } from "./delay.ts";
import type { NodeId } from "./protocol.ts";

/** What a step asks of the world. Effects are data; the kernel carries them out in the order in which they stand. */
export type Effect<Message = unknown, Timer extends string = string> =
  | { readonly type: "send"; readonly to: NodeId; readonly message: Message }
  | { readonly type: "setTimer"; readonly timer: Timer; readonly delay: Delay; readonly key: string }
  | { readonly type: "cancelTimer"; readonly timer: Timer; readonly key: string }
  | {
      readonly type: "choose";
      readonly choice: string;
      readonly values: readonly unknown[];
      readonly weights: readonly number[] | null;
    }
  | { readonly type: "sync" }
  | { readonly type: "reply"; readonly id: string; readonly result: unknown }
  | { readonly type: "refuse"; readonly id: string; readonly error: unknown }
  | { readonly type: "invoke"; readonly id: string; readonly operation: unknown }
  | { readonly type: "complete"; readonly id: string; readonly outcome: Outcome; readonly result: unknown };

/** How an operation ended, as its client knows: it happened, it did not, or it may have and may still. */
export type Outcome = "ok" | "fail" | "info";

/** The words in which handlers ask, bound to a protocol's messages and the names of its timers. */
export type Effects<Message, Timer extends string> = {
  /** One message to one node; sending to oneself goes through the network like any other. */
  send(to: NodeId, message: Message): Effect<Message, Timer>;
  /** One message to each of several nodes, in their order. */
  broadcast(to: readonly NodeId[], message: Message): Effect<Message, Timer>[];
  /**
   * Fires once, after the delay on the node's own clock. Setting a timer that is set replaces it; timers of one name
   * are told apart by their key. A crash clears all.
   */
  setTimer(timer: Timer, delay: Delay, key?: string): Effect<Message, Timer>;
  /** The timer does not fire; canceling one that is not set does nothing. */
  cancelTimer(timer: Timer, key?: string): Effect<Message, Timer>;
  /**
   * One of the values, picked by chance or by the adversary and handed to `onChoice[choice]` within the same step. The
   * simulator draws, by the weights where there are any; exploration tries all.
   */
  choose(choice: string, values: readonly unknown[], weights?: readonly number[]): Effect<Message, Timer>;
  /** What `durable` says of this step's state is on disk before the effects after this one are carried out. */
  sync(): Effect<Message, Timer>;
  /** The result of a client's request goes to that client. */
  reply(id: string, result: unknown): Effect<Message, Timer>;
  /** A client's request did not happen and never will. */
  refuse(id: string, error: unknown): Effect<Message, Timer>;
  /** For clients: an operation begins; it enters the history. */
  invoke(id: string, operation: unknown): Effect<Message, Timer>;
  /** For clients: an operation ends. */
  complete(id: string, outcome: Outcome, result: unknown): Effect<Message, Timer>;
};

export function effects<Message, Timer extends string = never>(): Effects<Message, Timer> {
  return {
    send: (to, message) => ({ type: "send", to, message }),
    broadcast: (to, message) => to.map((node) => ({ type: "send", to: node, message })),
    setTimer: (timer, delay, key = "") => ({ type: "setTimer", timer, delay, key }),
    cancelTimer: (timer, key = "") => ({ type: "cancelTimer", timer, key }),
    choose: (choice, values, weights) => ({ type: "choose", choice, values, weights: weights ?? null }),
    sync: () => ({ type: "sync" }),
    reply: (id, result) => ({ type: "reply", id, result }),
    refuse: (id, error) => ({ type: "refuse", id, error }),
    invoke: (id, operation) => ({ type: "invoke", id, operation }),
    complete: (id, outcome, result) => ({ type: "complete", id, outcome, result }),
  };
}
