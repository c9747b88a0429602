import { covered, deep } from "@lightcone/config/covered";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diff, merge, mergedText, type Part } from "./merge.ts";

/** Few different lines, so that texts really resemble one another. */
const text = fc.array(fc.constantFrom("a", "b", "c", ""), { maxLength: 8 }).map((lines) => lines.join("\n"));
const numRuns = deep(2_000, 50_000);
const conflicts = (parts: readonly Part[]) => parts.filter(({ kind }) => kind === "conflict").length;

/** The lines of the reader's that the parts hold, wherever they stand. */
const mineIn = (parts: readonly Part[]) =>
  parts
    .flatMap((part) =>
      part.kind === "conflict"
        ? part.mine
        : part.lines.filter(({ sign }) => sign !== "+").map((line) => line.text),
    )
    .join("\n");

describe("a difference", () => {
  test("holds both texts", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = diff(before, after);
        const without = (sign: string) => lines.filter((line) => line.sign !== sign).map((line) => line.text);
        expect(without("+").join("\n")).toBe(before);
        expect(without("-").join("\n")).toBe(after);
      }),
      { numRuns },
    );
  });

  test("changes only what is different", () => {
    expect(diff("a\nb\nc", "a\nx\nc").map(({ sign, text }) => sign + text)).toEqual([" a", "-b", "+x", " c"]);
  });
});

describe("a merge", () => {
  test("with a text that has not changed is the other text", () => {
    fc.assert(
      fc.property(text, text, (base, changed) => {
        for (const parts of [merge(base, changed, base), merge(base, base, changed)]) {
          expect(conflicts(parts)).toBe(0);
          expect(mergedText(parts, [])).toBe(changed);
        }
      }),
      { numRuns },
    );
  });

  test("of equal changes is that change", () => {
    fc.assert(
      fc.property(text, text, (base, changed) => {
        expect(mergedText(merge(base, changed, changed), [])).toBe(changed);
      }),
      { numRuns },
    );
  });

  test("shows every line of the reader's, and leaves out none that the other text has not dropped", () => {
    fc.assert(
      fc.property(text, text, text, (base, mine, theirs) => {
        const parts = merge(base, mine, theirs);
        expect(mineIn(parts)).toBe(mine);
        const merged = mergedText(parts, []).split("\n");
        const lost = mine.split("\n").filter((line) => !merged.includes(line));
        const dropped = base.split("\n").filter((line) => !theirs.split("\n").includes(line));
        expect(dropped).toEqual(expect.arrayContaining(lost));
      }),
      { numRuns },
    );
    covered({ seeds: numRuns });
  });

  test("is the same whoever merges, but for the names of the sides", () => {
    fc.assert(
      fc.property(text, text, text, (base, mine, theirs) => {
        const there = merge(base, mine, theirs);
        const back = merge(base, theirs, mine);
        expect(conflicts(there)).toBe(conflicts(back));
        const all = <S>(parts: readonly Part[], side: S) =>
          Array.from({ length: conflicts(parts) }, () => side);
        expect(mergedText(there, all(there, "mine"))).toBe(mergedText(back, all(back, "theirs")));
      }),
      { numRuns },
    );
  });

  test("takes over what stands apart, and asks about what does not", () => {
    const base = "one\ntwo\nthree\nfour\nfive";
    const parts = merge(base, "one\n2\nthree\nfour\nfive", "one\ntwo\nthree\nfour\n5");
    expect(mergedText(parts, [])).toBe("one\n2\nthree\nfour\n5");
    const both = merge(base, "one\n2\nthree\nfour\nfive", "one\nII\nthree\nfour\nV");
    expect(both).toEqual([
      { kind: "settled", lines: [{ sign: " ", text: "one" }] },
      { kind: "conflict", mine: ["2"], theirs: ["II"] },
      {
        kind: "settled",
        lines: [
          { sign: " ", text: "three" },
          { sign: " ", text: "four" },
          { sign: "-", text: "five" },
          { sign: "+", text: "V" },
        ],
      },
    ]);
    expect(mergedText(both, ["mine"])).toBe("one\n2\nthree\nfour\nV");
    expect(mergedText(both, ["theirs"])).toBe("one\nII\nthree\nfour\nV");
    expect(mergedText(both, ["both"])).toBe("one\n2\nII\nthree\nfour\nV");
  });

  test("with nothing in common shows all of both", () => {
    expect(merge("", "a\nb", "c")).toEqual([{ kind: "conflict", mine: ["a", "b"], theirs: ["c"] }]);
  });
});
