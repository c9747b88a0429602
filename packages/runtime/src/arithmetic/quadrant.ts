import { halfPiPieces, twoOverPi } from "./constants.ts";
import { exponentOf, scale } from "./double.ts";
import { add, sum, type Pair } from "./pair.ts";

/** An angle as a number of quarter turns (modulo 4) and a rest between -pi/4 and pi/4. */
export type Quadrant = { readonly quarters: number; readonly rest: Pair };

/** Reduces a finite angle in radians; exact to the last place of the rest, however large the angle. */
export function quadrantOf(x: number): Quadrant {
  if (Math.abs(x) <= 0.785) return { quarters: 0, rest: [x, 0] };
  return Math.abs(x) < 1e6 ? reduceByPieces(x) : reduceByIntegers(x);
}

/** Cody and Waite (1980): pi/2 in pieces whose products with the number of quarters are exact. */
function reduceByPieces(x: number): Quadrant {
  const [first, second, third, last] = halfPiPieces;
  const n = Math.floor(x * twoOverPi + 0.5);
  const rest = add(sum(x - n * first, -n * second), sum(-n * third, -n * last));
  return { quarters: n & 3, rest };
}

/** The number of bits after the point: enough that 2^1024 quarters lose none of the bits that are kept. */
const precision = 1200n;
const kept = 180n;
let halfPiInteger: bigint | null = null;

/** Payne and Hanek's problem, solved in integers: x and pi/2 as multiples of 2^-1200, and a division. */
function reduceByIntegers(x: number): Quadrant {
  halfPiInteger ??= 2n * (4n * arcTangentOfInverse(5n) - arcTangentOfInverse(239n));
  const exponent = exponentOf(x) - 52;
  const scaled = BigInt(scale(x, -exponent)) << (precision + BigInt(exponent));
  const whole = (2n * scaled + halfPiInteger) / (2n * halfPiInteger);
  const n = scaled < 0n && whole * 2n * halfPiInteger > 2n * scaled + halfPiInteger ? whole - 1n : whole;
  const rest = (scaled - n * halfPiInteger) >> (precision - kept);
  const high = Number(rest);
  const low = Number(rest - BigInt(high));
  return { quarters: Number(n & 3n), rest: [scale(high, -Number(kept)), scale(low, -Number(kept))] };
}

/** atan(1/n) as a multiple of 2^-1200, by Gregory's series; pi is 4 (4 atan(1/5) - atan(1/239)) (Machin). */
function arcTangentOfInverse(n: bigint): bigint {
  let power = (1n << precision) / n;
  let total = 0n;
  for (let k = 1n; power !== 0n; k += 4n) {
    total += power / k;
    power /= n * n;
    total -= power / (k + 2n);
    power /= n * n;
  }
  return total;
}
