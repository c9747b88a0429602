import { type Distribution, middleOfBin } from "@lightcone/simulation";

/** How many samples lie from one value to another, and the share of all that they are. */
export type Bar = {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly share: number;
};

/** So many bars show a shape, and no more than there are values. */
const BARS = 40;

/** Where the greatest sample is this many times the median, a linear scale would show a spike and nothing else. */
const FAR = 30;

/** A distribution as bars of equal width, on a linear scale or, where it spreads far, on a logarithmic one. */
export function barsOf({ min, max, count, bins }: Distribution): {
  readonly bars: readonly Bar[];
  readonly isLogarithmic: boolean;
} {
  if (min === null || max === null) return { bars: [], isLogarithmic: false };
  const isLogarithmic = min > 0 && max > FAR * medianOf(bins, count);
  const scale = isLogarithmic ? Math.log : (value: number) => value;
  const back = isLogarithmic ? Math.exp : (value: number) => value;
  // Integers up to the number of bars have a bar each; half a unit around every one of them.
  const [first, last] = isLogarithmic ? [min, max + 0.5] : [min - 0.5, max + 0.5];
  const amount = isLogarithmic ? BARS : Math.min(BARS, max - min + 1);
  const width = (scale(last) - scale(first)) / amount;
  const counts = new Array<number>(amount).fill(0);
  for (const [bin, inBin] of bins) {
    const value = Math.min(Math.max(middleOfBin(bin), min), max);
    const place = Math.min(Math.floor((scale(value) - scale(first)) / width), amount - 1);
    counts[Math.max(place, 0)]! += inBin;
  }
  const bars = counts.map((inBar, place) => ({
    from: back(scale(first) + place * width),
    to: back(scale(first) + (place + 1) * width),
    count: inBar,
    share: inBar / count,
  }));
  return { bars, isLogarithmic };
}

function medianOf(bins: Distribution["bins"], count: number): number {
  let below = 0;
  const [bin] = bins.find(([, inBin]) => (below += inBin) >= count / 2) ?? [0];
  return Math.max(1, middleOfBin(bin));
}
