/** What many runs come to. Summaries of parts of a sweep merge into that of the whole, however it was divided. */
import { Mistake } from "../values/mistake.ts";
import { type Distribution, distributionOf, extreme, mergeDistributions } from "./distribution.ts";

/** What one run adds to a summary. */
export type RunReport = {
  readonly seed: number;
  /** How often things happened in it: events, messages sent and lost, ... */
  readonly counts: Readonly<Record<string, number>>;
  /** For each property that was checked: whether it was violated. */
  readonly failed: Readonly<Record<string, boolean>>;
  /** For each `sometimes`: whether the run reached it. */
  readonly reached: Readonly<Record<string, boolean>>;
  /** What was measured, any number of integers each; times in microseconds. */
  readonly measures: Readonly<Record<string, readonly number[]>>;
};

/** In how many of the runs that looked for it something was found, and the smallest seed of those. */
export type Tally = { readonly runs: number; readonly hits: number; readonly firstSeed: number | null };

export type Summary = {
  readonly runs: number;
  /** The sums over all runs. */
  readonly counts: Readonly<Record<string, number>>;
  /** By property: the runs that violated it. */
  readonly failed: Readonly<Record<string, Tally>>;
  /** By `sometimes`: the runs that reached it. One with 0 hits was never reached. */
  readonly reached: Readonly<Record<string, Tally>>;
  readonly measures: Readonly<Record<string, Distribution>>;
};

export const emptySummary: Summary = { runs: 0, counts: {}, failed: {}, reached: {}, measures: {} };

/**
 * The summary with one run more; each seed should be added once.
 * Throws a `Mistake` where a seed, a count or a sample is no integer.
 */
export const addRun = (summary: Summary, run: RunReport): Summary => merge(summary, summaryOf(run));

function summaryOf({ seed, counts, failed, reached, measures }: RunReport): Summary {
  if (!Number.isSafeInteger(seed)) throw new Mistake(`A run has the seed ${String(seed)}: give an integer.`);
  const tally = (isHit: boolean): Tally =>
    isHit ? { runs: 1, hits: 1, firstSeed: seed } : { runs: 1, hits: 0, firstSeed: null };
  return {
    runs: 1,
    counts: mapped(counts, (count, name) => {
      if (Number.isSafeInteger(count) && count >= 0) return count;
      throw new Mistake(`The count "${name}" is ${String(count)}: give an integer, zero or more.`);
    }),
    failed: mapped(failed, tally),
    reached: mapped(reached, tally),
    measures: mapped(measures, distributionOf),
  };
}

/** The summary of all runs of both. The order and the grouping of merges make no difference. */
export function merge(a: Summary, b: Summary): Summary {
  return {
    runs: a.runs + b.runs,
    counts: joined(a.counts, b.counts, (a, b) => a + b),
    failed: joined(a.failed, b.failed, mergeTallies),
    reached: joined(a.reached, b.reached, mergeTallies),
    measures: joined(a.measures, b.measures, mergeDistributions),
  };
}

const mergeTallies = (a: Tally, b: Tally): Tally => ({
  runs: a.runs + b.runs,
  hits: a.hits + b.hits,
  firstSeed: extreme(Math.min, a.firstSeed, b.firstSeed),
});

type Named<T> = Readonly<Record<string, T>>;

const mapped = <T, U>(record: Named<T>, change: (value: T, name: string) => U): Named<U> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value, name)]));

/** The names of both, sorted, so that equal summaries have equal texts. */
function joined<T>(a: Named<T>, b: Named<T>, combine: (a: T, b: T) => T): Named<T> {
  const all = new Map(Object.entries(a));
  for (const [name, value] of Object.entries(b)) {
    const other = all.get(name);
    all.set(name, other === undefined ? value : combine(other, value));
  }
  return Object.fromEntries([...all].sort(([a], [b]) => (a < b ? -1 : 1)));
}
