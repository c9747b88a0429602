import { integers, times } from "./column.ts";
import type { CutRecord } from "../engine/cuts.ts";

/** What happened, by number in the columns. */
export const happenings = ["crash", "start", "message", "timer", "restart", "sync", "pause"] as const;
export type Happening = (typeof happenings)[number];

/** What became of an envelope, by number in the columns. */
export const fates = ["pending", "delivered", "lost", "corrupted", "omitted", "to-crashed"] as const;
export type FateName = (typeof fates)[number];

const happeningNumbers = Object.fromEntries(happenings.map((name, i) => [name, i])) as Record<
  Happening,
  number
>;
const fateNumbers = Object.fromEntries(fates.map((name, i) => [name, i])) as Record<FateName, number>;

/** How many events lie between two checkpoints of `latestAt`: four bytes a node for each. */
const stride = 256;

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
    /** The envelope delivered, the timer fired, or the event whose write was synced. */
    record: integers(),
    /** The node's event before this one. */
    previous: integers(),
    /** The node's state after the event. */
    state: [] as unknown[],
  };
  readonly envelopes = {
    from: integers(),
    to: integers(),
    /** Its number on its link, from 0, and whether it is the second copy. */
    index: integers(),
    copy: integers(),
    sentBy: integers(),
    sentAt: times(),
    /** Infinity where it was lost on the way. */
    arrivesAt: times(),
    deliveredBy: integers(),
    fate: integers(),
    message: [] as unknown[],
  };
  readonly timers = {
    node: integers(),
    setBy: integers(),
    setAt: times(),
    dueAt: times(),
    firedBy: integers(),
    /** How often this timer of this node had been set before. */
    index: integers(),
    name: [] as string[],
  };
  /** The partitions that were in force. */
  cuts: readonly CutRecord[] = [];
  /** The latest event of each node, and what it was at every `stride`th event. */
  private readonly latest: Int32Array;
  private readonly checkpoints: Int32Array[] = [];

  constructor(nodes: number) {
    this.latest = new Int32Array(nodes).fill(none);
  }

  get length(): number {
    return this.events.kind.length;
  }

  event(happening: Happening, node: number, at: number, record: number, state: unknown): void {
    const { events } = this;
    if (events.kind.length % stride === 0) this.checkpoints.push(this.latest.slice());
    events.previous.push(this.latest[node]!);
    this.latest[node] = events.kind.length;
    events.kind.push(happeningNumbers[happening]);
    events.node.push(node);
    events.at.push(at);
    events.record.push(record);
    events.state.push(state);
  }

  /** Each node's latest event up to and including `event`; `none` where it had none. At most `stride` events are read. */
  latestAt(event: number): Int32Array {
    const checkpoint = Math.floor(event / stride);
    const latest = this.checkpoints[checkpoint]!.slice();
    for (let i = checkpoint * stride; i <= event; i++) latest[this.events.node.at(i)] = i;
    return latest;
  }

  happening(event: number): Happening {
    return happenings[this.events.kind.at(event)]!;
  }

  /** Returns the envelope's number. */
  envelope(
    from: number,
    to: number,
    index: number,
    copy: number,
    sentBy: number,
    sentAt: number,
    arrivesAt: number,
    message: unknown,
  ): number {
    const { envelopes } = this;
    envelopes.from.push(from);
    envelopes.to.push(to);
    envelopes.index.push(index);
    envelopes.copy.push(copy);
    envelopes.sentBy.push(sentBy);
    envelopes.sentAt.push(sentAt);
    envelopes.arrivesAt.push(arrivesAt);
    envelopes.deliveredBy.push(none);
    envelopes.fate.push(arrivesAt === Infinity ? fateNumbers.lost : fateNumbers.pending);
    return envelopes.message.push(message) - 1;
  }

  /** What became of an envelope when it arrived; `event` is the one that delivered it. */
  settle(envelope: number, fate: FateName, event: number = none): void {
    this.envelopes.fate.values[envelope] = fateNumbers[fate];
    this.envelopes.deliveredBy.values[envelope] = event;
  }

  /** Returns the timer's number. */
  timer(node: number, name: string, index: number, setBy: number, setAt: number, dueAt: number): number {
    const { timers } = this;
    timers.node.push(node);
    timers.index.push(index);
    timers.setBy.push(setBy);
    timers.setAt.push(setAt);
    timers.dueAt.push(dueAt);
    timers.firedBy.push(none);
    return timers.name.push(name) - 1;
  }
}
