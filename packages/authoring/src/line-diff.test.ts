import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diffLines, showDiff, type Change } from "./line-diff.ts";

const textOf = (changes: readonly Change[], without: Change["sign"]) =>
  changes.filter(({ sign }) => sign !== without).map(({ text }) => text);
const lines = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 12 });

describe("a difference", () => {
  test("holds both texts, each in its order", () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const changes = diffLines(before, after);
        expect(textOf(changes, "+")).toEqual(before);
        expect(textOf(changes, "-")).toEqual(after);
      }),
    );
  });

  test("of a text in which lines were removed only removes", () => {
    fc.assert(
      fc.property(lines, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), (before, keep) => {
        const after = before.filter((_, at) => keep[at]);
        const changes = diffLines(before, after);
        expect(changes.filter(({ sign }) => sign === "+")).toEqual([]);
        expect(changes.filter(({ sign }) => sign === "-")).toHaveLength(before.length - after.length);
      }),
    );
  });

  test("of texts too long to compare is one after the other", () => {
    const long = (word: string) => Array.from({ length: 2001 }, (_, at) => `${word} ${at}`);
    const changes = diffLines(["same", ...long("old")], ["same", ...long("new")]);
    expect(changes.map(({ sign }) => sign).join("")).toBe(` ${"-".repeat(2001)}${"+".repeat(2001)}`);
  });

  test("is shown with the line before each change, and cut", () => {
    const changes = diffLines(["1", "2", "3", "4", "5", "6"], ["1", "2", "three", "4", "5"]);
    expect(showDiff(changes, 10)).toEqual(["  2", "- 3", "+ three", "  5", "- 6"]);
    expect(showDiff(changes, 3)).toEqual(["  2", "- 3", "+ three", "... and 2 more lines"]);
  });
});
