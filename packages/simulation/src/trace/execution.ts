/**
 * An execution as plain data: what a diagram draws, a recording keeps and a port carries.
 * States and messages are interned: an event names its states by their place in `states`.
 */

/** Anything that is plain data: what JSON can say. */
export type Value = null | boolean | number | string | readonly Value[] | { readonly [key: string]: Value };

/**
 * What happened to a node. A `start` runs `init`, a `restart` begins anew from what the disk kept; at a `sync` a write
 * has reached the disk, and what waited for it is sent; a `crash` and a `pause` run nothing.
 */
export type EventKind = "start" | "message" | "timer" | "crash" | "restart" | "sync" | "pause";

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
  /** The event whose write was synced, for `sync`. */
  readonly wroteBy?: number;
  /** The node's state before and after (places in `states`); before `start` there is none. */
  readonly before: number | null;
  readonly after: number;
};

/**
 * What became of a message. `pending`: still under way when the run ended; `corrupted`: refused by a checksum;
 * `omitted`: its receiver failed to receive it.
 */
export type Fate = "delivered" | "lost" | "to-crashed" | "pending" | "corrupted" | "omitted";

export type ExecutionEnvelope = {
  /** Places of the nodes in `nodes`. */
  readonly from: number;
  readonly to: number;
  /** Place of the message in `messages`. */
  readonly message: number;
  /** The event whose step sent it, and when (microseconds). */
  readonly sentBy: number;
  readonly sentAt: number;
  /** Its number on its link, from 1: what a fault on it would call it. The second copy of a duplicated one says so. */
  readonly nth: number;
  readonly isCopy: boolean;
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

/** A partition: messages from the ones to the others did not pass, nor back where `both` says so. Times in microseconds. */
export type ExecutionCut = {
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly both: boolean;
  readonly since: number;
  /** Null where it lasted to the end. */
  readonly until: number | null;
};

/** A fault that the adversary was told to cause, and that struck. */
export type ExecutionFault = {
  /** What befell whom, as a clause: "B crashes", "Ack from A to B is lost". */
  readonly words: string;
  /** When (microseconds); what befalls a message strikes it when it is sent. */
  readonly at: number;
  /** The event that it is seen at: its own (a crash), that which sent the message, else the last before it. */
  readonly event: number;
  /** The message that it befell (place in `envelopes`); null for nodes and networks. */
  readonly envelope: number | null;
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
  /** The nodes, then the clients. */
  readonly nodes: readonly string[];
  /** How many of them, at the end, are clients. */
  readonly clients: number;
  readonly states: readonly Value[];
  readonly messages: readonly Value[];
  readonly events: readonly ExecutionEvent[];
  readonly envelopes: readonly ExecutionEnvelope[];
  readonly timers: readonly ExecutionTimer[];
  readonly cuts: readonly ExecutionCut[];
  readonly violations: readonly ExecutionViolation[];
  /** In the order of their times; left out where none struck. What the model's own chance did is not among them. */
  readonly faults?: readonly ExecutionFault[];
  /** Virtual time at which the run ended (microseconds). */
  readonly endedAt: number;
  /** How many events the run had; more than `events.length` where the picture was cut. */
  readonly total: number;
  /** Equal in Node and in every browser for the same protocol, options and seed. 16 hexadecimal digits. */
  readonly fingerprint: string;
};
