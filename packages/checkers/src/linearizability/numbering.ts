/**
 * Gives equal texts the same number, from 0 on. Its own table, because V8's `Map` ends at 2^24 entries: open addressing
 * with linear probing, at most half full.
 */
export class Numbering {
  private slots = new Int32Array(64).fill(EMPTY);
  private hashes: number[] = [];
  private readonly texts: string[] = [];
  bytes = 4 * 64;

  get size(): number {
    return this.texts.length;
  }

  numberOf(text: string): number {
    const hash = hashOf(text);
    let slot = this.slotOf(hash);
    for (;;) {
      const number = this.slots[slot]!;
      if (number === EMPTY) break;
      if (this.hashes[number] === hash && this.texts[number] === text) return number;
      slot = (slot + 1) & (this.slots.length - 1);
    }
    const number = this.texts.push(text) - 1;
    this.hashes.push(hash);
    this.slots[slot] = number;
    this.bytes += 2 * text.length + 40;
    if (2 * this.texts.length > this.slots.length) this.grow();
    return number;
  }

  private slotOf(hash: number): number {
    return hash & (this.slots.length - 1);
  }

  private grow(): void {
    this.bytes += 4 * this.slots.length;
    this.slots = new Int32Array(2 * this.slots.length).fill(EMPTY);
    this.hashes.forEach((hash, number) => {
      let slot = this.slotOf(hash);
      while (this.slots[slot] !== EMPTY) slot = (slot + 1) & (this.slots.length - 1);
      this.slots[slot] = number;
    });
  }
}

const EMPTY = -1;

/** FNV-1a over code units, mixed once more because the slot is taken from its low bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash ^ (hash >>> 15);
}
