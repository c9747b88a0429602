type Numbers = Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

/** A list of numbers in one typed array that doubles when it is full: a trace is a set of these. */
export class Column<Array extends Numbers> {
  length = 0;
  private make: new (length: number) => Array;
  values: Array;

  constructor(make: new (length: number) => Array) {
    this.make = make;
    this.values = new make(16);
  }

  push(value: number): void {
    if (this.length === this.values.length) {
      const wider = new this.make(this.length * 2);
      wider.set(this.values as never);
      this.values = wider;
    }
    this.values[this.length++] = value;
  }

  at(index: number): number {
    return this.values[index]!;
  }
}

export const integers = () => new Column<Int32Array<ArrayBuffer>>(Int32Array);
export const times = () => new Column<Float64Array<ArrayBuffer>>(Float64Array);
