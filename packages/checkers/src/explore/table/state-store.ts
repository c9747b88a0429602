import { Mistake } from "@lightcone/simulation";

const chunkBits = 18;
const chunkBytes = 2 ** chunkBits;
const mostBytesPerNumber = 5;

/**
 * The states that were found, in the order in which they were: so the store is also the queue of a breadth-first
 * search. A state is a row of 32-bit integers with the row from which it was first reached and the number of
 * the step that led there. A number takes as many bytes as it needs, seven bits in each, and small ones need one; rows lie in
 * chunks, so that growing copies nothing. A row's place is its distance in bytes from the first row.
 */
export class StateStore {
  private readonly chunks: Uint8Array<ArrayBuffer>[] = [];
  /** How many bytes of each chunk are in use. */
  private readonly used: number[] = [];
  private reading = new Uint8Array(0);
  private position = 0;
  /** The row that was read last, and where it ended within its chunk. */
  private lastPlace = -1;
  private lastEnd = 0;

  get bytes(): number {
    return this.chunks.length * chunkBytes;
  }

  /** Whether there is room for more: places are 32-bit integers. */
  get isFull(): boolean {
    return this.bytes > 2 ** 31 - 2 * chunkBytes;
  }

  /** Behind the last row. */
  get end(): number {
    const last = this.chunks.length - 1;
    return last < 0 ? 0 : last * chunkBytes + this.used[last]!;
  }

  /** Keeps the first `length` numbers of `row`; returns its place. A state without a parent names -1. */
  append(parent: number, step: number, row: Int32Array, length: number): number {
    const needed = mostBytesPerNumber * (length + 3);
    let last = this.chunks.length - 1;
    if (last < 0 || this.used[last]! + needed > chunkBytes) {
      if (needed > chunkBytes)
        throw new Mistake(
          `A state consists of ${length} parts, too many to be explored: make states smaller.`,
        );
      last = this.chunks.push(new Uint8Array(chunkBytes)) - 1;
      this.used.push(0);
    }
    const chunk = this.chunks[last]!;
    let position = this.used[last]!;
    const place = last * chunkBytes + position;
    position = write(chunk, position, parent < 0 ? 0 : place - parent);
    position = write(chunk, position, step);
    position = write(chunk, position, length);
    for (let i = 0; i < length; i++) position = write(chunk, position, row[i]!);
    this.used[last] = position;
    return place;
  }

  /** Reads the row at a place into `row`; returns how many numbers it has. */
  read(place: number, row: Int32Array): number {
    this.open(place);
    this.number();
    this.number();
    const length = this.number();
    for (let i = 0; i < length; i++) row[i] = this.number();
    this.lastPlace = place;
    this.lastEnd = this.position;
    return length;
  }

  /** The place of the row after the one at `place`; `end` where it is the last. */
  after(place: number): number {
    const chunk = place >>> chunkBits;
    const end = place === this.lastPlace ? this.lastEnd : this.endOf(place);
    const isLastOfChunk = end === this.used[chunk] && chunk < this.chunks.length - 1;
    return isLastOfChunk ? (chunk + 1) * chunkBytes : chunk * chunkBytes + end;
  }

  /** From which row the one at `place` was reached (-1: from none), and by which of the steps there. */
  origin(place: number): { readonly parent: number; readonly step: number } {
    this.open(place);
    const distance = this.number();
    return { parent: distance === 0 ? -1 : place - distance, step: this.number() };
  }

  private endOf(place: number): number {
    this.open(place);
    this.number();
    this.number();
    for (let length = this.number(); length > 0; length--) this.number();
    return this.position;
  }

  private open(place: number): void {
    this.reading = this.chunks[place >>> chunkBits]!;
    this.position = place & (chunkBytes - 1);
  }

  private number(): number {
    const { reading } = this;
    let byte = reading[this.position++]!;
    if (byte < 128) return byte;
    let value = byte & 127;
    for (let shift = 7; ; shift += 7) {
      byte = reading[this.position++]!;
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  }
}

function write(chunk: Uint8Array, position: number, value: number): number {
  while ((value & ~127) !== 0) {
    chunk[position++] = value | 128;
    value >>>= 7;
  }
  chunk[position++] = value;
  return position;
}
