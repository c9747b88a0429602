import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Mistake } from "../values/mistake.ts";
import { binOf, middleOf } from "./bins.ts";
import {
  type Distribution,
  distributionOf,
  mean,
  mergeDistributions,
  orderStatistic,
  quantile,
  standardDeviation,
} from "./distribution.ts";

const of = (samples: readonly number[]) => distributionOf(samples, "latency");
const none = of([]);
const anyInteger = fc.oneof(fc.integer({ min: -300, max: 300 }), fc.integer(), fc.maxSafeInteger());
const samples = fc.array(anyInteger, { maxLength: 60 });
const someSamples = fc.array(anyInteger, { minLength: 1, maxLength: 60 });

describe("bins", () => {
  it("are in the order of the integers, and their middles are near", () => {
    fc.assert(
      fc.property(anyInteger, anyInteger, (a, b) => {
        if (a < b) expect(binOf(a)).toBeLessThanOrEqual(binOf(b));
        const middle = middleOf(binOf(a));
        expect(binOf(middle)).toBe(binOf(a));
        expect(Math.abs(middle - a)).toBeLessThanOrEqual(Math.abs(a) / 128);
      }),
    );
  });

  it("hold one integer each up to 127, then two, and so on: every boundary", () => {
    expect([0, 1, 127, 128, 129, 130, 255, 256, 259, 260].map(binOf)).toEqual([
      0, 1, 127, 128, 128, 129, 191, 192, 192, 193,
    ]);
    for (let k = 7; k < 53; k++)
      expect([binOf(2 ** k) - binOf(2 ** k - 1), binOf(2 ** k)]).toEqual([1, (k - 5) * 64]);
    expect(binOf(Number.MAX_SAFE_INTEGER)).toBe(3_071);
    expect([-1, -128, -129].map(binOf)).toEqual([-1, -128, -128]);
  });
});

describe("a distribution", () => {
  it("has exact moments, however large the numbers are", () => {
    const far = of([1, 2, 4].map((x) => Number.MAX_SAFE_INTEGER - x));
    expect(far.sum).toBe(27021597764222966n);
    expect(standardDeviation(far)).toBe(standardDeviation(of([1, 2, 4])));
    expect(standardDeviation(of([1, 2, 4]))).toBeCloseTo(Math.sqrt(7 / 3), 14);
    expect(mean(of([-5, 2]))).toBe(-1.5);
  });

  it("of nothing or of one sample does not say what it cannot know", () => {
    expect([mean(none), standardDeviation(none), quantile(none, 0.5), none.min, none.max]).toEqual(
      Array(5).fill(null),
    );
    const one = of([1_000_003]);
    expect([mean(one), standardDeviation(one), quantile(one, 0), quantile(one, 1)]).toEqual([
      1_000_003,
      null,
      1_000_003,
      1_000_003,
    ]);
  });

  it("has every order statistic to within 0.8 %, and the extremes exactly", () => {
    fc.assert(
      fc.property(someSamples, (values) => {
        const distribution = of(values);
        const sorted = values.toSorted((a, b) => a - b);
        sorted.forEach((value, i) => {
          const found = orderStatistic(distribution, i + 1);
          expect(Math.abs(found - value)).toBeLessThanOrEqual(Math.abs(value) * 0.008);
        });
        expect([quantile(distribution, 0), quantile(distribution, 1)]).toEqual([sorted[0], sorted.at(-1)]);
      }),
    );
  });

  it("has the quantiles of its definition, exactly where numbers are small", () => {
    const hundred = of(Array.from({ length: 100 }, (_, i) => i + 1));
    for (let p = 1; p <= 100; p++) expect(quantile(hundred, p / 100)).toBe(p);
    expect([0.001, 0.011, 0.999].map((p) => quantile(hundred, p))).toEqual([1, 2, 100]);
    expect(quantile(of([1, 2, 3, 4]), 0.5)).toBe(2);
  });

  it("is the same however samples are grouped and ordered", () => {
    fc.assert(
      fc.property(samples, samples, samples, (a, b, c) => {
        const whole = of([...a, ...b, ...c]);
        const [x, y, z] = [of(a), of(b), of(c)];
        expect(mergeDistributions(mergeDistributions(x, y), z)).toEqual(whole);
        expect(mergeDistributions(x, mergeDistributions(z, y))).toEqual(whole);
        expect(mergeDistributions(whole, none)).toEqual(whole);
      }),
    );
  });

  it("stays small: a million different times fill a few hundred bins", () => {
    const times = Array.from({ length: 1_000_000 }, (_, i) => 1_000 + i);
    expect(of(times).bins.length).toBeLessThan(700);
  });

  it.each<[() => unknown, string]>([
    [() => of([1, 1.5]), 'The measure "latency" has the sample 1.5: give integers, times in microseconds.'],
    [() => of([NaN]), 'The measure "latency" has the sample NaN: give integers, times in microseconds.'],
    [() => quantile(none as Distribution, 99), "quantile(99): give a share of [0, 1], such as 0.99."],
  ])("refuses what is none (%#)", (act, sentence) => {
    expect(act).toThrowError(new Mistake(sentence));
  });
});
