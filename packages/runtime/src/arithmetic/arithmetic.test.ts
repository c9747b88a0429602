import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as own from "./index.ts";

/** No result is further from that of this engine than so many units in the last place. */
const bound = 3;

const view = new DataView(new ArrayBuffer(8));

/** The number of doubles up to this one, so that neighbors differ by 1. */
function rank(x: number): bigint {
  view.setFloat64(0, x);
  const bits = view.getBigInt64(0);
  return bits < 0n ? -(bits & 0x7fffffffffffffffn) : bits;
}

/** How many doubles lie between two results; infinitely many where only one is NaN. */
function distance(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) && Number.isNaN(b) ? 0 : Infinity;
  return Math.abs(Number(rank(a) - rank(b)));
}

/** Numbers near zero and one, of daily size, at the edges of each function, and of any magnitude. */
const anyNumber = fc.oneof(
  fc.double({ min: -1, max: 1 }),
  fc.double({ min: 0.9, max: 1.1 }),
  fc.double({ min: -10, max: 10 }),
  fc.double({ min: -750, max: 750 }),
  fc.integer({ min: -100, max: 100 }).map((n) => n / 8),
  fc.integer({ min: -1e6, max: 1e6 }).map((n) => (n * Math.PI) / 4),
  fc.integer({ min: -1070, max: 1020 }).chain((k) => fc.double({ min: 1, max: 2 }).map((m) => m * 2 ** k)),
  fc.double(),
);
const edges = [
  ...[0, 0.5, 1, 2, 3, 10, Math.PI, 709.78, 709.79, 710.4, 710.48, 745.13, 745.14, 1e22, 1e300, Infinity],
  ...[Number.MIN_VALUE, Number.MAX_VALUE, Number.EPSILON, 2.2250738585072014e-308, 2 ** 1023],
].flatMap((x) => [x, -x]);

const unary = [
  ...["acos", "acosh", "asin", "asinh", "atan", "atanh", "cbrt", "cos", "cosh", "exp", "expm1"],
  ...["log", "log10", "log1p", "log2", "sin", "sinh", "tan", "tanh"],
] as const;
const binary = ["atan2", "hypot", "pow"] as const;

const isZeroAlike = (a: number, b: number) => a !== 0 || b !== 0 || Object.is(a, b);

describe("accuracy", () => {
  test("all functions are tested", () => {
    expect([...unary, ...binary].sort()).toEqual(Object.keys(own).sort());
  });

  const unaryCase = (name: (typeof unary)[number], x: number) => {
    const result = own[name](x);
    expect(distance(result, Math[name](x)), `${name}(${x}) is ${result}`).toBeLessThanOrEqual(bound);
    expect(isZeroAlike(result, Math[name](x)), `the sign of ${name}(${x})`).toBe(true);
  };

  test.each(unary)("%s is within the bound of this engine's", (name) => {
    for (const x of [NaN, ...edges]) unaryCase(name, x);
    fc.assert(
      fc.property(anyNumber, (x) => unaryCase(name, x)),
      { numRuns: 3000 },
    );
  });

  const binaryCase = (name: (typeof binary)[number], x: number, y: number) => {
    const result = own[name](x, y);
    expect(distance(result, Math[name](x, y)), `${name}(${x}, ${y}) is ${result}`).toBeLessThanOrEqual(bound);
    expect(isZeroAlike(result, Math[name](x, y)), `the sign of ${name}(${x}, ${y})`).toBe(true);
  };

  test.each(binary)("%s is within the bound of this engine's", (name) => {
    for (const x of [NaN, ...edges]) for (const y of [NaN, ...edges]) binaryCase(name, x, y);
    fc.assert(
      fc.property(anyNumber, anyNumber, (x, y) => binaryCase(name, x, y)),
      { numRuns: 3000 },
    );
  });
});

describe("what a double can hold comes out exactly", () => {
  test("powers of integers", () => {
    for (let base = 1; base <= 100; base += 1)
      for (let n = 0; BigInt(base) ** BigInt(n) < 2n ** 53n && n < 60; n += 1)
        expect(own.pow(base, n), `${base}^${n}`).toBe(Number(BigInt(base) ** BigInt(n)));
  });

  test("powers of ten and two, and their logarithms", () => {
    for (let n = 0; n <= 22; n += 1) expect(own.log10(own.pow(10, n))).toBe(n);
    for (let n = -1074; n <= 1023; n += 1) expect(own.log2(own.pow(2, n))).toBe(n);
  });

  test("roots and triangles", () => {
    for (let n = -1000; n <= 1000; n += 1) expect(own.cbrt(n ** 3)).toBe(n);
    expect(own.pow(2, 0.5)).toBe(Math.SQRT2);
    expect([own.hypot(3, 4), own.hypot(-5, 12), own.hypot(1, 2, 2), own.hypot(), own.hypot(-7)]).toEqual([
      5, 13, 3, 0, 7,
    ]);
    expect(own.hypot(3 * 2 ** 1000, 4 * 2 ** 1000)).toBe(5 * 2 ** 1000);
    expect([own.hypot(NaN, Infinity), own.hypot(NaN, 1)]).toEqual([Infinity, NaN]);
  });

  test("angles", () => {
    expect([own.atan(1), own.asin(1), own.acos(-1), own.atan2(0, -1)]).toEqual([
      Math.PI / 4,
      Math.PI / 2,
      Math.PI,
      Math.PI,
    ]);
    // The double next to pi is this far from pi; 22 is a large multiple of it.
    expect(own.sin(Math.PI)).toBe(1.2246467991473532e-16);
    expect(own.sin(22)).toBe(-0.008851309290403876);
  });
});
