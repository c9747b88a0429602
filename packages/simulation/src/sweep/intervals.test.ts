import { covered } from "@lightcone/config/covered";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exponential, sampler } from "../chance/latency.ts";
import { draw, stream } from "../chance/random.ts";
import { Mistake } from "../values/mistake.ts";
import { distributionOf } from "./distribution.ts";
import { meanInterval, quantileInterval, shareInterval } from "./intervals.ts";

const range = (count: number) => Array.from({ length: count }, (_, i) => i);
const experiments = 2_000;
/** The share of experiments whose interval holds the truth, each with draws of its own. */
function coverage(holds: (uniform: (i: number) => number) => boolean): number {
  covered({ seeds: experiments });
  const held = range(experiments).filter((seed) => {
    const source = stream(seed, "experiment");
    return holds((i) => draw(source, i));
  });
  return held.length / experiments;
}
/** Five standard deviations of a coverage of 95 % over these experiments: 0.024. */
const tolerance = 5 * Math.sqrt((0.95 * 0.05) / experiments);
const contains = ({ low, high }: { low: number | null; high: number | null }, truth: number) =>
  (low ?? -Infinity) <= truth && truth <= (high ?? Infinity);

describe("the interval of a share", () => {
  it("is the one that Wilson's formula gives", () => {
    const rounded = ({ low, high }: { low: number; high: number }) =>
      [low, high].map((end) => Number(end.toFixed(4)));
    expect(rounded(shareInterval({ hits: 0, runs: 10 }))).toEqual([0, 0.2775]);
    expect(rounded(shareInterval({ hits: 5, runs: 10 }))).toEqual([0.2366, 0.7634]);
    expect(rounded(shareInterval({ hits: 10, runs: 10 }))).toEqual([0.7225, 1]);
    expect(rounded(shareInterval({ hits: 81, runs: 263 }))).toEqual([0.2553, 0.3662]); // Newcombe 1998, table I
    expect(rounded(shareInterval({ hits: 0, runs: 1_000 }))).toEqual([0, 0.0038]);
    expect(rounded(shareInterval({ hits: 5, runs: 10 }, 0.5))).toEqual([0.3957, 0.6043]);
    expect(shareInterval({ hits: 0, runs: 0 })).toEqual({ low: 0, high: 1 });
  });

  it("lies within [0, 1] around the share, mirrors, narrows with more runs and widens with confidence", () => {
    const tally = fc
      .integer({ min: 1, max: 10_000 })
      .chain((runs) => fc.record({ runs: fc.constant(runs), hits: fc.nat(runs) }));
    fc.assert(
      fc.property(tally, ({ hits, runs }) => {
        const { low, high } = shareInterval({ hits, runs });
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(hits / runs);
        expect(high).toBeGreaterThanOrEqual(hits / runs);
        expect(high).toBeLessThanOrEqual(1);
        const mirrored = shareInterval({ hits: runs - hits, runs });
        expect(mirrored.low).toBeCloseTo(1 - high, 12);
        const more = shareInterval({ hits: 4 * hits, runs: 4 * runs });
        expect(more.high - more.low).toBeLessThan(high - low);
        const surer = shareInterval({ hits, runs }, 0.99);
        expect(surer.high - surer.low).toBeGreaterThan(high - low);
      }),
    );
  });

  it.each([0.5, 0.1])("holds a true share of %d in 95 of 100 experiments", (share) => {
    const found = coverage((uniform) =>
      contains(
        shareInterval({ hits: range(100).filter((i) => uniform(i) < share).length, runs: 100 }),
        share,
      ),
    );
    expect(Math.abs(found - 0.95)).toBeLessThan(tolerance);
  });
});

const latency = sampler(exponential({ meanMs: 1 })); // microseconds, mean 1,000
const samplesFrom = (uniform: (i: number) => number, count: number) =>
  distributionOf(
    range(count).map((i) => latency(uniform(i), 0)),
    "latency",
  );

describe("the interval of a mean", () => {
  it("holds the true mean in 95 of 100 experiments", () => {
    const found = coverage((uniform) => contains(meanInterval(samplesFrom(uniform, 200))!, 1_000));
    expect(Math.abs(found - 0.95)).toBeLessThan(tolerance);
  });

  it("is the textbook's, and needs two samples", () => {
    const interval = meanInterval(distributionOf([2, 4, 4, 4, 5, 5, 7, 9], "x"))!;
    const half = (1.959964 * Math.sqrt(32 / 7)) / Math.sqrt(8);
    expect([interval.low, interval.high].map((end) => end.toFixed(5))).toEqual(
      [5 - half, 5 + half].map((end) => end.toFixed(5)),
    );
    expect(meanInterval(distributionOf([2], "x"))).toBe(null);
  });
});

describe("the interval of a quantile", () => {
  it.each([0.5, 0.9, 0.99])("holds the true quantile at %d in at least 95 of 100 experiments", (p) => {
    const truth = -1_000 * Math.log(1 - p);
    const found = coverage((uniform) => {
      const { low, high } = quantileInterval(samplesFrom(uniform, 60), p);
      // The histogram may have moved an end by 0.8 %.
      return contains({ low: low && low * 0.992, high: high && high * 1.008 }, truth);
    });
    expect(found).toBeGreaterThan(0.95 - tolerance);
  });

  const firstIntegers = (count: number) =>
    distributionOf(
      range(count).map((i) => i + 1),
      "rank",
    );
  it("lies between the ranks of the binomial tables", () => {
    // Sample i has the value i: the ends are the ranks. P(fewer than 2 of 10 below the median) = 11 / 1024.
    expect(quantileInterval(firstIntegers(10), 0.5)).toEqual({ low: 2, high: 9 });
    expect(quantileInterval(firstIntegers(6), 0.5)).toEqual({ low: 1, high: 6 });
    expect(quantileInterval(firstIntegers(5), 0.5)).toEqual({ low: null, high: null });
    expect(quantileInterval(firstIntegers(100), 0.5)).toEqual({ low: 40, high: 61 });
    expect(quantileInterval(firstIntegers(100), 0.99)).toEqual({ low: 97, high: null });
    expect(quantileInterval(distributionOf([], "rank"), 0.5)).toEqual({ low: null, high: null });
  });

  it("agrees with the normal approximation where there are very many samples", () => {
    const million = {
      ...firstIntegers(2),
      count: 1_000_000,
      max: 1_000_000,
      bins: range(100).map((i) => [i, 10_000] as const),
    };
    expect(quantileInterval(million, 0.3)).toEqual({ low: 29, high: 30 }); // ranks 299,102 and 300,899
  });

  it.each<[() => unknown, string]>([
    [
      () => quantileInterval(firstIntegers(9), 1),
      "quantileInterval(1): give a share between 0 and 1, such as 0.99.",
    ],
    [
      () => shareInterval({ hits: 1, runs: 2 }, 95),
      "A confidence of 95 is none: give a share between 0 and 1, such as 0.95.",
    ],
    [
      () => meanInterval(firstIntegers(9), 0),
      "A confidence of 0 is none: give a share between 0 and 1, such as 0.95.",
    ],
  ])("refuses what is none (%#)", (act, sentence) => {
    expect(act).toThrowError(new Mistake(sentence));
  });
});
