/** Quantiles of the standard normal distribution, the same bits in every engine. */
import { exp, log, polynomial } from "./exact-math.ts";
import { highWord, withHighWord } from "./float-bits.ts";

/**
 * The x below which a standard normal variable lies with probability `p`: -Infinity at 0, Infinity at 1, NaN outside.
 * The error is at most 4 units in the last place.
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return NaN;
  if (p > 0.5) return -normalQuantile(1 - p);
  if (p < 2.2250738585072014e-308) return p === 0 ? -Infinity : -lowerHalf(p); // subnormal: beyond the table
  const { middle, series } = cellOf(p);
  return polynomial(series, (p - middle) / middle);
}

/** Where p lies: one of 64 equal parts between two powers of 2. In it the quantile is a Taylor series. */
type Cell = { readonly middle: number; readonly series: Float64Array };

const cells: (Cell | undefined)[] = []; // made when first used, counted downward from p = 1/2

function cellOf(p: number): Cell {
  const place = highWord(p) >>> 14; // the exponent and 6 bits of the fraction
  const index = (highWord(0.5) >>> 14) - place;
  // The first cell has its middle at 1/2, where x = 0, so that x is exact relative to itself there too.
  return (cells[index] ??= cellAround(index <= 1 ? 0.5 : withHighWord(0, (place << 14) | 0x2000)));
}

/**
 * With t = (p - middle) / middle, the quantile obeys dx/dt = k g and dg/dt = k x g^2, where k = middle / density(x(0))
 * and g = density(x(0)) / density(x): each coefficient follows from those before. As |t| < 1/127, nine are enough.
 */
function cellAround(middle: number): Cell {
  const start = lowerHalf(middle);
  const k = tailRatio(start);
  const x = new Float64Array(9);
  const g = new Float64Array(9);
  x[0] = 0 - start;
  g[0] = 1;
  for (let n = 0; n + 1 < x.length; n++) {
    let change = 0;
    for (let i = 0; i <= n; i++) for (let j = 0; i + j <= n; j++) change += x[i]! * g[j]! * g[n - i - j]!;
    x[n + 1] = (k * g[n]!) / (n + 1);
    g[n + 1] = (k * change) / (n + 1);
  }
  return { middle, series: x };
}

const density = (z: number): number => exp(-(z * z) / 2) / Math.sqrt(2 * Math.PI);
const logOfRoot = log(2 * Math.PI) / 2;

/**
 * The z >= 0 beyond which a normal variable lies with probability p of (0, 1/2], by Newton's method. Both functions
 * are concave, so that the steps approach z from one side; they end where rounding turns one back.
 */
function lowerHalf(p: number): number {
  const between = 0.5 - p;
  const isNear = p > 0.1;
  const step = isNear
    ? (z: number) => z + (between / density(z) - area(z)) //                      density * area = between
    : (z: number) => z - tailRatio(z) * (log(p / tailRatio(z)) + (z * z) / 2 + logOfRoot); // log of tail = log p
  let z = isNear ? between * Math.sqrt(2 * Math.PI) : Math.sqrt(-2 * log(p));
  for (;;) {
    const next = step(z);
    if (isNear ? next <= z : next >= z) return z;
    z = next;
  }
}

/** The probability between 0 and z over the density at z: z + z^3 / 3 + z^5 / (3 * 5) + ..., for z below 1.3. */
function area(z: number): number {
  let sum = 1;
  for (let n = 51; n > 1; n -= 2) sum = 1 + (sum * z * z) / n;
  return z * sum;
}

/** Mills' ratio: the probability beyond z over the density at z. Far out, Laplace's fraction 1 / (z + 1 / (z + 2 / (z + ...))). */
function tailRatio(z: number): number {
  if (z < 1.2) return 0.5 / density(z) - area(z);
  let fraction = z;
  for (let n = 300; n > 0; n--) fraction = z + n / fraction;
  return 1 / fraction;
}
