/**
 * An execution as plain data: what a diagram draws, a recording keeps and a port carries.
 * States and messages are interned: an event names its states by their place in `states`.
 */

/** Anything that is plain data: what JSON can say. */
export type Value = null | boolean | number | string | readonly Value[] | { readonly [key: string]: Value };

/** Why a step happened. A `start` runs `init`; a `crash` runs nothing. */
export type EventKind = "start" | "message" | "timer" | "crash";

/** One atomic step of one node. */
export type ExecutionEvent = {
  readonly kind: EventKind;
  /** Virtual time in integer microseconds. */
  readonly at: number;
  /** Place of the node in `nodes`. */
  readonly node: number;
  /** The envelope that was delivered (place in `envelopes`), for `message`. */
  readonly envelope?: number;
  /** The timer's name, and the event that set it, for `timer`. */
  readonly timer?: string;
  readonly setBy?: number;
  /** The node's state before and after (places in `states`); before `start` there is none. */
  readonly before: number | null;
  readonly after: number;
};

/** What became of a message. `pending`: still under way when the run ended. */
export type Fate = "delivered" | "lost" | "to-crashed" | "pending";

export type ExecutionEnvelope = {
  /** Places of the nodes in `nodes`. */
  readonly from: number;
  readonly to: number;
  /** Place of the message in `messages`. */
  readonly message: number;
  /** The event whose step sent it, and when (microseconds). */
  readonly sentBy: number;
  readonly sentAt: number;
  /** When it arrives or would have arrived (microseconds); null where it was lost. */
  readonly arrivesAt: number | null;
  /** The event that delivered it. */
  readonly deliveredBy: number | null;
  readonly fate: Fate;
};

/** A timer that was set, when, and when it fired, was replaced or cancelled, or would have fired. */
export type ExecutionTimer = {
  readonly node: number;
  readonly name: string;
  readonly setBy: number;
  readonly setAt: number;
  readonly dueAt: number;
  /** The event in which it fired; null where it was replaced, canceled, cleared by a crash, or is pending. */
  readonly firedBy: number | null;
};

export type ExecutionViolation = {
  /** The property's name: a sentence. */
  readonly property: string;
  /** The event after which it no longer held. */
  readonly event: number;
};

export type Execution = {
  readonly protocol: string;
  readonly seed: number;
  /** The timing model in words, such as "synchronous, delta 50 ms". */
  readonly model: string;
  /** Global stabilization time in microseconds, where the model has one. */
  readonly gst: number | null;
  readonly nodes: readonly string[];
  readonly states: readonly Value[];
  readonly messages: readonly Value[];
  readonly events: readonly ExecutionEvent[];
  readonly envelopes: readonly ExecutionEnvelope[];
  readonly timers: readonly ExecutionTimer[];
  readonly violations: readonly ExecutionViolation[];
  /** Virtual time at which the run ended (microseconds). */
  readonly endedAt: number;
  /** How many events the run had; more than `events.length` where the picture was cut. */
  readonly total: number;
  /** Equal in Node and in every browser for the same protocol, options and seed. 16 hexadecimal digits. */
  readonly fingerprint: string;
};
