import { addRun, emptySummary, type RunReport, type Summary, summaryToJson } from "@lightcone/simulation";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSweep, sweepReport, statisticName, summaryOf } from "./sweep.ts";

const run = (seed: number, latency: readonly number[], isBroken = false): RunReport => ({
  seed,
  counts: { events: 10 },
  failed: { "one leader a term": isBroken },
  reached: { "a leader": true },
  measures: { latency },
});

const summaryFrom = (...reports: RunReport[]): Summary => reports.reduce(addRun, emptySummary);
const shown = (summary: Summary, published?: object[]) => ({
  summary: summaryToJson(summary),
  ...(published && { published }),
});

const hundred = summaryFrom(...Array.from({ length: 100 }, (_, i) => run(i + 1, [i + 1], i % 50 === 7)));

describe("the report of a sweep", () => {
  const report = sweepReport(readSweep(shown(hundred))!);

  it("tells in how many runs a property was broken, how sure that is, and where to look", () => {
    const [broken, reached] = report.shares;
    expect(broken).toMatchObject({ kind: "broken", hits: 2, runs: 100, figure: { text: "2 %" } });
    expect(broken!.sentence).toBe(
      "“one leader a term” was broken in 2 of 100 runs: 2 % (95 % confidence: 0.55 % to 7 %), first with seed 8.",
    );
    expect(reached).toMatchObject({ kind: "reached", hits: 100 });
  });

  it("tells of a measure its mean and quantiles, each with its interval", () => {
    const [latency] = report.measures;
    expect(latency!.figures.map(({ statistic, text }) => [statistic, text])).toEqual([
      ["mean", "50.5"],
      ["p50", "50"],
      ["p90", "90"],
      ["p99", "99"],
    ]);
    for (const { value, low, high } of latency!.figures) {
      expect(low ?? -Infinity).toBeLessThanOrEqual(value);
      expect(high ?? Infinity).toBeGreaterThanOrEqual(value);
    }
    expect(latency!.figures.at(-1)!.high).toBeNull(); // a hundred samples say nothing about what lies above
    expect(latency!.sentence).toBe(
      "latency: 100 samples from 1 to 100, mean 50.5, half of them up to 50, 99 % up to 99.",
    );
  });

  it("has published figures beside those that they are of", () => {
    const paper = { of: "latency", statistic: "p99", value: 120, source: "A paper (1999), Table 2" };
    const share = { of: "one leader a term", statistic: "share", value: 0, source: "The same" };
    const [broken] = sweepReport(readSweep(shown(hundred, [paper, share]))!).shares;
    const [latency] = sweepReport(readSweep(shown(hundred, [paper, share]))!).measures;
    expect(latency!.figures.map(({ published }) => published)).toEqual([[], [], [], [paper]]);
    expect(broken!.figure.published).toEqual([share]);
  });

  it("leaves out what was never measured", () => {
    expect(sweepReport(readSweep(shown(summaryFrom(run(1, []))))!).measures).toEqual([]);
  });
});

describe("the bars of a measure", () => {
  const samples = fc.array(fc.integer({ min: -1_000, max: 5_000_000 }), { minLength: 1, maxLength: 200 });

  it("hold every sample once, one bar after the other", () => {
    fc.assert(
      fc.property(samples, (latency) => {
        const [measure] = sweepReport(readSweep(shown(summaryFrom(run(1, latency))))!).measures;
        const { bars } = measure!;
        expect(bars.length).toBeLessThanOrEqual(40);
        expect(bars.reduce((sum, { count }) => sum + count, 0)).toBe(latency.length);
        expect(bars.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
        bars.slice(1).forEach(({ from }, i) => expect(from).toBe(bars[i]!.to));
        // A logarithm and back loses the last bits.
        expect(bars[0]!.from).toBeLessThanOrEqual(Math.min(...latency) + 1e-6);
        expect(bars.at(-1)!.to).toBeGreaterThanOrEqual(Math.max(...latency) - 1e-6);
      }),
    );
  });

  it("are one for each value of few, and on a logarithmic scale where some samples are far away", () => {
    const barsOf = (latency: number[]) =>
      sweepReport(readSweep(shown(summaryFrom(run(1, latency))))!).measures[0]!;
    expect(barsOf([3, 3, 5])).toMatchObject({
      isLogarithmic: false,
      bars: [
        { from: 2.5, to: 3.5, count: 2 },
        { from: 3.5, to: 4.5, count: 0 },
        { from: 4.5, to: 5.5, count: 1 },
      ],
    });
    expect(barsOf([1, 2, 3, 1_000_000]).isLogarithmic).toBe(true);
    expect(barsOf([0, 2, 3, 1_000_000]).isLogarithmic).toBe(false);
  });
});

describe("a sweep that comes from elsewhere", () => {
  it("is read or refused", () => {
    expect(readSweep(shown(hundred))).toMatchObject({ published: [] });
    for (const data of [null, 7, {}, { summary: "{}" }, { summary: "no JSON" }, { summary: 7 }])
      expect(readSweep(data)).toBeNull();
    expect(readSweep({ ...shown(hundred), published: [{ of: "latency" }] })).toBeNull();
  });

  it("while it is under way, is what its parts come to", () => {
    const [first, second] = [summaryFrom(run(1, [5])), summaryFrom(run(2, [7], true))];
    const both = summaryOf([first, second].map(summaryToJson))!;
    expect(sweepReport({ summary: both, published: [] })).toMatchObject({
      runs: 2,
      shares: [{ hits: 1 }, { hits: 2 }],
    });
    expect(summaryOf([])).toBeNull();
    expect(summaryOf([summaryToJson(first), "nonsense"])).toBeNull();
  });
});

it("statistics have names", () => {
  expect(["mean", "p50", "p99", "p99.9", "share"].map(statisticName)).toEqual([
    "mean",
    "median",
    "99 % quantile",
    "99.9 % quantile",
    "share of the runs",
  ]);
});
