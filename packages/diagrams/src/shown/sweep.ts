import {
  type Distribution,
  mean,
  meanInterval,
  merge,
  quantile,
  quantileInterval,
  shareInterval,
  type Summary,
  summaryFromJson,
  type Tally,
} from "@lightcone/simulation";
import { brief } from "../words/visible.ts";
import { type Bar, barsOf } from "./bars.ts";
import { grouped, percent } from "./numbers.ts";
import { isNumber, isText, listOf, orAbsent, record } from "./shape.ts";

/** A figure that somebody published, to be seen beside ours. */
export type Published = {
  /** What it is a figure of: a measure, a property, or a `sometimes`, as the summary names it. */
  readonly of: string;
  /** "mean", "share", or a quantile such as "p50", "p99". */
  readonly statistic: string;
  readonly value: number;
  /** Who published it, such as "Ongaro & Ousterhout (2014), Fig. 16". */
  readonly source: string;
};

/** What many runs came to: a summary as its own JSON text (it has exact sums), and what was published. */
export type ShownSweep = { readonly summary: string; readonly published?: readonly Published[] };

const isShown = record({
  summary: isText,
  published: orAbsent(listOf(record({ of: isText, statistic: isText, value: isNumber, source: isText }))),
});

/** A sweep that was read. */
export type Sweep = { readonly summary: Summary; readonly published: readonly Published[] };

/** Reads a sweep that came from elsewhere. Null where it is none. */
export function readSweep(data: unknown): Sweep | null {
  if (!isShown(data)) return null;
  const { summary, published = [] } = data as ShownSweep;
  const read = summaryOf([summary]);
  return read === null ? null : { summary: read, published };
}

/** What parts of a sweep that is under way come to together; null where one of the texts is no summary, or there are none. */
export function summaryOf(texts: readonly string[]): Summary | null {
  try {
    return texts.map(summaryFromJson).reduce(merge);
  } catch {
    return null;
  }
}

/** An estimate with its confidence interval (95 %); an end is null where there are too few samples to bound that side. */
export type Estimate = { readonly value: number; readonly low: number | null; readonly high: number | null };

/** A figure of a sweep: what it is, ours, and what was published beside it. */
export type SweepFigure = Estimate & {
  readonly statistic: string;
  readonly text: string;
  readonly published: readonly Published[];
};

/** In how many of the runs something happened. */
export type SweepShare = {
  readonly name: string;
  readonly kind: "broken" | "reached";
  readonly hits: number;
  readonly runs: number;
  readonly figure: SweepFigure;
  readonly sentence: string;
};

/** A distribution of what was measured. */
export type SweepMeasure = {
  readonly name: string;
  readonly count: number;
  readonly figures: readonly SweepFigure[];
  /** The samples between equally long stretches of a scale, which is logarithmic where they spread far. */
  readonly bars: readonly Bar[];
  readonly isLogarithmic: boolean;
  readonly sentence: string;
};

/** Everything to be seen of a sweep. */
export type SweepReport = {
  readonly runs: number;
  readonly headline: string;
  readonly shares: readonly SweepShare[];
  readonly measures: readonly SweepMeasure[];
};

/** The quantiles that are told of every measure. */
const quantiles = [0.5, 0.9, 0.99] as const;

/** What there is to see of a sweep. */
export function sweepReport({ summary, published }: Sweep): SweepReport {
  const { runs, failed, reached, measures } = summary;
  const shares = [
    ...Object.entries(failed).map(([name, tally]) => shareOf("broken", name, tally, published)),
    ...Object.entries(reached).map(([name, tally]) => shareOf("reached", name, tally, published)),
  ];
  return {
    runs,
    headline: `${grouped(runs)} ${runs === 1 ? "run" : "runs"}.`,
    shares,
    measures: Object.entries(measures)
      .filter(([, { count }]) => count > 0)
      .map(([name, distribution]) => measureOf(name, distribution, published)),
  };
}

function shareOf(
  kind: SweepShare["kind"],
  name: string,
  { hits, runs, firstSeed }: Tally,
  published: readonly Published[],
): SweepShare {
  const { low, high } = shareInterval({ hits, runs });
  const value = runs === 0 ? 0 : hits / runs;
  const between = `${percent(value)} (95 % confidence: ${percent(low)} to ${percent(high)})`;
  const first = firstSeed === null ? "" : `, first with seed ${firstSeed}`;
  const what = kind === "broken" ? "was broken" : "was reached";
  const known = published.filter((each) => each.of === name && each.statistic === "share");
  return {
    name: brief(name, 120),
    kind,
    hits,
    runs,
    figure: { statistic: "share", value, low, high, text: percent(value), published: known },
    sentence: `“${brief(name, 120)}” ${what} in ${grouped(hits)} of ${grouped(runs)} runs: ${between}${first}.`,
  };
}

function measureOf(name: string, distribution: Distribution, published: readonly Published[]): SweepMeasure {
  const known = (statistic: string) =>
    published.filter((each) => each.of === name && each.statistic === statistic);
  const figure = (
    statistic: string,
    value: number,
    low: number | null,
    high: number | null,
  ): SweepFigure => ({
    statistic,
    value,
    low,
    high,
    text: grouped(value),
    published: known(statistic),
  });
  const around = meanInterval(distribution);
  const figures = [
    figure("mean", mean(distribution)!, around?.low ?? null, around?.high ?? null),
    ...quantiles.map((p) => {
      const { low, high } = quantileInterval(distribution, p);
      return figure(`p${p * 100}`, quantile(distribution, p)!, low, high);
    }),
  ];
  const [average, median, , tail] = figures;
  return {
    name: brief(name, 80),
    count: distribution.count,
    figures,
    ...barsOf(distribution),
    sentence:
      `${brief(name, 80)}: ${grouped(distribution.count)} samples from ${grouped(distribution.min!)} to ` +
      `${grouped(distribution.max!)}, mean ${average!.text}, half of them up to ${median!.text}, ` +
      `99 % up to ${tail!.text}.`,
  };
}

/** The words for a statistic: "mean", "median", "99 % quantile", "share of the runs". */
export function statisticName(statistic: string): string {
  if (statistic === "p50") return "median";
  const quantile = /^p(\d+(?:\.\d+)?)$/.exec(statistic)?.[1];
  if (quantile !== undefined) return `${quantile} % quantile`;
  return statistic === "share" ? "share of the runs" : brief(statistic, 40);
}
