/** So many texts are kept in mind at a time: enough for all that states say over and over. */
const mostTexts = 2 ** 14;

/**
 * 64 bits that are equal for equal plain data, whatever the order in which the keys of a record were written: an array
 * is taken in its order, the fields of a record are summed. No text is made. Two lanes of 32 bits take in every word and
 * mix it in different ways (multiplication and rotation, as in Appleby's MurmurHash3).
 */
export class StructuralHash {
  low = 0;
  high = 0;
  private readonly places = new Map<string, number>();
  private readonly textWords = new Int32Array(2 * mostTexts);
  private readonly known: Field[] = [];

  /** Leaves the identity of the value in `low` and `high`; false where it is no plain data. */
  take(value: unknown): boolean {
    this.start();
    const isPlain = isRecord(value) ? this.addFields(value, this.known) : this.add(value);
    const { low, high } = this;
    this.low = finished(low ^ (high >>> 7));
    this.high = finished(high ^ this.low);
    return isPlain;
  }

  /** From now on, fields that are the very same as in this value are not read again: most states share most of their parts. */
  compareWith(value: unknown): void {
    this.known.length = 0;
    if (!isRecord(value)) return;
    for (const key in value) {
      this.start();
      const field = { key, value: value[key], low: 0, high: 0 };
      if (!this.addField(key, field.value)) return;
      field.low = this.low;
      field.high = this.high;
      this.known.push(field);
    }
  }

  private start(): void {
    this.low = 0x2545f491;
    this.high = 0x6c078965;
  }

  private add(value: unknown): boolean {
    switch (typeof value) {
      case "number":
        return this.addNumber(value);
      case "string":
        this.addText(value);
        return true;
      case "boolean":
        this.words(value ? 0x1f83d9ab : 0x5be0cd19, value ? 0x428a2f98 : 0x71374491);
        return true;
      case "object":
        if (value === null) this.words(0x510e527f, 0x3956c25b);
        else
          return Array.isArray(value) ? this.addArray(value) : isRecord(value) && this.addFields(value, none);
        return true;
      default:
        return false;
    }
  }

  private addNumber(value: number): boolean {
    const integer = value | 0;
    if (integer === value) this.words(integer, integer ^ 0x59f111f1);
    else {
      if (!Number.isFinite(value)) return false;
      double[0] = value;
      this.words(doubleBits[0]! ^ 0x12835b01, doubleBits[1]!);
      this.words(doubleBits[1]!, doubleBits[0]!);
    }
    return true;
  }

  /** Texts come again and again: each is read once, and known by two words ever after. */
  private addText(text: string): void {
    const place = this.places.get(text) ?? this.learn(text);
    this.words(this.textWords[place]!, this.textWords[place + 1]!);
  }

  private learn(text: string): number {
    if (this.places.size >= mostTexts) this.places.clear();
    const place = 2 * this.places.size;
    let low = 0x3c6ef372 ^ text.length;
    let high = 0x550c7dc3 ^ text.length;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      low = Math.imul(low ^ unit, 0x01000193);
      high = Math.imul(high + unit, 0x5bd1e995) ^ (high >>> 15);
    }
    this.places.set(text, place);
    this.textWords[place] = low;
    this.textWords[place + 1] = high;
    return place;
  }

  private addArray(list: readonly unknown[]): boolean {
    this.words(list.length, 0x243185be);
    for (let i = 0; i < list.length; i++) if (!this.add(list[i])) return false;
    return true;
  }

  private addFields(record: Readonly<Record<string, unknown>>, known: readonly Field[]): boolean {
    const { low, high } = this;
    let lows = 0;
    let highs = 0;
    let count = 0;
    for (const key in record) {
      const value = record[key];
      const field = known[count++];
      if (field !== undefined && field.value === value && field.key === key) {
        lows = (lows + field.low) | 0;
        highs = (highs + field.high) | 0;
        continue;
      }
      this.start();
      if (!this.addField(key, value)) return false;
      lows = (lows + this.low) | 0;
      highs = (highs + this.high) | 0;
    }
    this.low = low;
    this.high = high;
    this.words(lows, highs);
    return true;
  }

  private addField(key: string, value: unknown): boolean {
    this.addText(key);
    const isPlain = this.add(value);
    this.low = finished(this.low);
    this.high = finished(this.high ^ this.low);
    return isPlain;
  }

  /** One word into each lane. */
  private words(low: number, high: number): void {
    const a = Math.imul(this.low ^ Math.imul(low, 0xcc9e2d51), 0x1b873593);
    const b = Math.imul(this.high ^ Math.imul(high, 0x85ebca6b), 0xc2b2ae35);
    this.low = (a << 13) | (a >>> 19);
    this.high = (((b << 17) | (b >>> 15)) + 0x52dce729) | 0;
  }
}

/** A field of the value that others are compared with, and what it adds to the sums. */
type Field = { readonly key: string; readonly value: unknown; low: number; high: number };
const none: readonly Field[] = [];

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

const double = new Float64Array(1);
const doubleBits = new Int32Array(double.buffer);

function finished(word: number): number {
  word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
  return word ^ (word >>> 16);
}
