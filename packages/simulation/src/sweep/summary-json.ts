import { withoutVersion } from "../values/versioned.ts";
import { Mistake } from "../values/mistake.ts";
import {
  bigInteger,
  count,
  dictionaryOf,
  integer,
  listOf,
  orNull,
  parsed,
  record,
  type Shape,
} from "../values/shape.ts";
import { binOf } from "./bins.ts";
import type { Distribution } from "./distribution.ts";
import type { Summary, Tally } from "./summary.ts";

const format = "lightcone-sweep";
const version = 1;
const advice = "run that part of the sweep again.";

/** A summary as JSON, the same text for equal summaries. The exact sums are written as texts. */
export function summaryToJson(summary: Summary): string {
  const json = JSON.stringify({ format, version, ...summary }, (_, value: unknown) =>
    typeof value === "bigint" ? value.toString() : value,
  );
  return `${json}\n`;
}

const tallies: Shape<Readonly<Record<string, Tally>>> = dictionaryOf(
  record<Tally>({ runs: count, hits: count, firstSeed: orNull(integer) }),
);

const bin: Shape<readonly [number, number]> = (value, where) => {
  const pair = listOf(integer)(value, where);
  if (pair.length === 2 && pair[1]! > 0) return [pair[0]!, pair[1]!];
  throw new Mistake(`${where} is ${JSON.stringify(value)}: give a bin and how many samples it has.`);
};

const shape = record<Distribution>({
  count,
  min: orNull(integer),
  max: orNull(integer),
  sum: bigInteger,
  sumOfSquares: bigInteger,
  bins: listOf(bin),
});

/** A distribution whose parts agree: one that was damaged on the way would give wrong quantiles without a word. */
const distribution: Shape<Distribution> = (value, where) => {
  const read = shape(value, where);
  const { count, min, max, bins } = read;
  const inBins = bins.reduce((sum, [, inBin]) => sum + inBin, 0);
  if (inBins !== count)
    throw new Mistake(`${where} counts ${count} samples, but its bins hold ${inBins}: ${advice}`);
  const isAscending = bins.every(([bin], i) => i === 0 || bin > bins[i - 1]![0]);
  const [least, greatest] = [bins[0]?.[0] ?? null, bins.at(-1)?.[0] ?? null];
  if (!isAscending || least !== binOrNull(min) || greatest !== binOrNull(max))
    throw new Mistake(`${where} has bins that do not ascend from its min to its max: ${advice}`);
  return read;
};
const binOrNull = (value: number | null): number | null => (value === null ? null : binOf(value));

const readSummary = record<Summary>({
  runs: count,
  counts: dictionaryOf(count),
  failed: tallies,
  reached: tallies,
  measures: dictionaryOf(distribution),
});

/** Reads what `summaryToJson` wrote. Throws a `Mistake` that says where, what is wrong and what to do. */
export function summaryFromJson(json: string): Summary {
  const data = parsed(json, "The summary", advice);
  return readSummary(withoutVersion(data, format, version, "The summary"), "summary");
}
