import { canonicalText } from "@lightcone/simulation/parts";
import type { RandomWords } from "./random-words.ts";

/**
 * Gives equal values one small number, and each number two random words. The identity of a whole is the sum of the words
 * of its parts (Zobrist, "A new hashing method with application for game playing", 1970): replacing a part adds a
 * constant.
 */
export class Interner<Value> {
  readonly values: Value[] = [];
  low = new Int32Array(64);
  high = new Int32Array(64);
  private readonly numbers = new Map<string, number>();
  private readonly words: RandomWords;
  private textLength = 0;

  constructor(words: RandomWords) {
    this.words = words;
  }

  /** An estimate: the text, the value, and what a map takes for an entry. */
  get bytes(): number {
    return 4 * this.textLength + 100 * this.values.length + 8 * this.low.length;
  }

  /** The number of a value; `text` is equal for equal values alone. */
  number(value: Value, text: string = canonicalText(value)): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    const number = this.values.push(value) - 1;
    this.numbers.set(text, number);
    this.textLength += text.length;
    if (number === this.low.length) {
      this.low = grown(this.low);
      this.high = grown(this.high);
    }
    this.low[number] = this.words.next();
    this.high[number] = this.words.next();
    return number;
  }
}

/** The same numbers in an array twice as long. */
export function grown(column: Int32Array): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(2 * column.length);
  longer.set(column);
  return longer;
}
