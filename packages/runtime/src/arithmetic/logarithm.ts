import { ln2Pieces, oneOverLn10, oneOverLn2 } from "./constants.ts";
import { exponentOf, scale } from "./double.ts";
import { add, divide, multiply, polynomial, sum, type Pair } from "./pair.ts";

const [ln2High, ln2Middle, ln2Low] = ln2Pieces;
const squareRootOfTwo = Math.sqrt(2);

/** x as m × 2^k with m between sqrt(1/2) and sqrt(2). */
function split(x: number): { m: number; k: number } {
  const k = exponentOf(x);
  const m = scale(x, -k);
  return m > squareRootOfTwo ? { m: m / 2, k: k + 1 } : { m, k };
}

/** 1/(2n + 1): log((1 + s)/(1 - s)) is 2 s times the sum of these terms with the powers of s². */
const terms: readonly Pair[] = Array.from({ length: 17 }, (_, n) => divide([1, 0], [2 * n + 1, 0]));

/** log(1 + f) + error + k ln 2 for 1 + f between sqrt(1/2) and sqrt(2). */
function logarithm(f: number, error: number, k: number): number {
  const s = f / (2 + f);
  const z = s * s;
  let series = 0;
  for (let n = 12; n >= 1; n -= 1) series = (series + terms[n]![0]) * z;
  // 2 s = f - s f, and s f = f²/2 - s f²/2: only the small parts are rounded.
  const half = 0.5 * f * f;
  const small = s * (half + 2 * series) + (k * ln2Middle + error);
  return k * ln2High - (half - small - f);
}

/** The value at the edges, which all logarithms have in common; null where it is to be computed. */
const edge = (x: number): number | null =>
  x < 0 || x !== x ? NaN : x === 0 ? -Infinity : x === Infinity ? x : null;

export function log(x: number): number {
  const known = edge(x);
  if (known !== null) return known;
  const { m, k } = split(x);
  return logarithm(m - 1, 0, k);
}

export function log1p(x: number): number {
  const known = edge(1 + x);
  if (known !== null) return known;
  if (x > -0.29 && x < 0.41) return x === 0 ? x : logarithm(x, 0, 0);
  const [rounded, error] = sum(1, x);
  const { m, k } = split(rounded);
  return logarithm(m - 1, error / rounded, k);
}

/** The natural logarithm of a positive finite x, to about 75 bits. */
export function logPair(x: number): Pair {
  const { m, k } = split(x);
  const f = m - 1;
  const s = divide([f, 0], sum(2, f));
  const series = multiply(multiply([2, 0], s), polynomial(terms, multiply(s, s), 5));
  const exponent = add([k * ln2High, 0], [k * ln2Middle, k * ln2Low]);
  return add(exponent, series);
}

const toBase = (x: number, oneOverLog: Pair): number => {
  const [high, low] = multiply(logPair(x), oneOverLog);
  return high + low;
};

export const log10 = (x: number): number => edge(x) ?? toBase(x, oneOverLn10);

export const log2 = (x: number): number => edge(x) ?? toBase(x, oneOverLn2);
