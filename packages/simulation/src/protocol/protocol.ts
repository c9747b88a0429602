import type { TimeInterval } from "../model/clocks.ts";
import type { Effect } from "./effects.ts";
import type { Properties } from "./property-types.ts";
import type { Signature } from "./signature.ts";

export type NodeId = string;

/** What a handler knows of its surroundings. */
export type Context = {
  readonly self: NodeId;
  /** The other nodes, in the cluster's order. */
  readonly peers: readonly NodeId[];
  /** All nodes, `self` included. */
  readonly cluster: readonly NodeId[];
  /** The nodes that this one can send to; all peers, unless the model has a topology. */
  readonly neighbors: readonly NodeId[];
  /** What this node's clock reads, in milliseconds. */
  readonly clock: number;
  /** The same as an interval that should contain true time: TrueTime's `TT.now()`. */
  readonly interval: TimeInterval;
  /** This node's signature under a value; nobody else can make it where the model has signatures. */
  sign<Signed>(value: Signed): Signature<Signed>;
};

/** The context of a delivery: also who sent the message. */
export type MessageContext = Context & { readonly from: NodeId };
/** The context of a timer: also the key under which it was set. */
export type TimerContext = Context & { readonly key: string };
/** The context of a request: also which client asks. */
export type RequestContext = Context & { readonly client: NodeId };

/** A client's request. A retry carries the same id. */
export type Request = { readonly id: string; readonly operation: unknown };

/** The result of a handler: the next state, then what it asks of the world. */
export type Step<State, Message, Timer extends string> = readonly [State, ...Effect<Message, Timer>[]];

export type Tagged = { readonly type: string };

/**
 * A protocol is a value: a record of pure handlers. A handler neither draws chance nor reads time nor changes what it
 * was given; it returns the next state and effects. State and messages are plain data: records, arrays, strings,
 * finite numbers, booleans, null.
 */
export type Protocol<State, Message extends Tagged, Timer extends string> = Properties<State> & {
  /** What the protocol is called in traces and pictures. */
  readonly name: string;
  /** The first step of each node; also of one that comes back from a crash where nothing is durable. */
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
    readonly [Name in Timer]: (state: State, context: TimerContext) => Step<State, Message, Timer>;
  };
  /** One handler for each choice, called with the value that was picked, within the step that asked. */
  readonly onChoice?: Readonly<
    Record<string, (state: State, value: never, context: Context) => Step<State, Message, Timer>>
  >;
  /** A client's request. */
  onRequest?(state: State, request: Request, context: RequestContext): Step<State, Message, Timer>;
  /** The part of the state that is written to disk. */
  durable?(state: State): unknown;
  /** The first step after a crash, from what the disk kept. */
  onRestart?(durable: never, context: Context): Step<State, Message, Timer>;
};

type AnyStep = Step<unknown, unknown, string>;

/** Any protocol, where its own types do not matter. Handlers take their own types only, hence `never`. */
export type AnyProtocol = Properties<never> & {
  readonly name: string;
  init(context: Context): AnyStep;
  readonly onMessage: Readonly<
    Record<string, (state: never, message: never, context: MessageContext) => AnyStep>
  >;
  readonly onTimer: Readonly<Record<string, (state: never, context: TimerContext) => AnyStep>>;
  readonly onChoice?: Readonly<Record<string, (state: never, value: never, context: Context) => AnyStep>>;
  onRequest?(state: never, request: Request, context: RequestContext): AnyStep;
  durable?(state: never): unknown;
  onRestart?(durable: never, context: Context): AnyStep;
};
