/** By the highest bits of an identity: segments grow one after another, and none beyond what an engine allows. */
const segmentBits = 4;
const initialSlots = 64;

/**
 * A set of 64-bit identities, each as two 32-bit words. Open addressing with linear probing (Knuth, "The Art of Computer
 * Programming", vol. 3, §6.4) in typed arrays: 11 to 21 bytes an identity, where V8's own `Set` takes about 40 and ends
 * at 2^24. The words must be well mixed: their bits are the addresses.
 */
export class IdentitySet {
  private readonly segments: Int32Array[] = Array.from(
    { length: 2 ** segmentBits },
    () => new Int32Array(2 * initialSlots),
  );
  private readonly sizes = new Int32Array(2 ** segmentBits);
  size = 0;
  bytes = 2 ** segmentBits * 2 * initialSlots * 4;

  /** Adds an identity; false where it was there already. */
  add(low: number, high: number): boolean {
    if ((low | high) === 0) high = 1; // an empty slot is two zeros
    const place = high >>> (32 - segmentBits);
    const segment = this.segments[place]!;
    const mask = segment.length - 2;
    let slot = (low << 1) & mask;
    for (;;) {
      const there = segment[slot]!;
      const next = segment[slot + 1]!;
      if (there === low && next === high) return false;
      if ((there | next) === 0) break;
      slot = (slot + 2) & mask;
    }
    segment[slot] = low;
    segment[slot + 1] = high;
    this.size++;
    if (8 * ++this.sizes[place]! > 3 * segment.length) this.grow(place);
    return true;
  }

  /** Twice as many slots once three quarters are taken. */
  private grow(place: number): void {
    const old = this.segments[place]!;
    const segment = new Int32Array(2 * old.length);
    const mask = segment.length - 2;
    for (let i = 0; i < old.length; i += 2) {
      const low = old[i]!;
      const high = old[i + 1]!;
      if ((low | high) === 0) continue;
      let slot = (low << 1) & mask;
      while ((segment[slot]! | segment[slot + 1]!) !== 0) slot = (slot + 2) & mask;
      segment[slot] = low;
      segment[slot + 1] = high;
    }
    this.segments[place] = segment;
    this.bytes += 4 * old.length;
  }
}
