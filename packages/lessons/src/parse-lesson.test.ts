import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseLesson } from "./parse-lesson.ts";

function lessonOf(text: string) {
  const reading = parseLesson(text, { file: "lessons/clocks/lesson.mdx", slug: "clocks" });
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.lesson;
}

const frontMatter = `---
title: Clocks
summary: Why clocks lie.
objectives:
  - read a clock
  - distrust it
---
`;

const body = `
Two clocks *never* agree.

## What a \`clock\` is

\`\`\`ts cell id=tick seed=42 budget=500 title="A \\"tick\\", or two"
const tick = 1;

tick;
\`\`\`

<Note>

### Again?

\`\`\`ts cell id=tock expect-throws="no tock" expect-error=TS2322
throw new Error("no tock");
\`\`\`

</Note>

## Again?

\`\`\`json
{ "time": 0 }
\`\`\`
`;

describe("a good lesson", () => {
  test("as one value", () => {
    expect(lessonOf(frontMatter + body)).toEqual({
      slug: "clocks",
      file: "lessons/clocks/lesson.mdx",
      title: "Clocks",
      summary: "Why clocks lie.",
      objectives: ["read a clock", "distrust it"],
      needs: [],
      readingMinutes: 1,
      headings: [
        { depth: 2, id: "what-a-clock-is", text: "What a clock is" },
        { depth: 3, id: "again", text: "Again?" },
        { depth: 2, id: "again-1", text: "Again?" },
      ],
      cells: [
        {
          id: "tick",
          source: "const tick = 1;\n\ntick;",
          seed: 42,
          budget: 500,
          title: 'A "tick", or two',
          expectThrows: null,
          expectError: null,
          position: { line: 14, column: 1 },
        },
        {
          id: "tock",
          source: 'throw new Error("no tock");',
          seed: 1,
          budget: 100_000,
          title: null,
          expectThrows: "no tock",
          expectError: "TS2322",
          position: { line: 24, column: 1 },
        },
      ],
      inputs: [],
      exercises: [],
      questions: [],
      mentions: [],
      numbers: [],
      body,
    });
  });

  test("reads the same with the line ends of Windows and a byte order mark", () => {
    expect(lessonOf(`\uFEFF${(frontMatter + body).replaceAll("\n", "\r\n")}`)).toEqual(
      lessonOf(frontMatter + body),
    );
  });

  test("a longer or tilde fence may show a cell without being one", () => {
    const shown = "```ts cell id=shown\n1;\n```";
    expect(
      lessonOf(`${frontMatter}\n\`\`\`\`md\n${shown}\n\`\`\`\`\n\n~~~ts cell id=real\n2;\n~~~\n`).cells,
    ).toMatchObject([{ id: "real", source: "2;" }]);
  });
});

describe("a cell's position", () => {
  const paragraph = fc.constantFrom(
    "Prose.",
    "## Heading",
    "- a\n- b",
    "> said",
    "```json\n{}\n```",
    "",
    "{1 + 1}",
    "<Note/>",
  );
  const code = fc.array(fc.constantFrom("const a = 1;", "", "  // `x`", "f();"), {
    minLength: 1,
    maxLength: 6,
  });

  test("is the line of its code, whatever stands before it", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.array(paragraph), code), { minLength: 1, maxLength: 5 }), (blocks) => {
        const parts = blocks.map(
          ([before, lines], place) =>
            `${before.join("\n\n")}\n\n\`\`\`ts cell id=cell-${place}\n${lines.join("\n")}\n\`\`\`\n`,
        );
        const text = frontMatter + parts.join("\n");
        const { cells } = lessonOf(text);
        expect(cells.map(({ source }) => source)).toEqual(blocks.map(([, lines]) => lines.join("\n")));
        for (const { source, position } of cells) {
          const from = position.line - 1;
          const inFile = text.split("\n").slice(from, from + source.split("\n").length);
          expect(inFile.map((line) => line.slice(position.column - 1)).join("\n")).toBe(source);
        }
      }),
    );
  });
});

describe("reading time", () => {
  const minutesOf = (text: string) => lessonOf(`${frontMatter}\n${text}\n`).readingMinutes;
  const words = (count: number) => Array.from({ length: count }, () => "word").join(" ");
  const cell = (lines: number) => `\n\n\`\`\`ts cell id=a\n${"f();\n\n".repeat(lines)}\`\`\``;

  test("is 230 words or 12 lines of code a minute, rounded up", () => {
    expect(minutesOf(words(230))).toBe(1);
    expect(minutesOf(words(231))).toBe(2);
    expect(minutesOf(`${words(230)} \`quorum\``)).toBe(2);
    expect(minutesOf(words(460) + cell(12))).toBe(3);
    expect(minutesOf(words(460) + cell(13))).toBe(4);
  });

  test("is at least a minute", () => {
    expect(minutesOf("")).toBe(1);
  });
});

describe("heading ids", () => {
  const idsOf = (...headings: string[]) =>
    lessonOf(frontMatter + headings.map((text) => `## ${text}\n`).join("\n")).headings.map(({ id }) => id);

  test("keep letters of any script, numbers and hyphens", () => {
    expect(
      idsOf("Lamport’s *happened-before* (1978)", "~~Old~~ `new` things", "Größe & Übersicht", "時計", "???"),
    ).toEqual(["lamports-happened-before-1978", "old-new-things", "größe--übersicht", "時計", "section"]);
  });

  test("are unique whatever the headings are", () => {
    const heading = fc.constantFrom("Clocks", "Clocks 1", "Clocks-1", "clocks", "!");
    fc.assert(
      fc.property(fc.array(heading), (headings) => {
        const ids = idsOf(...headings);
        expect(ids).toHaveLength(headings.length);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });
});
