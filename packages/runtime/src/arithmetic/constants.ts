import type { Pair } from "./pair.ts";

/** Constants beyond the precision of a double; the tests compute them again from their series. */

export const pi: Pair = [3.141592653589793, 1.2246467991473532e-16];
export const halfPi: Pair = [1.5707963267948966, 6.123233995736766e-17];
export const twoOverPi = 0.6366197723675814;
/** Half of pi in pieces of 33 bits, so that products with integers below 2^20 are exact; the last is rounded. */
export const halfPiPieces = [
  1.5707963267341256, 6.077100506303966e-11, 2.0222662487111665e-21, 8.4784276603689e-32,
] as const;

/** The natural logarithm of 2 in pieces of 42 bits, so that products with exponents are exact; the last is rounded. */
export const ln2Pieces = [0.6931471805598903, 5.49792301870721e-14, 1.1612227229362532e-26] as const;
export const ln2 = 0.6931471805599453;
export const oneOverLn2: Pair = [1.4426950408889634, 2.0355273740931033e-17];
export const oneOverLn10: Pair = [0.4342944819032518, 1.098319650216765e-17];

/** The arc tangents of 0, 1/8, 2/8, ... 1. */
export const arcTangents: readonly Pair[] = [
  [0, 0],
  [0.12435499454676144, -3.1253241424539383e-18],
  [0.24497866312686414, 1.0698755618734451e-17],
  [0.35877067027057225, -2.4623815582638635e-17],
  [0.4636476090008061, 2.2698777452961687e-17],
  [0.5585993153435624, -5.4556305485916264e-18],
  [0.6435011087932844, 1.5834785051444286e-17],
  [0.7188299996216245, -2.1478388444456983e-17],
  [0.7853981633974483, 3.061616997868383e-17],
];
