import { describe, expect, test } from "vitest";
import { parseLesson } from "./parse-lesson.ts";

function numbersOf(...body: readonly string[]) {
  const text = ["---", "title: A", "summary: B", "objectives: [c]", "---", ...body].join("\n");
  const reading = parseLesson(text, { file: "lesson.mdx", slug: "a" });
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.lesson.numbers;
}
const written = (...body: readonly string[]) => numbersOf(...body).map((number) => number.written);
const uncited = (...body: readonly string[]) =>
  numbersOf(...body).flatMap((number) => (number.isCited ? [] : [number.written]));

describe("numbers of the prose", () => {
  test("are whole or decimal, with commas between thousands, wherever they stand", () => {
    expect(
      written(
        "## After 45 ms",
        "",
        "It takes 45.5 ms, or 1,364 in",
        "**99.9** % of 1,000 cases.",
        "",
        "- 12",
        "",
      ),
    ).toEqual(["45", "45.5", "1,364", "99.9", "1,000", "12"]);
  });

  test("stand in what elements show, too", () => {
    expect(written('<Question ask="Of 30 runs?">', "", "Of 20.", "", "</Question>")).toEqual(["30", "20"]);
  });

  test("have their place in the file", () => {
    expect(numbersOf("One", "two 33", "", "and _44_.").map(({ position }) => position)).toEqual([
      { line: 7, column: 5 },
      { line: 9, column: 6 },
    ]);
  });

  test("are none in code, formulas and names", () => {
    expect(
      written("Take `n = 5` and $n = 7$ of 2PC over IPv4 in 64-bit, S3 and x-7.", "", "```js", "9", "```"),
    ).toEqual([]);
  });

  test("are none that count nothing: 0 and 1, years, places", () => {
    expect(
      written(
        "In 1985 it decided 0 or 1: section 3, figure 8, table 4, § 52, RFC 6298 and Theorem 2, version 12.",
      ),
    ).toEqual([]);
    expect(written("In 2,000 cases")).toEqual(["2,000"]);
  });
});

describe("a citation", () => {
  const cite = '<Cite id="flp85" />';

  test("covers the numbers of its sentence and no others", () => {
    expect(uncited(`It takes 20 ms. It is 30 ms ${cite}. It is 40 ms.`)).toEqual(["20", "40"]);
    expect(uncited(`Of 99.9 % (i.e. 5 of 6) it is known ${cite}`)).toEqual([]);
  });

  test("covers a table in which it stands", () => {
    expect(uncited(`| n | ms |`, `| --- | --- |`, `| 3 | 20 |`, `| 5 ${cite} | 30 |`)).toEqual([]);
    expect(uncited(`| n | ms |`, `| --- | --- |`, `| 3 | 20 |`)).toEqual(["3", "20"]);
  });

  test("in an aside covers the aside only", () => {
    expect(uncited(`It takes 20 ms.<Sidenote>Or 30 ${cite}.</Sidenote>`)).toEqual(["20"]);
  });
});

test("a claim is known to its numbers", () => {
  const numbers = numbersOf('After <Claim id="wars.visibility">45.5 ms</Claim> or 50.');
  expect(numbers.map(({ written: number, claim }) => [number, claim])).toEqual([
    ["45.5", "wars.visibility"],
    ["50", null],
  ]);
});
