/** No value: every value is zero or more. */
export const absent = -1;

/**
 * A map from two integers to a third that is zero or more, in one typed array: four words an entry, so that a look-up
 * touches one line of the cache. Open addressing, at most half full.
 */
export class PairTable {
  private table = new Int32Array(4 * 64).fill(absent);
  size = 0;

  get bytes(): number {
    return 4 * this.table.length;
  }

  /** The value of a pair, or `absent`. */
  get(a: number, b: number): number {
    const { table } = this;
    const mask = table.length - 4;
    let slot = addressOf(a, b) & mask;
    for (;;) {
      const value = table[slot + 2]!;
      if ((table[slot] === a && table[slot + 1] === b) || value === absent) return value;
      slot = (slot + 4) & mask;
    }
  }

  /** Gives a value to a pair that has none yet. */
  set(a: number, b: number, value: number): void {
    if (8 * ++this.size > this.table.length) this.grow();
    insert(this.table, a, b, value);
  }

  private grow(): void {
    const old = this.table;
    this.table = new Int32Array(2 * old.length).fill(absent);
    for (let i = 0; i < old.length; i += 4)
      if (old[i + 2] !== absent) insert(this.table, old[i]!, old[i + 1]!, old[i + 2]!);
  }
}

function insert(table: Int32Array, a: number, b: number, value: number): void {
  const mask = table.length - 4;
  let slot = addressOf(a, b) & mask;
  while (table[slot + 2] !== absent) slot = (slot + 4) & mask;
  table[slot] = a;
  table[slot + 1] = b;
  table[slot + 2] = value;
}

/** Spreads pairs of small integers over the table, by multiples of four. */
function addressOf(a: number, b: number): number {
  const x = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca77);
  return (x ^ (x >>> 15)) << 2;
}
