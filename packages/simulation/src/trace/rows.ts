import { Table } from "./column.ts";

/** What happened, by number in the columns. */
export const happenings = ["crash", "start", "message", "timer", "restart", "sync", "pause"] as const;
export type Happening = (typeof happenings)[number];

/** What became of an envelope, by number in the columns. */
export const fates = ["pending", "delivered", "lost", "corrupted", "omitted", "to-crashed"] as const;
export type FateName = (typeof fates)[number];

const numbersOf = <Name extends string>(names: readonly Name[]) =>
  Object.fromEntries(names.map((name, number) => [name, number])) as Record<Name, number>;
const happeningNumbers = numbersOf(happenings);
const fateNumbers = numbersOf(fates);

/** "None" in a column of numbers. */
export const none = -1;

export class EventRows extends Table {
  readonly kind = this.column(Uint8Array);
  readonly node = this.column(Uint16Array);
  readonly at = this.column(Float64Array);
  /** The envelope delivered, the timer fired, or the event whose write was synced. */
  readonly record = this.column(Int32Array);
  /** The node's state after the event. */
  readonly state: unknown[] = [];

  add(happening: Happening, node: number, at: number, record: number, state: unknown): void {
    const row = this.newRow();
    this.kind.values[row] = happeningNumbers[happening];
    this.node.values[row] = node;
    this.at.values[row] = at;
    this.record.values[row] = record;
    this.state.push(state);
  }
}

export class EnvelopeRows extends Table {
  readonly from = this.column(Uint16Array);
  readonly to = this.column(Uint16Array);
  /** Its number on its link, from 0, and whether it is the second copy. */
  readonly index = this.column(Int32Array);
  readonly copy = this.column(Uint8Array);
  readonly sentBy = this.column(Int32Array);
  readonly sentAt = this.column(Float64Array);
  /** Infinity where it was lost on the way. */
  readonly arrivesAt = this.column(Float64Array);
  readonly deliveredBy = this.column(Int32Array);
  readonly fate = this.column(Uint8Array);
  readonly message: unknown[] = [];

  /** Returns the envelope's number. */
  add(
    from: number,
    to: number,
    index: number,
    copy: number,
    sentBy: number,
    sentAt: number,
    arrivesAt: number,
    message: unknown,
  ): number {
    const row = this.newRow();
    this.from.values[row] = from;
    this.to.values[row] = to;
    this.index.values[row] = index;
    this.copy.values[row] = copy;
    this.sentBy.values[row] = sentBy;
    this.sentAt.values[row] = sentAt;
    this.arrivesAt.values[row] = arrivesAt;
    this.deliveredBy.values[row] = none;
    this.fate.values[row] = arrivesAt === Infinity ? fateNumbers.lost : fateNumbers.pending;
    this.message.push(message);
    return row;
  }

  /** What became of an envelope when it arrived; `event` is the one that delivered it. */
  settle(envelope: number, fate: FateName, event: number = none): void {
    this.fate.values[envelope] = fateNumbers[fate];
    this.deliveredBy.values[envelope] = event;
  }
}

export class TimerRows extends Table {
  readonly node = this.column(Uint16Array);
  readonly setBy = this.column(Int32Array);
  readonly setAt = this.column(Float64Array);
  readonly dueAt = this.column(Float64Array);
  readonly firedBy = this.column(Int32Array);
  /** How often this timer of this node had been set before. */
  readonly index = this.column(Int32Array);
  readonly name: string[] = [];

  /** Returns the timer's number. */
  add(node: number, name: string, index: number, setBy: number, setAt: number, dueAt: number): number {
    const row = this.newRow();
    this.node.values[row] = node;
    this.setBy.values[row] = setBy;
    this.setAt.values[row] = setAt;
    this.dueAt.values[row] = dueAt;
    this.firedBy.values[row] = none;
    this.index.values[row] = index;
    this.name.push(name);
    return row;
  }
}
