import { parseLesson, type RecordedClaim } from "@lightcone/lessons";
import type { CellResult } from "@lightcone/runtime";
import { describe, expect, test } from "vitest";
import { numberProblems } from "./number-problems.ts";

const check = { figure: "visible, ms", at: { n: 3 }, allowed: 7, holds: true, checked: "400000 trials" };
const claim: RecordedClaim = {
  id: "wars.visibility",
  sentence: "So long after a write 99.9 % of reads see it.",
  source: { author: "Bailis", title: "PBS", venue: "VLDB", year: 2012 },
  grade: "G3",
  doesNotReproduce: false,
  checks: [
    { ...check, published: 45.5, ours: 51.966 },
    { ...check, published: 0.439, ours: null },
  ],
};

function problemsOf(body: string, results: readonly CellResult[] = []) {
  const text = `---\ntitle: A\nsummary: B\nobjectives: [c]\n---\n${body}\n`;
  const reading = parseLesson(text, { file: "lesson.mdx", slug: "a" });
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return numberProblems(reading.lesson, results, [claim]).map(
    ({ line, column, message }) => `${line}:${column} ${message}`,
  );
}

describe("a number in prose", () => {
  test("that nothing answers for is a problem at its place", () => {
    expect(problemsOf("It takes\nabout 45 ms.")).toEqual([
      "7:7 the number 45 is neither claimed nor cited, nor does the lesson's code show it",
    ]);
  });

  test("may be cited, or stand in the lesson's code", () => {
    expect(problemsOf('It takes 45 ms <Cite id="x" />.')).toEqual([]);
    expect(problemsOf("It takes 1,000 ms.\n\n```ts cell id=wait\nconst waitMs = 1_000;\n```")).toEqual([]);
  });

  test("may be what a cell says, and not some instant of what it draws", () => {
    const result = (output: CellResult["outputs"][number]): CellResult => ({
      cell: "a",
      outputs: [output],
      error: null,
      events: 0,
    });
    expect(problemsOf("In 37 runs.", [result({ kind: "value", text: "{ bad: 37 }" })])).toEqual([]);
    const drawn = result({
      kind: "shown",
      caption: null,
      shown: { type: "execution", data: { timeMs: 37 } },
    });
    expect(problemsOf("In 37 runs.", [drawn])).toHaveLength(1);
  });
});

describe("a number in a claim", () => {
  const claimed = (words: string) => problemsOf(`<Claim id="wars.visibility">${words}</Claim>`);

  test("is one of its figures, as published or as computed, to the digits that are written", () => {
    expect(claimed("After 45.5 ms (ours: 52.0 ms, or 52) of 3 replicas")).toEqual([]);
    expect(claimed("43.9 % at once, 99.9 % later, in 400,000 trials")).toEqual([]);
  });

  test("and no other, even where a work is cited", () => {
    expect(claimed('After 47 ms <Cite id="x" />')).toEqual([
      "6:35 the claim `wars.visibility` has no figure 47",
    ]);
    expect(claimed("After 45.4 ms")).toHaveLength(1);
  });
});
