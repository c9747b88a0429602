import { Mistake } from "../values/mistake.ts";
import { binOf, middleOf } from "./bins.ts";

/** How many samples fell into each bin, by the bin (`binOf`), ascending. */
export type Bins = readonly (readonly [bin: number, count: number])[];

/** What is kept of integer samples: exact moments, and a histogram from which quantiles come to within 0.8 %. */
export type Distribution = {
  readonly count: number;
  /** Null where there are no samples. */
  readonly min: number | null;
  readonly max: number | null;
  readonly sum: bigint;
  readonly sumOfSquares: bigint;
  readonly bins: Bins;
};

/** Throws a `Mistake` where a sample is no integer. `what` names the measure. */
export function distributionOf(samples: readonly number[], what: string): Distribution {
  const counts = new Map<number, number>();
  let [min, max]: [number | null, number | null] = [null, null];
  let [sum, sumOfSquares] = [0n, 0n];
  for (const sample of samples) {
    if (!Number.isSafeInteger(sample))
      throw new Mistake(
        `The measure "${what}" has the sample ${String(sample)}: give integers, times in microseconds.`,
      );
    const bin = binOf(sample);
    counts.set(bin, (counts.get(bin) ?? 0) + 1);
    if (min === null || sample < min) min = sample;
    if (max === null || sample > max) max = sample;
    sum += BigInt(sample);
    sumOfSquares += BigInt(sample) ** 2n;
  }
  const bins = [...counts].sort(([a], [b]) => a - b);
  return { count: samples.length, min, max, sum, sumOfSquares, bins };
}

/** The distribution of all samples of both: the same as if they had been taken together. */
export function mergeDistributions(a: Distribution, b: Distribution): Distribution {
  return {
    count: a.count + b.count,
    min: extreme(Math.min, a.min, b.min),
    max: extreme(Math.max, a.max, b.max),
    sum: a.sum + b.sum,
    sumOfSquares: a.sumOfSquares + b.sumOfSquares,
    bins: mergeBins(a.bins, b.bins),
  };
}

/** Of two numbers that may be missing. */
export const extreme = (
  choose: (a: number, b: number) => number,
  a: number | null,
  b: number | null,
): number | null => (a === null ? b : b === null ? a : choose(a, b));

/** Puts the fewer bins among a copy of the more: a sweep merges a run's few into the many of all runs before it. */
function mergeBins(a: Bins, b: Bins): Bins {
  const [few, many] = a.length < b.length ? [a, b] : [b, a];
  const merged = many.slice();
  for (const [bin, count] of few) {
    const place = placeOf(bin, merged);
    const there = merged[place];
    if (there?.[0] === bin) merged[place] = [bin, there[1] + count];
    else merged.splice(place, 0, [bin, count]);
  }
  return merged;
}

/** The place of the first bin that is not below this one, by bisection. */
function placeOf(bin: number, bins: Bins): number {
  let [low, high] = [0, bins.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (bins[middle]![0] < bin) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Null where there are no samples. */
export const mean = ({ sum, count }: Distribution): number | null =>
  count === 0 ? null : Number(sum) / count;

/** The standard deviation of the population that the samples come from (divisor n - 1); null below two samples. */
export function standardDeviation({ count, sum, sumOfSquares }: Distribution): number | null {
  if (count < 2) return null;
  const n = BigInt(count);
  // Exact up to here: the textbook's formula loses everything to rounding where the mean is large.
  return Math.sqrt(Number(n * sumOfSquares - sum * sum) / Number(n * (n - 1n)));
}

/**
 * The least sample that at least a share `p` of the samples do not exceed; to within 0.8 %, the least and the greatest
 * one exactly. Null where there are no samples.
 */
export function quantile(distribution: Distribution, p: number): number | null {
  if (!(p >= 0 && p <= 1)) throw new Mistake(`quantile(${p}): give a share of [0, 1], such as 0.99.`);
  if (distribution.count === 0) return null;
  // Without the last bits of the product, which rounding may have put above an integer: 0.07 * 100 is above 7.
  const rank = Math.ceil(p * distribution.count * (1 - 2 ** -50));
  return orderStatistic(distribution, Math.max(1, rank));
}

/** The sample of this rank, from 1 for the least, to within 0.8 %. The rank must exist. */
export function orderStatistic({ count, min, max, bins }: Distribution, rank: number): number {
  if (rank === 1) return min!;
  if (rank === count) return max!;
  let below = 0;
  const [bin] = bins.find(([, inBin]) => (below += inBin) >= rank)!;
  return Math.max(min!, Math.min(max!, middleOf(bin)));
}
