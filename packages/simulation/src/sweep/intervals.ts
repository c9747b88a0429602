/** Confidence intervals: with this probability, 95 % unless told otherwise, such an interval contains the truth. */
import { normalQuantile } from "../chance/normal.ts";
import { Mistake } from "../values/mistake.ts";
import { type Distribution, mean, orderStatistic, standardDeviation } from "./distribution.ts";

export type Interval = { readonly low: number; readonly high: number };

/** How many standard deviations around the middle of a normal distribution hold this share of it. */
function deviations(confidence: number): number {
  if (!(confidence > 0 && confidence < 1))
    throw new Mistake(`A confidence of ${confidence} is none: give a share between 0 and 1, such as 0.95.`);
  return normalQuantile((1 + confidence) / 2);
}

/**
 * Of the probability of an event that was seen in `hits` of `runs` independent runs (Wilson, "Probable inference",
 * JASA 22, 1927). Useful also for 0 hits: 0 of 1,000 says at most 0.4 %.
 */
export function shareInterval({ hits, runs }: { hits: number; runs: number }, confidence = 0.95): Interval {
  const z = deviations(confidence);
  if (runs === 0) return { low: 0, high: 1 };
  const share = hits / runs;
  const weight = 1 + (z * z) / runs;
  const middle = (share + (z * z) / (2 * runs)) / weight;
  const half = (z / weight) * Math.sqrt((share * (1 - share)) / runs + (z * z) / (4 * runs * runs));
  return { low: hits === 0 ? 0 : middle - half, high: hits === runs ? 1 : middle + half };
}

/** Of the mean, for samples that are independent and many (the central limit theorem). Null below two samples. */
export function meanInterval(distribution: Distribution, confidence = 0.95): Interval | null {
  const z = deviations(confidence);
  const middle = mean(distribution);
  const deviation = standardDeviation(distribution);
  if (middle === null || deviation === null) return null;
  const half = (z * deviation) / Math.sqrt(distribution.count);
  return { low: middle - half, high: middle + half };
}

/**
 * Of the quantile at `p`, whatever the distribution: between two samples, chosen by how many of independent samples
 * fall below it, which is binomial. An end is null where there are too few samples to bound that side.
 */
export function quantileInterval(
  distribution: Distribution,
  p: number,
  confidence = 0.95,
): { readonly low: number | null; readonly high: number | null } {
  deviations(confidence);
  if (!(p > 0 && p < 1))
    throw new Mistake(`quantileInterval(${p}): give a share between 0 and 1, such as 0.99.`);
  const { count } = distribution;
  const { low, high } = ranksAround(count, p, (1 - confidence) / 2);
  return {
    low: low < 1 ? null : orderStatistic(distribution, low),
    high: high > count ? null : orderStatistic(distribution, high),
  };
}

/**
 * The greatest rank that lies above the quantile, and the least that lies below it, with probability `risk` at most:
 * fewer than `low` samples below it, or `high` or more. From the weights of the binomial distribution around its mode,
 * which need no factorials; those below 2^-70 of the largest are left out.
 */
function ranksAround(count: number, p: number, risk: number): { low: number; high: number } {
  const mode = Math.min(count, Math.floor((count + 1) * p));
  const below: number[] = [];
  for (let k = mode, weight = 1; k > 0 && weight > 2 ** -70; k--)
    below.push((weight *= (k * (1 - p)) / ((count - k + 1) * p)));
  const above: number[] = [];
  for (let k = mode, weight = 1; k < count && weight > 2 ** -70; k++)
    above.push((weight *= ((count - k) * p) / ((k + 1) * (1 - p))));
  const weights = [...below.reverse(), 1, ...above];
  const first = mode - below.length;
  const most = risk * weights.reduce((sum, weight) => sum + weight, 0);
  let [fewer, more] = [0, 0];
  const low = weights.findIndex((weight) => (fewer += weight) > most);
  const high = weights.findLastIndex((weight) => (more += weight) > most);
  return { low: first + low, high: first + high + 1 };
}
