import type { Pair } from "./pair.ts";
import { quadrantOf } from "./quadrant.ts";

/** 1/n!, with the signs of Taylor's series of sine (odd n) and cosine (even n). */
const terms: readonly number[] = signedReciprocals(20);

function signedReciprocals(count: number): number[] {
  let factorial = 1;
  return Array.from({ length: count }, (_, n) => {
    factorial *= n || 1;
    return (n & 2 ? -1 : 1) / factorial;
  });
}

/** The series from the term with x^first on, divided by x^first. */
function series(first: number, z: number): number {
  let total = 0;
  for (let n = first + 14; n >= first; n -= 2) total = total * z + terms[n]!;
  return total;
}

/** Sine and cosine of an angle between -pi/4 and pi/4. */
function sine([x, error]: Pair): number {
  const z = x * x;
  return x + (x * z * series(3, z) + error * (1 - 0.5 * z));
}

function cosine([x, error]: Pair): number {
  const z = x * x;
  const half = 0.5 * z;
  const rounded = 1 - half;
  return rounded + (1 - rounded - half + (z * z * series(4, z) - x * error));
}

/** Sine of an angle that is turned on by a number of quarters. */
function turned(quarters: number, rest: Pair): number {
  const value = quarters & 1 ? cosine(rest) : sine(rest);
  return quarters & 2 ? -value : value;
}

const isFinite = (x: number): boolean => x - x === 0;

export function sin(x: number): number {
  if (!isFinite(x) || x === 0) return x === 0 ? x : NaN;
  const { quarters, rest } = quadrantOf(x);
  return turned(quarters, rest);
}

export function cos(x: number): number {
  if (!isFinite(x)) return NaN;
  const { quarters, rest } = quadrantOf(x);
  return turned(quarters + 1, rest);
}

export function tan(x: number): number {
  if (!isFinite(x) || x === 0) return x === 0 ? x : NaN;
  const { quarters, rest } = quadrantOf(x);
  return turned(quarters, rest) / turned(quarters + 1, rest);
}
