/** What a pending event is: the adversary strikes, a node starts, receives, times out, has written to disk, is free again. */
export const kinds = { fault: 0, start: 1, message: 2, timer: 3, synced: 4, wake: 5 } as const;
export type Kind = (typeof kinds)[keyof typeof kinds];

/**
 * What is to happen, earliest first; ties in time break by (target, source, index), so the order depends on nothing
 * but the events themselves. A binary heap of numbered slots over typed arrays; a slot is reused once it is popped.
 */
export class EventQueue {
  /** Columns by slot: when (microseconds), to whom, from whom, and what tells events of one source apart. */
  time = new Float64Array(16);
  target = new Int32Array(16);
  source = new Int32Array(16);
  index = new Float64Array(16);
  kind = new Uint8Array(16);
  /** The envelope's or the timer's number in the trace, and the message or the timer's name. */
  record = new Int32Array(16);
  payload: unknown[] = new Array(16).fill(null);
  size = 0;
  private heap = new Int32Array(16);
  private free = Int32Array.from({ length: 16 }, (_, i) => 15 - i);

  push(
    time: number,
    target: number,
    source: number,
    index: number,
    kind: Kind,
    record: number,
    payload: unknown,
  ): number {
    if (this.size === this.heap.length) this.grow();
    const slot = this.free[this.heap.length - this.size - 1]!;
    this.time[slot] = time;
    this.target[slot] = target;
    this.source[slot] = source;
    this.index[slot] = index;
    this.kind[slot] = kind;
    this.record[slot] = record;
    this.payload[slot] = payload;
    this.rise(this.size++, slot);
    return slot;
  }

  /** The time of the earliest event; Infinity where there is none. */
  nextTime(): number {
    return this.size === 0 ? Infinity : this.time[this.heap[0]!]!;
  }

  /** Removes the earliest event. Its columns stay readable until the next `push`. */
  pop(): number {
    const { heap } = this;
    const first = heap[0]!;
    const last = heap[--this.size]!;
    if (this.size > 0) this.sink(last);
    this.free[heap.length - this.size - 1] = first;
    return first;
  }

  private isBefore(a: number, b: number): boolean {
    const { time, target, source, index } = this;
    if (time[a]! !== time[b]!) return time[a]! < time[b]!;
    if (target[a]! !== target[b]!) return target[a]! < target[b]!;
    if (source[a]! !== source[b]!) return source[a]! < source[b]!;
    return index[a]! < index[b]!;
  }

  private rise(hole: number, slot: number): void {
    const { heap } = this;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if (!this.isBefore(slot, heap[parent]!)) break;
      heap[hole] = heap[parent]!;
      hole = parent;
    }
    heap[hole] = slot;
  }

  private sink(slot: number): void {
    const { heap, size } = this;
    let hole = 0;
    for (let child = 1; child < size; child = 2 * hole + 1) {
      if (child + 1 < size && this.isBefore(heap[child + 1]!, heap[child]!)) child++;
      if (!this.isBefore(heap[child]!, slot)) break;
      heap[hole] = heap[child]!;
      hole = child;
    }
    heap[hole] = slot;
  }

  private grow(): void {
    const old = this.heap.length;
    const length = old * 2;
    const wider = <A extends { set(from: A): void }>(make: new (length: number) => A, from: A): A => {
      const column = new make(length);
      column.set(from);
      return column;
    };
    this.time = wider(Float64Array, this.time);
    this.target = wider(Int32Array, this.target);
    this.source = wider(Int32Array, this.source);
    this.index = wider(Float64Array, this.index);
    this.kind = wider(Uint8Array, this.kind);
    this.record = wider(Int32Array, this.record);
    this.heap = wider(Int32Array, this.heap);
    for (let i = old; i < length; i++) this.payload.push(null);
    this.free = new Int32Array(length);
    for (let i = 0; i < length - old; i++) this.free[i] = length - 1 - i;
  }
}
