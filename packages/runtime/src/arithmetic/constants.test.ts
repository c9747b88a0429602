import { expect, test } from "vitest";
import * as constants from "./constants.ts";

/** Fixed-point arithmetic: integers count units of 2^-bits. */
const bits = 400n;
const one = 1n << bits;

/** atan(n/d), by Euler's series. */
function arcTangent(n: bigint, d: bigint): bigint {
  let term = (one * n * d) / (n * n + d * d);
  let total = 0n;
  for (let k = 1n; term !== 0n; k += 1n) {
    total += term;
    term = (term * 2n * k * n * n) / ((2n * k + 1n) * (n * n + d * d));
  }
  return total;
}

/** log(n/d) = 2 artanh((n - d)/(n + d)). */
function logarithm(n: bigint, d: bigint): bigint {
  let power = (one * (n - d)) / (n + d);
  let total = 0n;
  for (let k = 1n; power !== 0n; k += 2n) {
    total += power / k;
    power = (power * (n - d) ** 2n) / (n + d) ** 2n;
  }
  return 2n * total;
}

/** A double in units of 2^-bits; doubles this small and large are whole numbers of them. */
function units(x: number): bigint {
  let scaled = x;
  let shift = bits;
  for (; !Number.isInteger(scaled); shift -= 1n) scaled *= 2;
  return BigInt(scaled) << shift;
}

/** By how much the pieces miss a value, in units of 2^-precision. */
const error = (pieces: readonly number[], value: bigint, precision: bigint): bigint =>
  (pieces.reduce((sum, piece) => sum + units(piece), 0n) - value) >> (bits - precision);

const pi = 16n * arcTangent(1n, 5n) - 4n * arcTangent(1n, 239n);
const ln2 = logarithm(2n, 1n);
const ln10 = logarithm(10n, 1n);

test.each([
  ["pi", constants.pi, pi, 105n],
  ["pi/2", constants.halfPi, pi / 2n, 106n],
  ["2/pi", [constants.twoOverPi], (2n * one * one) / pi, 53n],
  ["pi/2 in pieces", constants.halfPiPieces, pi / 2n, 150n],
  ["ln 2 in pieces", constants.ln2Pieces, ln2, 137n],
  ["ln 2", [constants.ln2], ln2, 53n],
  ["1/ln 2", constants.oneOverLn2, (one * one) / ln2, 105n],
  ["1/ln 10", constants.oneOverLn10, (one * one) / ln10, 107n],
  ...constants.arcTangents.map((pair, n) => [`atan(${n}/8)`, pair, arcTangent(BigInt(n), 8n), 106n] as const),
] as const)("%s", (_, pieces, value, precision) => {
  expect([0n, -1n]).toContain(error(pieces, value, precision));
});

test("products of the pieces with integers are exact", () => {
  for (const piece of constants.halfPiPieces.slice(0, 3)) {
    const product = piece * 1_048_575;
    expect(units(product)).toBe(units(piece) * 1_048_575n);
  }
  for (const piece of constants.ln2Pieces.slice(0, 2)) expect(units(piece * 1075)).toBe(units(piece) * 1075n);
});
