import { integers, times } from "./column.ts";
import type { Kind } from "./event-queue.ts";

/** "None" in a column of numbers. */
export const none = -1;

/**
 * What happened, in columns: one row an event, an envelope and a timer. A row costs tens of bytes; objects are made
 * when somebody looks (`executionOf`). States and messages are kept as the handlers made them.
 */
export class Trace {
  readonly events = {
    kind: integers(),
    node: integers(),
    at: times(),
    /** The envelope delivered or the timer fired. */
    record: integers(),
    /** The node's event before this one. */
    previous: integers(),
    /** The node's state after the event. */
    state: [] as unknown[],
  };
  readonly envelopes = {
    from: integers(),
    to: integers(),
    sentBy: integers(),
    /** Infinity where it was lost. */
    arrivesAt: times(),
    deliveredBy: integers(),
    message: [] as unknown[],
  };
  readonly timers = {
    node: integers(),
    setBy: integers(),
    dueAt: times(),
    firedBy: integers(),
    name: [] as string[],
  };
  private readonly latest: Int32Array;

  constructor(nodes: number) {
    this.latest = new Int32Array(nodes).fill(none);
  }

  get length(): number {
    return this.events.kind.length;
  }

  event(kind: Kind, node: number, at: number, record: number, state: unknown): void {
    const { events } = this;
    events.previous.push(this.latest[node]!);
    this.latest[node] = events.kind.length;
    events.kind.push(kind);
    events.node.push(node);
    events.at.push(at);
    events.record.push(record);
    events.state.push(state);
  }

  /** Returns the envelope's number. */
  envelope(from: number, to: number, sentBy: number, arrivesAt: number, message: unknown): number {
    const { envelopes } = this;
    envelopes.from.push(from);
    envelopes.to.push(to);
    envelopes.sentBy.push(sentBy);
    envelopes.arrivesAt.push(arrivesAt);
    envelopes.deliveredBy.push(none);
    return envelopes.message.push(message) - 1;
  }

  /** Returns the timer's number. */
  timer(node: number, setBy: number, dueAt: number, name: string): number {
    const { timers } = this;
    timers.node.push(node);
    timers.setBy.push(setBy);
    timers.dueAt.push(dueAt);
    timers.firedBy.push(none);
    return timers.name.push(name) - 1;
  }
}
