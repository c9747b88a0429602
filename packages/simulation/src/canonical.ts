import { Mistake } from "./mistake.ts";
import { mix } from "./random.ts";

/**
 * Canonical plain data: records, arrays, strings, finite numbers, booleans, null. Equal values then look equal, can be
 * drawn, hashed, kept and sent. The functions here name the path to what is not so: "state.votes is a Set".
 */

/** Checks a value and freezes it, so that no handler can change it later. Frozen parts were checked when they froze. */
export function seal(value: unknown, path: string): void {
  if (typeof value === "object" && value !== null) {
    if (Object.isFrozen(value)) return;
    if (Array.isArray(value)) {
      for (let i = 0; i < value.length; i++) seal(value[i], `${path}[${i}]`);
    } else {
      const prototype = Object.getPrototypeOf(value);
      if (prototype !== Object.prototype && prototype !== null)
        throw new Mistake(notPlain(path, nameOf(value)));
      for (const key in value) seal((value as Record<string, unknown>)[key], `${path}.${key}`);
    }
    Object.freeze(value);
    return;
  }
  checkScalar(value, path);
}

function checkScalar(value: unknown, path: string): void {
  if (
    typeof value === "number"
      ? Number.isFinite(value)
      : typeof value === "string" || typeof value === "boolean" || value === null
  )
    return;
  throw new Mistake(
    notPlain(path, value === undefined || typeof value === "number" ? String(value) : `a ${typeof value}`),
  );
}

const notPlain = (path: string, what: string): string =>
  `${path} is ${what}: states and messages are plain data (records, arrays, strings, finite numbers, booleans, null), so that equal ones look equal and a run can be replayed.`;

const nameOf = (value: object): string => {
  const name: unknown = value.constructor?.name;
  return typeof name === "string" && name !== "" ? `a ${name}` : "an object with a prototype";
};

/** One text for equal values: JSON with sorted keys. */
export function canonicalText(value: unknown): string {
  if (typeof value !== "object" || value === null) return Object.is(value, -0) ? "0" : JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(",")}]`;
  const record = value as Record<string, unknown>;
  const fields = Object.keys(record)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalText(record[key])}`);
  return `{${fields.join(",")}}`;
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
