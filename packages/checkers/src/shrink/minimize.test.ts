import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leastFailing, minimize } from "./minimize.ts";

const items = Array.from({ length: 30 }, (_, i) => i);
const subset = fc.subarray(items);

describe("minimize", () => {
  it("finds exactly what is needed, where more of it does no harm", () => {
    fc.assert(
      fc.property(subset, subset, (all, needed) => {
        const given = items.filter((item) => all.includes(item) || needed.includes(item));
        expect(minimize(given, (left) => needed.every((item) => left.includes(item)))).toEqual(needed);
      }),
    );
  });

  it("fails no more without any single item, whatever fails", () => {
    fc.assert(
      fc.property(subset, fc.func(fc.boolean()), (given, arbitrary) => {
        const fails = (left: readonly number[]) => left.length === given.length || arbitrary(left);
        const left = minimize(given, fails);
        expect(fails(left)).toBe(true);
        if (left.length > 0)
          for (const place of left.keys())
            expect(left.length > 1 && fails(left.toSpliced(place, 1))).toBe(false);
      }),
    );
  });

  it("asks about shorter lists only, in the order of the given one", () => {
    fc.assert(
      fc.property(subset, fc.func(fc.boolean()), (given, arbitrary) => {
        let shortest = given.length;
        minimize(given, (left) => {
          expect(left.length).toBeLessThan(shortest);
          expect(left.toSorted((a, b) => a - b)).toEqual(left);
          const fails = arbitrary(left);
          if (fails) shortest = left.length;
          return fails;
        });
      }),
    );
  });

  it("asks few questions where one item of many is needed", () => {
    let asked = 0;
    minimize(
      Array.from({ length: 1_024 }, (_, i) => i),
      (left) => (asked++, left.includes(700)),
    );
    expect(asked).toBeLessThan(30);
  });
});

describe("leastFailing", () => {
  const range = fc
    .tuple(fc.integer({ min: -5, max: 40 }), fc.nat(2_000))
    .map(([least, more]) => [least, least + more]);

  it("finds the threshold, in twice as many questions as it has bits", () => {
    fc.assert(
      fc.property(range, fc.nat(2_100), ([least, most], above) => {
        const threshold = Math.min(least! + above, most!);
        let asked = 0;
        const found = leastFailing(least!, most!, (value) => (asked++, value >= threshold));
        expect(found).toBe(threshold);
        expect(asked).toBeLessThanOrEqual(24);
      }),
    );
  });

  it("finds one that fails, the one below which passes, whatever fails", () => {
    fc.assert(
      fc.property(range, fc.func(fc.boolean()), ([least, most], arbitrary) => {
        const fails = (value: number) => value === most || arbitrary(value);
        const found = leastFailing(least!, most!, fails);
        expect(fails(found)).toBe(true);
        if (found > least!) expect(fails(found - 1)).toBe(false);
      }),
    );
  });
});
