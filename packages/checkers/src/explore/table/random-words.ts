/**
 * A stream of random 32-bit words, the same in every engine: two for each part of which states are made. Marsaglia's
 * xorshift of four words (Journal of Statistical Software 8(14), 2003, §4).
 */
export class RandomWords {
  private a: number;
  private b = 0xbb67ae85;
  private c = 0x3c6ef372;
  private d: number;

  constructor(seed = 0) {
    this.a = 0x6a09e667 ^ seed;
    this.d = 0xa54ff53a + Math.floor(seed / 2 ** 32);
    for (let i = 0; i < 32; i++) this.next(); // until every bit of the seed has reached all four words
  }

  next(): number {
    const t = this.a ^ (this.a << 11);
    this.a = this.b;
    this.b = this.c;
    this.c = this.d;
    this.d = this.d ^ (this.d >>> 19) ^ t ^ (t >>> 8);
    return this.d;
  }
}
