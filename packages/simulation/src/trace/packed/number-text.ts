import { invariant } from "../../values/invariant.ts";

/**
 * Integers as text: each as its difference from the one before, five bits a character from the lowest, the sixth bit
 * says that more follow, the first of the number is its sign (the base-64 VLQ of source maps, ECMA-426). A column of a
 * trace then costs one to three characters a row, and JSON and ports carry it as it is.
 */
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Writes safe integers. */
export function writeNumbers(numbers: ArrayLike<number>): string {
  const parts: string[] = [];
  let text = "";
  let previous = 0;
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers[i]!;
    invariant(Number.isSafeInteger(number), "A packed column holds safe integers only.");
    text += digitsOf(number - previous);
    previous = number;
    if (text.length > CHUNK) {
      parts.push(text);
      text = "";
    }
  }
  return parts.join("") + text;
}

/** Texts grow in pieces of about this many characters: very long ones grow slowly. */
const CHUNK = 8_192;

function digitsOf(difference: number): string {
  // Doubling loses no bit below 2^52, and differences of times are far below; bit operations end at 2^31.
  let rest = Math.abs(difference) * 2 + (difference < 0 ? 1 : 0);
  let text = "";
  do {
    const low = rest % 32;
    rest = Math.floor(rest / 32);
    text += alphabet[low + (rest > 0 ? 32 : 0)]!;
  } while (rest > 0);
  return text;
}

const digits = new Int8Array(128).fill(-1);
for (let digit = 0; digit < alphabet.length; digit++) digits[alphabet.charCodeAt(digit)] = digit;

/** The digit at a place of a text; -1 where there is none. */
function digitAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code < 128 ? digits[code]! : -1; // beyond its end there is no code at all
}

/** Reads what `writeNumbers` wrote, so many numbers; null where the text says anything else. */
export function readNumbers(text: unknown, count: number): Float64Array | null {
  if (typeof text !== "string" || text.length < count) return null;
  const numbers = new Float64Array(count);
  let at = 0;
  let previous = 0;
  // A trace has millions of these, and its reader waits: most numbers are one character, and stay small integers.
  for (let i = 0; i < count; i++) {
    let digit = digitAt(text, at++);
    if (digit === -1) return null;
    let sum = digit & 31;
    for (let weight = 32; digit >= 32; weight *= 32) {
      digit = digitAt(text, at++);
      if (digit === -1) return null;
      sum += (digit & 31) * weight;
    }
    previous += sum % 2 === 1 ? -Math.floor(sum / 2) : sum / 2;
    if (!Number.isSafeInteger(previous)) return null;
    numbers[i] = previous;
  }
  return at === text.length ? numbers : null;
}
