/**
 * Logarithm and exponential from operations that IEEE 754 fixes (+ - * / and the bits of a double), so that every
 * engine computes the same bits; those of `Math.log` and `Math.exp` differ in the last one. The error is below 1 unit
 * in the last place. Powers stand in `power.ts`, the quantiles of the normal distribution in `normal.ts`.
 */
import { highWord, powerOfTwo } from "./float-bits.ts";

// log 2 in two parts. The high one has 42 bits, so that its product with any exponent (11 bits) is exact.
export const ln2High = 0.6931471805598903;
export const ln2Low = 5.497923018708371e-14;

/** The integer e that brings x / 2^e nearest to 1, between 1 / sqrt 2 and sqrt 2. For positive finite `x`. */
export function exponentNearOne(x: number): number {
  if (x < 2.2250738585072014e-308) return exponentNearOne(x * 2 ** 54) - 54; // subnormal: it has no exponent of its own
  return (highWord(x) - 0x3fe6a09e) >> 20; // the high word of 1 / sqrt 2, rounded down
}

/** value * 2^k, rounded at most once: in two steps where 2^k itself or the result is no normal number. */
export function scaled(value: number, k: number): number {
  if (k > 1023) return value * powerOfTwo(1000) * powerOfTwo(k - 1000);
  if (k < -1021) return value * powerOfTwo(k + 1000) * powerOfTwo(-1000);
  return value * powerOfTwo(k);
}

/** The value at `x` of the polynomial with these coefficients, the constant term first. */
export function polynomial(coefficients: Float64Array, x: number): number {
  let value = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) value = value * x + coefficients[i]!;
  return value;
}

/** (atanh(s) - s) / s^3 = 1/3 + z/5 + z^2/7 + ... with z = s^2; for z < 0.03 the next term is below 2^-55. */
const areaTangent = Float64Array.from({ length: 10 }, (_, i) => 1 / (2 * i + 3));

/** The natural logarithm. -Infinity at 0, NaN below. */
export function log(x: number): number {
  if (!(x > 0 && x < Infinity)) return x === 0 ? -Infinity : x > 0 ? x : NaN;
  const e = exponentNearOne(x);
  // log(1 + f) = 2 atanh(s) with s = f / (2 + f). As 2s = f - sf, the exact f carries most of the value.
  const f = scaled(x, -e) - 1;
  const s = f / (2 + f);
  const z = s * s;
  return e * ln2High + (f + (e * ln2Low - s * (f - 2 * z * polynomial(areaTangent, z))));
}

/** (exp(r) - 1 - r) / r^2 = 1/2 + r/6 + r^2/24 + ...; for |r| < 0.35 the next term is below 2^-58. */
const inverseFactorials = new Float64Array(13);
for (let n = 2, factorial = 2; n < 15; factorial *= ++n) inverseFactorials[n - 2] = 1 / factorial;

/** e to the power of `x`. Infinity above 709.78, 0 below -745.13. */
export const exp = (x: number): number => expOfSum(x, 0);

/** exp(x + tail), where the tail may lie below the last place of `x`. */
export function expOfSum(x: number, tail: number): number {
  if (!(x > -746 && x < 710)) return x < 0 ? 0 : x > 0 ? Infinity : NaN;
  const k = Math.floor(x / (ln2High + ln2Low) + 0.5);
  const high = x - k * ln2High; // exact
  const low = k * ln2Low - tail;
  const r = high - low;
  const lost = high - r - low; // what this difference lost by rounding
  return scaled(1 + (r + (lost + r * r * polynomial(inverseFactorials, r))), k);
}
