import type { Effect } from "./effects.ts";
import { Mistake, refuseUnknownKeys } from "./mistake.ts";

export type NodeId = string;

/** What a handler knows of its surroundings. */
export type Context = {
  readonly self: NodeId;
  /** The other nodes, in the cluster's order. */
  readonly peers: readonly NodeId[];
  /** All nodes, `self` included. */
  readonly cluster: readonly NodeId[];
};

/** The context of a delivery: also who sent the message. */
export type MessageContext = Context & { readonly from: NodeId };

/** The result of a handler: the next state, then what it asks of the world. */
export type Step<State, Message, Timer extends string> = readonly [State, ...Effect<Message, Timer>[]];

/** A node as properties see it. */
export type NodeView<State> = { readonly id: NodeId; readonly up: boolean; readonly state: State };

/** A property that must hold after every event; its name is a sentence. */
export type Always<State> = (nodes: readonly NodeView<State>[]) => boolean;

type Tagged = { readonly type: string };

/**
 * A protocol is a value: a record of pure handlers. A handler neither draws chance nor reads time nor changes what it
 * was given; it returns the next state and effects. State and messages are plain data: records, arrays, strings,
 * finite numbers, booleans, null.
 */
export type Protocol<State, Message extends Tagged, Timer extends string> = {
  /** What the protocol is called in traces and pictures. */
  readonly name: string;
  /** The first step of each node. */
  init(context: Context): Step<State, Message, Timer>;
  /** One handler for each type of message. */
  readonly onMessage: {
    readonly [Type in Message["type"]]: (
      state: State,
      message: Extract<Message, { type: Type }>,
      context: MessageContext,
    ) => Step<State, Message, Timer>;
  };
  /** One handler for each timer. */
  readonly onTimer: {
    readonly [Name in Timer]: (state: State, context: Context) => Step<State, Message, Timer>;
  };
  readonly always?: Readonly<Record<string, Always<State>>>;
};

/** Any protocol, where its own types do not matter. Handlers take their own types only, hence `never`. */
export type AnyProtocol = {
  readonly name: string;
  init(context: Context): Step<unknown, unknown, string>;
  readonly onMessage: Readonly<
    Record<string, (state: never, message: never, context: MessageContext) => Step<unknown, unknown, string>>
  >;
  readonly onTimer: Readonly<
    Record<string, (state: never, context: Context) => Step<unknown, unknown, string>>
  >;
  readonly always?: Readonly<Record<string, Always<never>>>;
};

const parts = ["name", "init", "onMessage", "onTimer", "always"];

/**
 * Checks a protocol's shape and gives it its type; the value comes back as it is. To change one rule of a protocol is
 * a spread: `{ ...raft, onMessage: { ...raft.onMessage, RequestVote: mine } }`.
 * Throws a `Mistake` that names the part which is missing, misspelt or no function.
 */
export function defineProtocol<State, Message extends Tagged = never, Timer extends string = never>(
  protocol: Protocol<State, Message, Timer>,
): Protocol<State, Message, Timer> {
  checkProtocol(protocol as unknown as AnyProtocol);
  return protocol;
}

export function checkProtocol(protocol: AnyProtocol): void {
  if (typeof protocol !== "object" || protocol === null) {
    throw new Mistake(
      `A protocol is a record of handlers, not ${String(protocol)}: build it with defineProtocol({ ... }).`,
    );
  }
  refuseUnknownKeys(protocol, parts, "A protocol");
  if (typeof protocol.name !== "string" || protocol.name === "")
    throw new Mistake("A protocol needs a name.");
  if (typeof protocol.init !== "function")
    throw new Mistake(`The protocol "${protocol.name}" needs a function init(context).`);
  for (const part of ["onMessage", "onTimer", "always"] as const) {
    if (part === "always" && protocol.always === undefined) continue;
    if (typeof protocol[part] !== "object" || protocol[part] === null) {
      throw new Mistake(
        `The protocol "${protocol.name}" needs ${part}: a record of functions, {} where there is nothing to handle.`,
      );
    }
    for (const [name, handler] of Object.entries(protocol[part])) {
      if (typeof handler !== "function")
        throw new Mistake(`${part}["${name}"] of the protocol "${protocol.name}" is no function.`);
    }
  }
}
