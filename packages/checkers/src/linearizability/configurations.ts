import type { Allowance } from "./allowance.ts";

/** Words of an entry before its key: the next entry with the same hash, where it came from, by which operation. */
const NEXT = 0;
const PARENT = 1;
const CHOICE = 2;
const KEY = 3;
const NONE = -1;
/** Entries for which there is room at first. */
const INITIAL = 64;

/**
 * The configurations that a search has seen, in one growing typed array. A configuration is a key of some words, and a
 * set (of operations without a response that were used), also some words. One whose key was seen already, with a subset
 * of its set, is dominated: whatever can follow it could follow that one as well. (The antichains of Lowe 2017,
 * "Testing for linearizability", Concurrency and Computation 29(4), §5, for operations that never return.)
 */
export class Configurations {
  private words: Int32Array;
  private heads = new Int32Array(INITIAL).fill(NONE);
  private readonly width: number;
  private readonly setAt: number;

  private readonly keyWords: number;
  private readonly allowance: Allowance;
  size = 0;

  constructor(keyWords: number, setWords: number, allowance: Allowance) {
    this.keyWords = keyWords;
    this.allowance = allowance;
    this.setAt = KEY + keyWords;
    this.width = this.setAt + setWords;
    this.words = new Int32Array(INITIAL * this.width);
    allowance.takeBytes(4 * (this.words.length + this.heads.length));
  }

  /** Adds a configuration; `DOMINATED` where it need not be looked at, `FULL` where the allowance is used up. */
  add(key: Int32Array, set: Int32Array, parent: number, choice: number): number {
    const hash = this.hashOf(key);
    for (let entry = this.heads[hash & (this.heads.length - 1)]!; entry !== NONE;) {
      const at = entry * this.width;
      if (this.isDominatedBy(at, key, set)) return DOMINATED;
      entry = this.words[at + NEXT]!;
    }
    if (!this.allowance.takeConfiguration() || !this.makeRoom()) return FULL;
    const at = this.size * this.width;
    const slot = hash & (this.heads.length - 1);
    this.words[at + NEXT] = this.heads[slot]!;
    this.words[at + PARENT] = parent;
    this.words[at + CHOICE] = choice;
    for (let i = 0; i < key.length; i++) this.words[at + KEY + i] = key[i]!;
    for (let i = 0; i < set.length; i++) this.words[at + this.setAt + i] = set[i]!;
    this.heads[slot] = this.size;
    return this.size++;
  }

  /** Copies a configuration out of the table. */
  load(entry: number, key: Int32Array, set: Int32Array): void {
    const at = entry * this.width;
    for (let i = 0; i < this.keyWords; i++) key[i] = this.words[at + KEY + i]!;
    for (let i = 0; i < set.length; i++) set[i] = this.words[at + this.setAt + i]!;
  }

  parentOf(entry: number): number {
    return this.words[entry * this.width + PARENT]!;
  }

  choiceOf(entry: number): number {
    return this.words[entry * this.width + CHOICE]!;
  }

  /** A word of an entry's key. */
  keyWord(entry: number, word: number): number {
    return this.words[entry * this.width + KEY + word]!;
  }

  /** Gives the memory back. */
  release(): void {
    this.allowance.takeBytes(-4 * (this.words.length + this.heads.length));
    this.words = new Int32Array(0);
    this.heads = new Int32Array(1).fill(NONE);
    this.size = 0;
  }

  private isDominatedBy(at: number, key: Int32Array, set: Int32Array): boolean {
    for (let i = 0; i < key.length; i++) if (this.words[at + KEY + i] !== key[i]) return false;
    for (let i = 0; i < set.length; i++) if (this.words[at + this.setAt + i]! & ~set[i]!) return false;
    return true;
  }

  private hashOf(key: Int32Array): number {
    let hash = 0x2545f491;
    for (let i = 0; i < key.length; i++) {
      hash = Math.imul(hash ^ key[i]!, 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    return hash;
  }

  private makeRoom(): boolean {
    if ((this.size + 1) * this.width > this.words.length) {
      if (!this.allowance.takeBytes(4 * this.words.length)) return false;
      const words = new Int32Array(2 * this.words.length);
      words.set(this.words);
      this.words = words;
    }
    if (this.size >= this.heads.length) {
      if (!this.allowance.takeBytes(4 * this.heads.length)) return false;
      this.heads = new Int32Array(2 * this.heads.length).fill(NONE);
      for (let entry = 0; entry < this.size; entry++) this.chain(entry);
    }
    return true;
  }

  private chain(entry: number): void {
    const at = entry * this.width;
    const slot = this.hashOf(this.words.subarray(at + KEY, at + this.setAt)) & (this.heads.length - 1);
    this.words[at + NEXT] = this.heads[slot]!;
    this.heads[slot] = entry;
  }
}

export const DOMINATED = -1;
export const FULL = -2;
