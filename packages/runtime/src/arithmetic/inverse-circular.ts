import { arcTangents, halfPi, pi } from "./constants.ts";
import type { Pair } from "./pair.ts";

/** The arc tangent of x >= 0 as a sum of a large and a small part. */
function arcTangent(x: number): Pair {
  if (x > 1) {
    const [high, low] = arcTangent(1 / x);
    return [halfPi[0] - high, halfPi[0] - (halfPi[0] - high) - high + (halfPi[1] - low)];
  }
  const eighths = Math.floor(8 * x + 0.5);
  const c = eighths / 8;
  const t = (x - c) / (1 + x * c);
  const z = t * t;
  let series = 0;
  for (let n = 17; n >= 3; n -= 2) series = series * z + (n & 2 ? -1 : 1) / n;
  const [high, low] = arcTangents[eighths]!;
  const small = low + t * z * series;
  return eighths === 0 ? [t, small] : [high, small + t];
}

export function atan(x: number): number {
  if (x !== x || x === 0) return x;
  const [high, low] = arcTangent(Math.abs(x));
  return x < 0 ? -(high + low) : high + low;
}

export function atan2(y: number, x: number): number {
  if (x !== x || y !== y) return NaN;
  const isNegative = y < 0 || (y === 0 && 1 / y < 0);
  const angle = angleOf(Math.abs(y), x);
  return isNegative ? -angle : angle;
}

/** The angle of the point (x, y) with y >= 0, from 0 to pi. */
function angleOf(y: number, x: number): number {
  const isLeft = x < 0 || (x === 0 && 1 / x < 0);
  if (y === 0) return isLeft ? pi[0] : 0;
  const isDiagonal = y === Infinity && Math.abs(x) === Infinity;
  const [high, low] = arcTangent(isDiagonal ? 1 : y / Math.abs(x));
  return isLeft ? pi[0] - (high - (pi[1] - low)) : high + low;
}

export const asin = (x: number): number =>
  x === 0 || Math.abs(x) === 1 ? x * halfPi[0] : atan(x / Math.sqrt((1 - x) * (1 + x)));

export function acos(x: number): number {
  if (!(Math.abs(x) <= 1)) return NaN;
  const [high, low] = arcTangent(Math.sqrt((1 - x) / (1 + x)));
  return 2 * (high + low);
}
