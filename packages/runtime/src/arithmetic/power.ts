import { exponentOf, scale } from "./double.ts";
import { expOfPair } from "./exponential.ts";
import { logPair } from "./logarithm.ts";
import { add, multiply, product, type Pair } from "./pair.ts";

const isInteger = (y: number): boolean => Math.floor(y) === y;
/** Doubles from 2^53 on are even. */
const isOdd = (y: number): boolean => isInteger(y) && Math.abs(y) < 9007199254740992 && y % 2 !== 0;

/** As the language defines it: also 1 to an infinite power is NaN. */
export function pow(x: number, y: number): number {
  if (y === 0) return 1;
  if (y !== y || x !== x) return NaN;
  const magnitude = Math.abs(x);
  if (Math.abs(y) === Infinity) return magnitude === 1 ? NaN : magnitude > 1 === y > 0 ? Infinity : 0;
  const isNegative = x < 0 || (x === 0 && 1 / x < 0);
  const sign = isNegative && isOdd(y) ? -1 : 1;
  if (magnitude === 0 || magnitude === Infinity) return sign * (magnitude > 1 === y > 0 ? Infinity : 0);
  if (isNegative && !isInteger(y)) return NaN;
  return sign * powerOf(magnitude, y);
}

/** x^y for a positive finite x and a finite y other than 0. */
function powerOf(x: number, y: number): number {
  const logarithm = logPair(x);
  const estimate = logarithm[0] * y;
  if (estimate > 710) return Infinity;
  if (estimate < -746) return 0;
  // A large y is scaled, since a product with its error must not overflow on the way.
  const down = Math.max(0, exponentOf(y) - 900);
  const [high, low] = multiply(logarithm, [scale(y, -down), 0]);
  return expOfPair([scale(high, down), scale(low, down)]);
}

export function cbrt(x: number): number {
  if (x - x !== 0 || x === 0) return x;
  const exponent = Math.floor(exponentOf(x) / 3);
  const m = scale(Math.abs(x), -3 * exponent); // from 1 to 8
  let root = 0.75 + m / 5;
  for (let step = 0; step < 5; step += 1) root -= (root - m / (root * root)) / 3;
  // One more step of Newton's, with root³ - m computed beyond the precision of a double.
  const cube = multiply(product(root, root), [root, 0]);
  root -= add(cube, [-m, 0])[0] / (3 * root * root);
  return scale(x < 0 ? -root : root, exponent);
}

export function hypot(...all: readonly number[]): number {
  let largest = 0;
  let isUnknown = false;
  for (let n = 0; n < all.length; n += 1) {
    const magnitude = Math.abs(all[n]!);
    if (magnitude > largest) largest = magnitude;
    isUnknown ||= magnitude !== magnitude;
  }
  if (largest === Infinity || isUnknown || largest === 0)
    return largest === Infinity ? largest : isUnknown ? NaN : 0;
  const exponent = exponentOf(largest);
  let total: Pair = [0, 0];
  for (let n = 0; n < all.length; n += 1) {
    const part = scale(all[n]!, -exponent);
    total = add(total, product(part, part));
  }
  return scale(Math.sqrt(total[0]), exponent);
}
