import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Allowance } from "./allowance.ts";
import { Configurations, DOMINATED, FULL } from "./configurations.ts";
import { Numbering } from "./numbering.ts";

describe("L7 numbering", () => {
  it("gives equal texts one number, and counts", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 3 }), { maxLength: 300 }), (texts) => {
        const ours = new Numbering();
        const theirs = new Map<string, number>();
        for (const text of texts) {
          if (!theirs.has(text)) theirs.set(text, theirs.size);
          expect(ours.numberOf(text)).toBe(theirs.get(text));
        }
        expect(ours.size).toBe(theirs.size);
      }),
    );
  });
});

describe("L7 configurations", () => {
  const isSubset = (a: number, b: number) => (a & ~b) === 0;

  it("keeps what no kept one with the same key dominates, and forgets nothing", () => {
    const step = fc.record({ key: fc.tuple(fc.nat(3), fc.nat(2)), set: fc.nat(15) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const ours = new Configurations(2, 1, new Allowance({}));
        const theirs: { key: string; set: number }[] = [];
        for (const { key, set } of steps) {
          const isDominated = theirs.some((kept) => kept.key === key.join() && isSubset(kept.set, set));
          const entry = ours.add(Int32Array.from(key), Int32Array.of(set), theirs.length - 1, set);
          expect(entry).toBe(isDominated ? DOMINATED : theirs.length);
          if (!isDominated) theirs.push({ key: key.join(), set });
        }
        const [key, set] = [new Int32Array(2), new Int32Array(1)];
        theirs.forEach((kept, entry) => {
          ours.load(entry, key, set);
          expect({ key: key.join(), set: set[0] }).toEqual(kept);
          expect([ours.parentOf(entry), ours.choiceOf(entry), ours.keyWord(entry, 1)]).toEqual([
            entry - 1,
            kept.set,
            key[1],
          ]);
        });
      }),
    );
  });

  it("stops where its allowance is used up, and gives it back", () => {
    const allowance = new Allowance({ megabytes: 0.01 });
    const table = new Configurations(1, 0, allowance);
    const none = new Int32Array(0);
    let kept = 0;
    while (table.add(Int32Array.of(kept), none, -1, 0) !== FULL) kept++;
    expect(kept).toBeGreaterThan(100);
    expect(allowance.hit).toEqual({ name: "megabytes", value: 0.01 });
    table.release();
    expect(new Configurations(1, 0, allowance).add(Int32Array.of(1), none, -1, 0)).toBe(0);
  });
});
