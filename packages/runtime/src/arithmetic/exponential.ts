import { ln2Pieces, oneOverLn2 } from "./constants.ts";
import { powerOfTwo, scale } from "./double.ts";
import { add, divide, polynomial, product, sum, type Pair } from "./pair.ts";

const [ln2High, ln2Middle, ln2Low] = ln2Pieces;

/** 1/n!, for Taylor's series of e^x. */
const terms: readonly Pair[] = factorials(18).map((factorial) => divide([1, 0], [factorial, 0]));

function factorials(count: number): number[] {
  const all = [1];
  for (let n = 1; n < count; n += 1) all[n] = all[n - 1]! * n;
  return all;
}

/** e^(r + error) - 1 for |r| <= ln(2)/2 and a tiny error, to the last place of r. */
function exponentialMinusOne(r: number, error: number): number {
  let series = 0;
  for (let n = 14; n >= 2; n -= 1) series = series * r + terms[n]![0];
  return r + (r * r * series + (error + error * r));
}

/** Splits x into k ln 2 + r + error with |r| <= ln(2)/2. */
function reduce(x: number): { k: number; r: number; error: number } {
  const k = Math.floor(x * oneOverLn2[0] + 0.5);
  const high = x - k * ln2High;
  const low = k * ln2Middle;
  const r = high - low;
  return { k, r, error: high - r - low - k * ln2Low };
}

export function exp(x: number): number {
  if (x !== x) return x;
  if (x > 710) return Infinity;
  if (x < -746) return 0;
  const { k, r, error } = reduce(x);
  return scale(1 + exponentialMinusOne(r, error), k);
}

export function expm1(x: number): number {
  if (x !== x || x === 0 || x > 710) return x > 710 ? Infinity : x;
  if (x < -40) return -1;
  const { k, r, error } = reduce(x);
  const rest = exponentialMinusOne(r, error);
  if (k === 0) return rest;
  if (k > 52) return scale(1 + rest, k) - 1;
  const power = powerOfTwo(k);
  return power - 1 + power * rest;
}

/** e^x, rounded from about 75 bits, so that a result which a double can hold comes out exactly. */
export function expOfPair(x: Pair): number {
  if (x[0] > 710) return Infinity;
  if (x[0] < -746) return 0;
  const k = Math.floor(x[0] * oneOverLn2[0] + 0.5);
  const middle = product(-k, ln2Middle);
  const r = add(add(sum(x[0] - k * ln2High, x[1]), middle), [-k * ln2Low, 0]);
  const [high, low] = polynomial(terms, r, 9);
  return scale(high + low, k);
}
