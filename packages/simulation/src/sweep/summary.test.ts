import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Mistake } from "../values/mistake.ts";
import { addRun, emptySummary, merge, type RunReport, type Summary } from "./summary.ts";
import { summaryFromJson, summaryToJson } from "./summary-json.ts";

const run = (seed: number, changes: Partial<RunReport> = {}): RunReport => ({
  seed,
  counts: { delivered: 10 + seed },
  failed: { "no two leaders": false },
  reached: { "there is a leader": true },
  measures: { election: [1_000 * seed] },
  ...changes,
});
const summaryOf = (runs: readonly RunReport[]) => runs.reduce(addRun, emptySummary);

describe("a summary", () => {
  it("says how much happened, what failed first, what was never reached, and how long things took", () => {
    const summary = summaryOf([
      run(8, { failed: { "no two leaders": true } }),
      run(3, { failed: { "no two leaders": true }, measures: { election: [] } }),
      run(5, {
        reached: { "there is a leader": false, "all agree": false },
        counts: { delivered: 1, lost: 2, duplicated: 0 },
      }),
    ]);
    expect(summary).toEqual({
      runs: 3,
      counts: { delivered: 32, duplicated: 0, lost: 2 },
      failed: { "no two leaders": { runs: 3, hits: 2, firstSeed: 3 } },
      reached: {
        "all agree": { runs: 1, hits: 0, firstSeed: null },
        "there is a leader": { runs: 3, hits: 2, firstSeed: 3 },
      },
      measures: {
        election: {
          count: 2,
          min: 5_000,
          max: 8_000,
          sum: 13_000n,
          sumOfSquares: 89_000_000n,
          bins: [
            [462, 1],
            [509, 1],
          ],
        },
      },
    } satisfies Summary);
  });

  it("is not changed by what is added to it", () => {
    const before = summaryOf([run(1)]);
    const copy = summaryFromJson(summaryToJson(before));
    addRun(before, run(2));
    merge(before, before);
    expect(before).toEqual(copy);
  });

  it.each<[RunReport, string]>([
    [run(0.5), "A run has the seed 0.5: give an integer."],
    [run(1, { counts: { lost: -1 } }), 'The count "lost" is -1: give an integer, zero or more.'],
    [
      run(1, { measures: { election: [0.1] } }),
      'The measure "election" has the sample 0.1: give integers, times in microseconds.',
    ],
  ])("refuses what is no report (%#)", (report, sentence) => {
    expect(() => addRun(emptySummary, report)).toThrowError(new Mistake(sentence));
  });
});

// Names that trip records up, and reports that differ in which names they have.
const name = fc.constantFrom("__proto__", "toString", "constructor", "10", "9", "b", "a", "no two leaders");
const named = <T>(value: fc.Arbitrary<T>) =>
  fc
    .array(fc.tuple(name, value), { maxLength: 4 })
    .map((entries): Record<string, T> => Object.fromEntries(entries));
const report = fc.record({
  counts: named(fc.nat()),
  failed: named(fc.boolean()),
  reached: named(fc.boolean()),
  measures: named(
    fc.array(fc.oneof(fc.integer({ min: -200, max: 200 }), fc.maxSafeInteger()), { maxLength: 5 }),
  ),
});
const sweeps = fc
  .tuple(fc.integer(), fc.array(report, { maxLength: 25 }))
  .map(([from, reports]) => reports.map((report, i): RunReport => ({ seed: from + i, ...report })));

/** The merged summary of a sweep that is cut at random places, its parts cut again, and merged in either order. */
function splitAndMerged(runs: readonly RunReport[], cuts: readonly number[]): Summary {
  const [cut, ...rest] = cuts;
  if (cut === undefined || runs.length < 2) return summaryOf(runs);
  const at = 1 + (cut % (runs.length - 1));
  const [left, right] = [splitAndMerged(runs.slice(0, at), rest), splitAndMerged(runs.slice(at), rest)];
  return cut % 2 === 0 ? merge(left, right) : merge(right, left);
}

describe("merging", () => {
  it("any split of a sweep, in any order, gives the summary of the whole", () => {
    fc.assert(
      fc.property(sweeps, fc.array(fc.nat(), { maxLength: 6 }), (runs, cuts) => {
        const merged = splitAndMerged(runs, cuts);
        expect(merged).toEqual(summaryOf(runs));
        expect(summaryToJson(merged)).toBe(summaryToJson(summaryOf(runs)));
        expect(summaryToJson(merged)).toBe(summaryToJson(summaryOf(runs.toReversed())));
      }),
    );
  });

  it("is commutative, associative, and nothing changes when nothing is added", () => {
    fc.assert(
      fc.property(sweeps, sweeps, sweeps, (...parts) => {
        const [a, b, c] = parts.map(summaryOf) as [Summary, Summary, Summary];
        expect(merge(a, b)).toEqual(merge(b, a));
        expect(merge(merge(a, b), c)).toEqual(merge(a, merge(b, c)));
        expect(merge(a, emptySummary)).toEqual(a);
      }),
    );
  });

  it("may happen after a journey as JSON", () => {
    fc.assert(
      fc.property(sweeps, sweeps, (a, b) => {
        const [here, there] = [summaryOf(a), summaryFromJson(summaryToJson(summaryOf(b)))];
        expect(there).toEqual(summaryOf(b));
        expect(summaryToJson(merge(here, there))).toBe(summaryToJson(merge(summaryOf(a), summaryOf(b))));
      }),
    );
  });
});

describe("a summary as JSON", () => {
  const text = summaryToJson(summaryOf([run(2), run(1, { failed: { "no two leaders": true } })]));

  it("is one line", () => {
    expect(text).toBe(
      `{"format":"lightcone-sweep","version":1,"runs":2,"counts":{"delivered":23},` +
        `"failed":{"no two leaders":{"runs":2,"hits":1,"firstSeed":1}},` +
        `"reached":{"there is a leader":{"runs":2,"hits":2,"firstSeed":1}},` +
        `"measures":{"election":{"count":2,"min":1000,"max":2000,"sum":"3000","sumOfSquares":"5000000","bins":[[317,1],[381,1]]}}}\n`,
    );
  });

  it.each<[string, string, string]>([
    [
      "what is no JSON",
      "runs: 3",
      'The summary is no JSON, it begins "runs: 3": run that part of the sweep again.',
    ],
    [
      "something else",
      "{}",
      'The summary is not in the format "lightcone-sweep": it must begin {"format":"lightcone-sweep","version":1.',
    ],
    [
      "another version",
      text.replace('"version":1', '"version":"x"'),
      'The summary has version "x" of the format "lightcone-sweep", and only 1 can be read here: use the release of Lightcone that wrote it.',
    ],
    [
      "a negative number of runs",
      text.replace('"runs":2', '"runs":-2'),
      "summary.runs is -2: give an integer, zero or more.",
    ],
    [
      "a misspelt part",
      text.replace('"failed"', '"fialed"'),
      'summary has no "fialed": did you mean "failed"?',
    ],
    [
      "a sum as a number",
      text.replace('"3000"', "3000"),
      'summary.measures["election"].sum is 3000: give digits in quotes, such as "12".',
    ],
    [
      "a bin of one number",
      text.replace("[317,1]", "[317]"),
      'summary.measures["election"].bins[0] is [317]: give a bin and how many samples it has.',
    ],
    [
      "an empty bin",
      text.replace("[317,1]", "[317,0]"),
      'summary.measures["election"].bins[0] is [317,0]: give a bin and how many samples it has.',
    ],
    [
      "bins that hold more than there is",
      text.replace("[317,1]", "[317,2]"),
      'summary.measures["election"] counts 2 samples, but its bins hold 3: run that part of the sweep again.',
    ],
    [
      "bins out of order",
      text.replace("[317,1],[381,1]", "[381,1],[317,1]"),
      'summary.measures["election"] has bins that do not ascend from its min to its max: run that part of the sweep again.',
    ],
    [
      "a least sample that is in no bin",
      text.replace('"min":1000', '"min":1'),
      'summary.measures["election"] has bins that do not ascend from its min to its max: run that part of the sweep again.',
    ],
  ])("refuses %s", (_, json, sentence) => {
    expect(() => summaryFromJson(json)).toThrowError(new Mistake(sentence));
  });
});
