import { grown } from "../../table/interner.ts";

/** What can be done in a world, in a fixed order: a deed or something special to how time is treated, and which item it is about. */
export class Possible {
  /** Deeds by number; what is less than zero is up to the discipline. */
  codes = new Int32Array(64);
  /** Places in the world's items; -1: about none. */
  items = new Int32Array(64);
  count = 0;

  add(code: number, item: number): void {
    this.reserve(1);
    this.codes[this.count] = code;
    this.items[this.count++] = item;
  }

  /** Adds the codes from `start` up to but not including `end`. */
  addRange(start: number, end: number, item: number): void {
    this.reserve(end - start);
    const { codes, items } = this;
    let { count } = this;
    for (let code = start; code < end; code++) {
      codes[count] = code;
      items[count++] = item;
    }
    this.count = count;
  }

  private reserve(more: number): void {
    while (this.count + more > this.codes.length) {
      this.codes = grown(this.codes);
      this.items = grown(this.items);
    }
  }
}
