import { Mistake } from "./mistake.ts";
import { mix } from "../chance/random.ts";

/**
 * Canonical plain data: records, arrays, strings, finite numbers, booleans, null. Equal values then look equal, can be
 * drawn, hashed, kept and sent. The functions here name the path to what is not so: "state.votes is a Set".
 */

/** What was checked and frozen here. Somebody else may have frozen a Set. */
const sealed = new WeakSet<object>();

/** Nothing that a reader of a state would follow is nested deeper; what contains itself is. */
const deepest = 200;

/**
 * Checks a value and freezes it, so that no handler can change it later. Parts that were sealed before are not looked
 * at again.
 * Throws a `Mistake` that begins with `what()` and the path to the part that is no plain data.
 */
export function seal(value: unknown, what: () => string): void {
  if (!freezePlain(value)) throw new Mistake(explain(value, what()));
}

/** The hot path: no text is made. False at the first part that is no plain data. */
function freezePlain(value: unknown, depth = 0): boolean {
  if (typeof value !== "object" || value === null) return isPlainScalar(value);
  if (sealed.has(value)) return true;
  if (depth > deepest) return false;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) if (!freezePlain(value[i], depth + 1)) return false;
  } else {
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null) return false;
    for (const key in value) {
      if (!freezePlain((value as Record<string, unknown>)[key], depth + 1)) return false;
    }
  }
  sealed.add(Object.freeze(value));
  return true;
}

const isPlainScalar = (value: unknown): boolean =>
  typeof value === "number"
    ? Number.isFinite(value)
    : typeof value === "string" || typeof value === "boolean" || value === null;

/** The sentence for the first part that is no plain data. */
function explain(value: unknown, path: string, depth = 0): string {
  if (depth > deepest)
    return `${path.slice(0, 60)}... is nested more than ${deepest} levels deep, or contains itself: states and messages are plain data, which ends.`;
  if (typeof value !== "object" || value === null) {
    return notPlain(
      path,
      value === undefined || typeof value === "number" ? String(value) : `a ${typeof value}`,
    );
  }
  for (const [key, part] of Object.entries(value)) {
    if (!freezePlain(part))
      return explain(part, Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`, depth + 1);
  }
  return notPlain(path, nameOf(value));
}

const notPlain = (path: string, what: string): string =>
  `${path} is ${what}: states and messages are plain data (records, arrays, strings, finite numbers, booleans, null), so that equal ones look equal and a run can be replayed.`;

const nameOf = (value: object): string => {
  const name: unknown = value.constructor?.name;
  return typeof name === "string" && name !== "" ? `a ${name}` : "an object with a prototype";
};

/** One text for equal plain data: JSON with sorted keys. `undefined`, where something is not known, is "?". */
export function canonicalText(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value !== "object" || value === null) return value === undefined ? "?" : String(value);
  let text = "";
  if (Array.isArray(value)) {
    for (const part of value) text += text === "" ? canonicalText(part) : `,${canonicalText(part)}`;
    return `[${text}]`;
  }
  const record = value as Record<string, unknown>;
  for (const key of sortedKeys(record))
    text += `${text === "" ? "" : ","}${JSON.stringify(key)}:${canonicalText(record[key])}`;
  return `{${text}}`;
}

/** Most records are written with their keys in order: then nothing is sorted. */
function sortedKeys(record: Readonly<Record<string, unknown>>): readonly string[] {
  const keys = Object.keys(record);
  for (let i = 1; i < keys.length; i++) if (keys[i - 1]! > keys[i]!) return keys.sort();
  return keys;
}

/** 64 bits that grow with what is added to them, in order. */
export class Digest {
  private high = 0x243f6a88; // the fractional bits of pi
  private low = 0x85a308d3;

  /** Adds an integer of up to 53 bits. */
  add(value: number): void {
    this.word(value >>> 0);
    this.word(Math.floor(value / 2 ** 32) >>> 0);
  }

  addText(text: string): void {
    this.word(text.length);
    for (let i = 0; i < text.length; i++) this.word(text.charCodeAt(i));
  }

  /** 16 hexadecimal digits. */
  toString(): string {
    return [this.high, this.low].map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
  }

  private word(word: number): void {
    this.high = mix(this.high ^ word);
    this.low = mix(Math.imul(this.low, 0x9e3779b1) + word + this.high);
  }
}
