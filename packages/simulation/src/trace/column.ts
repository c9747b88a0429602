type Numbers = Uint8Array | Uint16Array | Int32Array | Float64Array;

/** Numbers by row, as narrow as they are. */
export class Column<Values extends Numbers = Numbers> {
  values: Values;
  private readonly make: new (length: number) => Values;

  constructor(make: new (length: number) => Values) {
    this.make = make;
    this.values = new make(0);
  }

  at(row: number): number {
    return this.values[row]!;
  }

  widen(length: number): void {
    const wider = new this.make(length);
    wider.set(this.values);
    this.values = wider;
  }
}

/** A table of columns that grow together, by half when they are full: a trace is three of these. */
export class Table {
  length = 0;
  private capacity = 0;
  private readonly columns: Column[] = [];

  protected column<Values extends Numbers>(make: new (length: number) => Values): Column<Values> {
    const column = new Column(make);
    this.columns.push(column as unknown as Column);
    return column;
  }

  /** The number of a new row, whose cells are to be filled in. */
  protected newRow(): number {
    if (this.length === this.capacity) this.grow();
    return this.length++;
  }

  private grow(): void {
    this.capacity = Math.max(32, Math.ceil(this.capacity * 1.5));
    for (const column of this.columns) column.widen(this.capacity);
  }
}
