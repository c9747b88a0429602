/** A transitive relation on the numbers below `size`, as a matrix of bits: of each number, those before it. */
export class Order {
  private readonly size: number;
  private readonly width: number;
  private readonly before: Int32Array;

  constructor(size: number, before: Int32Array | null = null) {
    this.size = size;
    this.width = Math.ceil(size / 32);
    this.before = before ?? new Int32Array(size * this.width);
  }

  copy(): Order {
    return new Order(this.size, this.before.slice());
  }

  has(first: number, second: number): boolean {
    return (this.before[second * this.width + (first >> 5)]! & (1 << (first & 31))) !== 0;
  }

  /** Puts `first` before `second`, and with it everything before it before everything after `second`. */
  add(first: number, second: number): void {
    if (this.has(first, second)) return;
    for (let other = 0; other < this.size; other++)
      if (other === second || this.has(second, other)) this.take(other, first);
  }

  private take(other: number, first: number): void {
    const [to, from] = [other * this.width, first * this.width];
    for (let i = 0; i < this.width; i++) this.before[to + i]! |= this.before[from + i]!;
    this.before[to + (first >> 5)]! |= 1 << (first & 31);
  }
}
