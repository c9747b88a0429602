import { exponentNearOne, expOfSum, ln2High, ln2Low, polynomial, scaled } from "./exact-math.ts";

/**
 * `base` to the power of `exponent`, with the special values of `Math.pow`: 1 to an infinite power is NaN, anything to
 * the power 0 is 1. The same bits in every engine; the error is below 1 unit in the last place.
 */
export function pow(base: number, exponent: number): number {
  if (exponent === 0) return 1;
  if (Number.isNaN(base) || Number.isNaN(exponent)) return NaN;
  const size = Math.abs(base);
  if (Math.abs(exponent) === Infinity) return size === 1 ? NaN : size > 1 === exponent > 0 ? Infinity : 0;
  const isInteger = Math.floor(exponent) === exponent;
  const isOdd = isInteger && Math.floor(exponent / 2) * 2 !== exponent;
  if (base < 0 && !isInteger && size < Infinity) return NaN;
  const isNegative = base < 0 || Object.is(base, -0);
  return (isNegative && isOdd ? -1 : 1) * powerOfPositive(size, exponent);
}

/**
 * exp(exponent * log(base)). That product can be 745, and its error becomes the relative error of the result: so both
 * factors and the product are sums of two doubles, a value and what rounding took from it (Dekker, "A floating-point
 * technique for extending the available precision", 1971).
 */
function powerOfPositive(base: number, exponent: number): number {
  if (base === 0 || base === Infinity) return (base === 0) === exponent > 0 ? 0 : Infinity;
  if (base === 1) return 1;
  // The logarithm of any other double is at least 2^-53 in size. Farther out the splitting below would overflow.
  if (Math.abs(exponent) > 2 ** 64) return base > 1 === exponent > 0 ? Infinity : 0;
  const logarithm = longLog(base);
  const product = times(exponent, logarithm.value);
  return expOfSum(product.value, product.lost + exponent * logarithm.lost);
}

/** The exact result of an operation: the rounded one, and what it lost. */
type Long = { readonly value: number; readonly lost: number };

function plus(a: number, b: number): Long {
  const value = a + b;
  const ofB = value - a;
  return { value, lost: a - (value - ofB) + (b - ofB) };
}

function times(a: number, b: number): Long {
  const [aHigh, aLow] = halves(a);
  const [bHigh, bLow] = halves(b);
  const value = a * b;
  return { value, lost: aLow * bLow - (value - aHigh * bHigh - aLow * bHigh - aHigh * bLow) };
}

/** A double as the sum of two that have 26 bits each, so that their products are exact. */
function halves(a: number): [number, number] {
  const shifted = a * (2 ** 27 + 1);
  const high = shifted - (shifted - a);
  return [high, a - high];
}

const third = 1 / 3;
const thirdLost = third / 2 ** 54; // a third is 0.010101... in binary: what is cut off is the same pattern again

/** 1/5 + z/7 + z^2/9 + ...; for z < 0.03 the next term is below 2^-66. */
const fifths = Float64Array.from({ length: 12 }, (_, i) => 1 / (2 * i + 5));

/** The logarithm to about 2^-65 of itself: 2 atanh(s) = 2s + 2s^3 (1/3 + z/5 + ...), s = (m - 1) / (m + 1), z = s^2. */
function longLog(x: number): Long {
  const e = exponentNearOne(x);
  const m = scaled(x, -e);
  const divisor = plus(m, 1);
  const s = (m - 1) / divisor.value;
  const back = times(s, divisor.value);
  const sLost = (m - 1 - back.value - back.lost - s * divisor.lost) / divisor.value;

  const square = times(s, s);
  const series = plus(third, square.value * polynomial(fifths, square.value));
  const cube = times(square.value, s);
  const term = times(cube.value, series.value);
  // What was lost so far, times the other factors, to first order.
  const cubeLost = cube.lost + square.lost * s + 3 * square.value * sLost;
  const termLost = term.lost + cubeLost * series.value + cube.value * (series.lost + thirdLost);

  const odd = plus(s, term.value);
  const sum = plus(e * ln2High, 2 * odd.value);
  return plus(sum.value, sum.lost + (e * ln2Low + 2 * (odd.lost + sLost + termLost)));
}
