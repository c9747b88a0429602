import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { limits, sizeOf } from "./limits.ts";

const nested = (levels: number): unknown => (levels === 0 ? null : [nested(levels - 1)]);

const cyclic: unknown[] = [];
cyclic.push(cyclic);

describe("MSG-1 the size of plain data", () => {
  test.each([
    ["null", null, 8],
    ["a number", 3, 8],
    ["a string counts its characters", "abc", 11],
    ["an array, its places", [1, 2], 24],
    ["a record, its keys", { id: "a" }, 8 + 2 + 9],
  ])("%s", (_, value, size) => expect(sizeOf(value)).toBe(size));

  test("whatever JSON can say has a size, and a copy has the same", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 8 }), (value) => {
        expect(sizeOf(value)).toBeLessThan(Infinity);
        expect(sizeOf(structuredClone(value))).toBe(sizeOf(value));
      }),
    );
  });

  test("a string may fill the limit and no more", () => {
    expect(sizeOf("x".repeat(limits.size - 8))).toBe(limits.size);
    expect(sizeOf("x".repeat(limits.size - 7))).toBe(Infinity);
  });

  test("data may nest as deep as the limit and no deeper", () => {
    expect(sizeOf(nested(limits.depth))).toBeLessThan(Infinity);
    expect(sizeOf(nested(limits.depth + 1))).toBe(Infinity);
  });

  test.each([
    ["undefined", undefined],
    ["NaN", NaN],
    ["an infinite number", -Infinity],
    ["a bigint", 1n],
    ["a function", () => 1],
    ["a symbol", Symbol("s")],
    ["a date", new Date(0)],
    ["a map", new Map()],
    ["bytes", new Uint8Array(8)],
    ["an instance of a class", new (class Point {})()],
    ["a hole in an array", Array(1)],
    ["a sparse array of four billion places", Array(2 ** 32 - 1)],
    ["a cycle", cyclic],
  ])("%s has none, alone or inside", (_, value) => {
    expect(sizeOf(value)).toBe(Infinity);
    expect(sizeOf({ inside: [value] })).toBe(Infinity);
  });

  test("shared parts count each time, so a small heap cannot unfold into a big tree", () => {
    let value: unknown = 0;
    for (let doubling = 0; doubling < 40; doubling += 1) value = [value, value];
    expect(sizeOf(value)).toBe(Infinity);
  });
});
