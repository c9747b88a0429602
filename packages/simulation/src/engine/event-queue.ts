/** What a pending event is: the adversary strikes, a node starts, receives, times out, has written to disk, is free again. */
export const kinds = { fault: 0, start: 1, message: 2, timer: 3, synced: 4, wake: 5 } as const;
export type Kind = (typeof kinds)[keyof typeof kinds];

/**
 * What is to happen, earliest first; ties in time break by (target, source, index), so the order depends on nothing
 * but the events themselves. A binary heap of (time, slot) in typed arrays: the rest of an event stands by slot, and is
 * read only on exact ties. A popped event leaves a hole at the root, which the next push fills: one event that leads to
 * one other costs a single descent.
 */
export class EventQueue {
  /** Columns by slot: to whom, from whom, what tells events of one source apart, and what it is. */
  target = new Int32Array(16);
  source = new Int32Array(16);
  index = new Float64Array(16);
  kind = new Uint8Array(16);
  /** The envelope's or the timer's number in the trace, and the message or the timer. */
  record = new Int32Array(16);
  payload: unknown[] = new Array(16).fill(null);
  /** How many events are pending. */
  size = 0;
  /** When the event popped last was due: integer microseconds. */
  now = 0;
  /** By place in the heap; infinite behind the last one, so that a missing child is never the earlier one. */
  private times = new Float64Array(17).fill(Infinity);
  private slots = Int32Array.from({ length: 16 }, (_, slot) => slot);
  /** Whether the root was popped and not yet filled. Places 0 to `size` are then in use. */
  private hasHole = false;

  push(
    time: number,
    target: number,
    source: number,
    index: number,
    kind: Kind,
    record: number,
    payload: unknown,
  ): void {
    if (this.size === this.slots.length) this.grow();
    const place = this.hasHole ? 0 : this.size;
    const slot = this.slots[place]!; // behind the heap stand the free slots
    this.target[slot] = target;
    this.source[slot] = source;
    this.index[slot] = index;
    this.kind[slot] = kind;
    this.record[slot] = record;
    this.payload[slot] = payload;
    this.size++;
    if (this.hasHole) {
      this.hasHole = false;
      this.sink(time, slot);
    } else this.rise(place, time, slot);
  }

  /** The time of the earliest event; Infinity where there is none. */
  nextTime(): number {
    if (this.hasHole) this.closeHole();
    return this.times[0]!;
  }

  /** Removes the earliest event and returns its slot, whose columns stay readable until the next `push`. */
  pop(): number {
    if (this.hasHole) this.closeHole();
    this.now = this.times[0]!;
    this.size--;
    this.hasHole = true;
    return this.slots[0]!;
  }

  /** The last event takes the place of the one that was popped, whose slot is free. */
  private closeHole(): void {
    this.hasHole = false;
    const { times, slots, size } = this;
    const free = slots[0]!;
    const [time, slot] = [times[size]!, slots[size]!];
    times[size] = Infinity;
    slots[size] = free;
    if (size > 0) this.sink(time, slot);
  }

  /** Of two events that are due at the same time. */
  private isBefore(a: number, b: number): boolean {
    const { target, source, index } = this;
    if (target[a]! !== target[b]!) return target[a]! < target[b]!;
    if (source[a]! !== source[b]!) return source[a]! < source[b]!;
    return index[a]! < index[b]!;
  }

  private rise(hole: number, time: number, slot: number): void {
    const { times, slots } = this;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      const above = times[parent]!;
      if (time > above || (time === above && !this.isBefore(slot, slots[parent]!))) break;
      times[hole] = above;
      slots[hole] = slots[parent]!;
      hole = parent;
    }
    times[hole] = time;
    slots[hole] = slot;
  }

  /** From the root down. */
  private sink(time: number, slot: number): void {
    const { times, slots, size } = this;
    let hole = 0;
    for (let child = 1; child < size; child = 2 * hole + 1) {
      const left = times[child]!;
      const right = times[child + 1]!;
      child += Number(right < left); // no branch: which child is earlier cannot be predicted
      if (right === left && child + 1 < size && this.isBefore(slots[child + 1]!, slots[child]!)) child++;
      const below = times[child]!;
      if (time < below || (time === below && this.isBefore(slot, slots[child]!))) break;
      times[hole] = below;
      slots[hole] = slots[child]!;
      hole = child;
    }
    times[hole] = time;
    slots[hole] = slot;
  }

  private grow(): void {
    const old = this.slots.length;
    const wider = <A extends { set(from: A): void }>(
      make: new (length: number) => A,
      from: A,
      more = 0,
    ): A => {
      const column = new make(2 * old + more);
      column.set(from);
      return column;
    };
    this.target = wider(Int32Array, this.target);
    this.source = wider(Int32Array, this.source);
    this.index = wider(Float64Array, this.index);
    this.kind = wider(Uint8Array, this.kind);
    this.record = wider(Int32Array, this.record);
    this.times = wider(Float64Array, this.times, 1).fill(Infinity, old);
    this.slots = wider(Int32Array, this.slots);
    for (let slot = old; slot < 2 * old; slot++) {
      this.slots[slot] = slot;
      this.payload.push(null);
    }
  }
}
