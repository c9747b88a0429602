import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keyOf } from "../fixtures/naive-search.ts";
import { StructuralHash } from "./structural-hash.ts";

const plain = fc
  .jsonValue({ noUnicodeString: false } as never)
  .filter((value) => !JSON.stringify(value).includes("__proto__"));

const identity = (hash: StructuralHash, value: unknown): string => {
  expect(hash.take(value)).toBe(true);
  return `${hash.low} ${hash.high}`;
};

describe("E3 the identity of plain data", () => {
  it("is equal for equal values, in whatever order their keys were written, and else different", () => {
    const hash = new StructuralHash();
    fc.assert(
      fc.property(plain, plain, (a, b) => {
        expect(identity(hash, a)).toBe(identity(new StructuralHash(), JSON.parse(keyOf(a))));
        expect(identity(hash, a) === identity(hash, b)).toBe(keyOf(a) === keyOf(b));
      }),
      { numRuns: 2_000 },
    );
  });

  it("does not depend on the value that others are compared with", () => {
    const hash = new StructuralHash();
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom("a", "b", "c", "d"), plain), plain, (value, part) => {
        const alone = identity(new StructuralHash(), { ...value, a: part });
        hash.compareWith(value);
        expect(identity(hash, { ...value, a: part })).toBe(alone);
        hash.compareWith(part);
        expect(identity(hash, { ...value, a: part })).toBe(alone);
      }),
      { numRuns: 2_000 },
    );
  });

  it("tells neighbors apart: small numbers, short texts, what stands where", () => {
    const hash = new StructuralHash();
    const values: unknown[] = [
      null,
      true,
      false,
      "",
      [],
      {},
      [[]],
      [{}],
      { a: [] },
      { a: {} },
      "0",
      "null",
      [null],
    ];
    for (let a = -50; a < 50; a++)
      for (let b = -50; b < 50; b++)
        values.push(
          [a, b],
          { a, b },
          { a: b, b: a, c: 0 },
          `${a} ${b}`,
          { [a]: b, x: 1 },
          a + b / 128 + 1e-3,
          [[a], b],
        );
    const identities = new Set(values.map((value) => identity(hash, value)));
    expect(identities.size).toBe(new Set(values.map(keyOf)).size);
  });

  it.each([
    new Set(),
    new Map(),
    undefined,
    NaN,
    Infinity,
    () => 1,
    Symbol("s"),
    1n,
    [undefined],
    { a: new Set() },
    new (class A {})(),
  ])("refuses %s", (value) => {
    expect(new StructuralHash().take(value)).toBe(false);
  });
});
