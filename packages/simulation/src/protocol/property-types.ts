import type { NodeId } from "./protocol.ts";

/** A node as properties see it. */
export type NodeView<State> = { readonly id: NodeId; readonly up: boolean; readonly state: State };

/** An event as properties see it. */
export type EventView = {
  readonly kind: "start" | "message" | "request" | "timer" | "sync" | "pause" | "crash" | "restart";
  readonly node: NodeId;
  /** The message, the timer's name, the request; null for the other kinds. */
  readonly cause: unknown;
};

/** What must hold in one instant. */
export type Always<State> = (nodes: readonly NodeView<State>[]) => boolean;

/** What must come about: within the time, counted from the start or from `afterMs`. */
export type Eventually<State> = {
  readonly withinMs: number;
  readonly afterMs?: number;
  readonly holds: Always<State>;
};

/** What relates a node's states before and after one event, such as "a leader only appends to its log". */
export type OnStep<State> = (before: State, event: EventView, after: State) => boolean;

/** What remembers: plain data that every event may change, and what must hold of it. */
export type Monitor<State, Memory = never> = {
  readonly init: Memory;
  step(memory: Memory, event: EventView, nodes: readonly NodeView<State>[]): Memory;
  holds(memory: Memory): boolean;
};

/** What is said of a protocol; every name is a sentence. Byzantine nodes and clients are not looked at. */
export type Properties<State> = {
  /** Must hold after every event. */
  readonly always?: Readonly<Record<string, Always<State>>>;
  /** Should hold after some event; one that never did is reported, for what is checked there was not tested. */
  readonly sometimes?: Readonly<Record<string, Always<State>>>;
  readonly eventually?: Readonly<Record<string, Eventually<State>>>;
  readonly onStep?: Readonly<Record<string, OnStep<State>>>;
  readonly monitors?: Readonly<Record<string, Monitor<State>>>;
};
