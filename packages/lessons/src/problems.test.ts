import { describe, expect, test } from "vitest";
import { parseLesson } from "./parse-lesson.ts";

const frontMatter = [
  "---",
  "title: Clocks",
  "summary: Why clocks lie.",
  "objectives:",
  "  - read a clock",
  "---",
];

/** What an author sees, one problem a line. */
function problemsOf(lines: readonly string[]): string[] {
  const reading = parseLesson(lines.join("\n"), { file: "lesson.mdx", slug: "clocks" });
  if (reading.ok) return [];
  return reading.problems.map((p) => `${p.file}:${p.line}:${p.column} ${p.message} — ${p.hint}`);
}

/** The body begins in line 7. */
const inBody = (...lines: readonly string[]) => problemsOf([...frontMatter, ...lines]);

describe("front matter", () => {
  test("is missing", () => {
    expect(problemsOf(["Hello."])).toEqual([
      "lesson.mdx:1:1 the lesson has no front matter — Begin the file with `---`, the lines `title:`, `summary:` and `objectives:`, and another `---`.",
    ]);
  });

  test("has no end", () => {
    expect(problemsOf(["---", "title: Clocks", "", "Hello."])).toEqual([
      "lesson.mdx:1:1 the front matter has no end — Begin the file with `---`, the lines `title:`, `summary:` and `objectives:`, and another `---`.",
    ]);
  });

  test("is empty", () => {
    expect(problemsOf(["---", "---"])).toEqual([
      "lesson.mdx:2:1 the front matter must be keys with values, not empty — Write the keys title, summary and objectives, one a line.",
    ]);
  });

  test("has an unknown key", () => {
    expect(
      problemsOf(["---", "title: Clocks", "summary: Why.", "objective: x", "objectives: [x]", "---"]),
    ).toEqual([
      "lesson.mdx:4:1 unknown key `objective` — Did you mean `objectives`? Known are title, summary, objectives and needs.",
    ]);
  });

  test("lacks a key", () => {
    expect(problemsOf(["---", "title: Clocks", "objectives: [x]", "---"])).toEqual([
      "lesson.mdx:2:1 the key `summary` is missing — Write `summary: ...` with one sentence for the table of contents.",
    ]);
  });

  test("has values of the wrong type, all reported in one go", () => {
    expect(
      problemsOf(["---", "title: 42", "summary: ''", "objectives:", "  - read", "  - 7", "---"]),
    ).toEqual([
      "lesson.mdx:2:1 `title` must be text, not the number 42 — Write `title: ...` with the lesson's name.",
      'lesson.mdx:3:1 `summary` cannot be "" — Write `summary: ...` with one sentence for the table of contents.',
      "lesson.mdx:6:5 `objectives[1]` must be text, not the number 7 — Write `objectives:` and under it one line `  - ...` for each thing that the reader will be able to do.",
    ]);
  });

  test("has a list that is none, or an empty one", () => {
    const hint =
      "Write `objectives:` and under it one line `  - ...` for each thing that the reader will be able to do.";
    expect(problemsOf(["---", "title: A", "summary: B", "objectives: read", "---"])).toEqual([
      `lesson.mdx:4:1 \`objectives\` must be a list, not text — ${hint}`,
    ]);
    expect(problemsOf(["---", "title: A", "summary: B", "objectives: []", "---"])).toEqual([
      `lesson.mdx:4:1 \`objectives\` cannot be empty — ${hint}`,
    ]);
    expect(problemsOf(["---", "title: A", "summary: B", "objectives:", "---"])).toEqual([
      `lesson.mdx:4:1 \`objectives\` must be a list, not empty — ${hint}`,
    ]);
  });

  test("is no YAML", () => {
    expect(problemsOf(["---", "title: Time: what it is", "summary: B", "objectives: [x]", "---"])).toEqual([
      "lesson.mdx:2:8 this cannot be read: Nested mappings are not allowed in compact mappings — Put text that holds `: ` or ` #`, or begins with a bracket or a quote, into double quotes.",
    ]);
  });

  test("has a key twice", () => {
    expect(problemsOf(["---", "title: A", "title: B", "summary: B", "objectives: [x]", "---"])).toEqual([
      "lesson.mdx:3:1 this key is written twice — Keep one of the two.",
    ]);
  });
});

describe("a fence", () => {
  test("with an unknown attribute: the nearest is suggested", () => {
    expect(inBody("```ts cell id=tick sed=4", "1;", "```")).toEqual([
      "lesson.mdx:7:20 a cell has no attribute `sed` — Did you mean `seed`? Known are id, seed, budget, title, expect-throws and expect-error.",
    ]);
  });

  test("with an attribute of one letter", () => {
    expect(inBody("```ts cell id=tick i=4", "1;", "```")).toEqual([
      "lesson.mdx:7:20 a cell has no attribute `i` — Did you mean `id`? Known are id, seed, budget, title, expect-throws and expect-error.",
    ]);
  });

  test("with an attribute like no other", () => {
    expect(inBody("```ts cell id=tick quux=4", "1;", "```")).toEqual([
      "lesson.mdx:7:20 a cell has no attribute `quux` — Known are id, seed, budget, title, expect-throws and expect-error.",
    ]);
  });

  test("with a title that lacks its quotes", () => {
    expect(inBody("```ts cell id=tick title=Slow wednesday", "1;", "```")).toEqual([
      'lesson.mdx:7:31 a cell has no attribute `wednesday` — Write attributes as `name=value`, and values with spaces in quotes: `title="Slow or dead?"`.',
    ]);
  });

  test("without an id", () => {
    expect(inBody("```ts cell seed=4", "1;", "```")).toEqual([
      "lesson.mdx:7:7 the cell has no id — Add `id=...`: saved work and recorded output are filed under it, so choose it once.",
    ]);
  });

  test("with an id that is not in kebab-case", () => {
    expect(inBody("```ts cell id=SlowOrDead", "1;", "```", "", "```ts cell id=1+1", "1;", "```")).toEqual([
      "lesson.mdx:7:15 the id `SlowOrDead` is not in kebab-case — Write lower-case words joined by hyphens: `slow-or-dead`.",
      "lesson.mdx:11:15 the id `1+1` is not in kebab-case — Write lower-case words joined by hyphens.",
    ]);
  });

  test("with a seed or budget that is no whole number", () => {
    expect(
      inBody(
        "```ts cell id=tick seed=4.2 budget=0",
        "1;",
        "```",
        "",
        "```ts cell id=tock seed=9007199254740993",
        "1;",
        "```",
      ),
    ).toEqual([
      "lesson.mdx:7:25 the seed `4.2` is not a whole number — Write a whole number from 0 to 9007199254740991, in digits alone.",
      "lesson.mdx:7:36 the budget `0` is not a whole number — Write a whole number from 1 to 9007199254740991, in digits alone.",
      "lesson.mdx:11:25 the seed `9007199254740993` is not a whole number — Write a whole number from 0 to 9007199254740991, in digits alone.",
    ]);
  });

  test("with a quote that is not closed", () => {
    expect(inBody('```ts cell title="Slow id=tick', "1;", "```")).toEqual([
      'lesson.mdx:7:18 the quote that opens the value of `title` is not closed in this line — Add the closing `"`; a quote inside the text is written `\\"`.',
    ]);
  });

  test("with a value but no name, a name but no value, an empty text, a name twice", () => {
    expect(inBody('```ts cell id=tick =4 seed title="" budget=1 budget=2', "1;", "```")).toEqual([
      'lesson.mdx:7:20 `=4` has no name before it — Write attributes as `name=value`, and values with spaces in quotes: `title="Slow or dead?"`.',
      "lesson.mdx:7:23 `seed` has no value — Write `seed=...`.",
      "lesson.mdx:7:34 the title `` is empty — Write some text, or remove the attribute.",
      "lesson.mdx:7:46 `budget` is given twice — Keep one of the two.",
    ]);
  });

  test("with a declared error that is no code", () => {
    expect(inBody("```ts cell id=tick expect-error=2322", "1;", "```")).toEqual([
      "lesson.mdx:7:33 the expect-error `2322` is no code of TypeScript — Write the code that the error shows, such as `TS2322`.",
    ]);
  });

  test("of a cell in another language, or in none", () => {
    expect(inBody("```js cell id=tick", "1;", "```", "", "```cell id=tock", "1;", "```")).toEqual([
      "lesson.mdx:7:4 a cell is written in ts, not in js — Begin the block with ```ts cell id=...",
      "lesson.mdx:11:4 the cell does not say its language — Begin the block with ```ts cell id=...",
    ]);
  });

  test("whose kind is misspelt", () => {
    expect(inBody("```ts cel id=tick", "1;", "```", "", "```ts Cell id=tock", "1;", "```")).toEqual([
      "lesson.mdx:7:7 a block of code cannot be a `cel` — Did you mean `cell`?",
      "lesson.mdx:11:7 a block of code cannot be a `Cell` — Did you mean `cell`?",
    ]);
  });

  test("that is never closed", () => {
    expect(inBody("```ts cell id=tick", "1;", "", "The end.")).toEqual([
      "lesson.mdx:7:1 this block of code is never closed — Add a line ``` behind its code.",
    ]);
    expect(inBody("Text.", "", "```")).toEqual([
      "lesson.mdx:9:1 this block of code is never closed — Add a line ``` behind its code.",
    ]);
  });

  test("inside a list", () => {
    expect(inBody("- first", "", "  ```ts cell id=tick", "  1;", "  ```")).toEqual([
      "lesson.mdx:9:1 a cell stands at the margin, not in a list or quotation — Remove what is before the fence.",
    ]);
  });

  test("with a backtick, which makes it prose for Markdown", () => {
    expect(inBody('```ts cell id=tick title="the `tick`"', "1;", "~~~", "~~~")).toEqual([
      "lesson.mdx:7:31 a backtick in this line keeps it from opening a cell — Write the attribute without it, or open and close the block with `~~~`.",
    ]);
  });
});

describe("a lesson", () => {
  test("with an id twice: the other cell's line is named", () => {
    expect(inBody("```ts cell id=tick", "1;", "```", "", "```ts cell seed=2 id=tick", "2;", "```")).toEqual([
      "lesson.mdx:11:22 the id `tick` is already taken by the cell in line 7 — Every cell of a lesson has its own id: give this one another.",
    ]);
  });

  test("with a tag that is not closed", () => {
    expect(inBody("", "<Note>", "", "Text.")).toEqual([
      "lesson.mdx:8:1 expected a closing tag for `<Note>` — MDX reads `<` as a tag and `{` as code: close the tag, write `\\<` or `\\{`, or put the text in backticks.",
    ]);
  });

  test("with a brace or an angle bracket in the prose", () => {
    expect(inBody("For n <3 and a set {1; 2}.")).toEqual([
      "lesson.mdx:7:8 unexpected character `3` (U+0033) before name, expected a character that can start a name, such as a letter, `$`, or `_` — MDX reads `<` as a tag and `{` as code: close the tag, write `\\<` or `\\{`, or put the text in backticks.",
    ]);
    expect(inBody("A set {1; 2}.")).toEqual([
      "lesson.mdx:7:9 could not parse expression with acorn — MDX reads `<` as a tag and `{` as code: close the tag, write `\\<` or `\\{`, or put the text in backticks.",
    ]);
  });

  test("with problems of every sort: all are reported, in the order of the file", () => {
    const places = problemsOf([
      "---",
      "titel: Clocks",
      "summary: Why clocks lie.",
      "objectives: [x]",
      "---",
      "```ts cell id=A seed=x",
      "1;",
      "```",
      "",
      "Here {1 2} is wrong.",
      "",
      "```ts cell",
      "1;",
    ]).map((line) => line.split(" — ")[0]);
    expect(places).toEqual([
      "lesson.mdx:2:1 the key `title` is missing",
      "lesson.mdx:2:1 unknown key `titel`",
      "lesson.mdx:6:15 the id `A` is not in kebab-case",
      "lesson.mdx:6:22 the seed `x` is not a whole number",
      "lesson.mdx:10:8 could not parse expression with acorn",
      "lesson.mdx:12:1 this block of code is never closed",
      "lesson.mdx:12:7 the cell has no id",
    ]);
  });
});
