import { describe, expect, test } from "vitest";
import { parseLesson } from "../parse-lesson.ts";
import type { ExerciseFiles } from "./exercise-files.ts";
import { markdownHtml } from "./markdown-html.ts";

const frontMatter = ["---", "title: Votes", "summary: Who leads.", "objectives: [vote]", "---", ""];
const read = (body: readonly string[], files: ExerciseFiles = {}) =>
  parseLesson([...frontMatter, ...body].join("\n"), { file: "votes/lesson.mdx", slug: "votes", files });

function lessonOf(body: readonly string[], files?: ExerciseFiles) {
  const reading = read(body, files);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.lesson;
}

/** What an author sees, one problem a line; the body begins in line 7. */
function problemsOf(body: readonly string[], files?: ExerciseFiles): string[] {
  const reading = read(body, files);
  if (reading.ok) return [];
  return reading.problems.map((p) => `${p.file}:${p.line}:${p.column} ${p.message} — ${p.hint}`);
}

const folder: ExerciseFiles = {
  "exercises/vote-once/start.ts": "const vote = () => true;\n",
  "exercises/vote-once/solution.ts": "const vote = () => false;\n",
  "exercises/vote-once/test.ts": "judge({});\n",
  "exercises/vote-once/wrong-twice.ts":
    "/**\n * A node voted for *two*.\n * Who stops it?\n */\nconst vote = 1;\n",
  "exercises/vote-once/hints.md": "Remember.\n\n---\n\nWrite it `down`.\n",
};
const exercise = [
  "## Elections",
  "",
  '<Exercise id="vote-once" title="Vote once" seed={3}>',
  "",
  "Mend it.",
  "",
  "</Exercise>",
];

describe("an exercise", () => {
  test("is an element in the text and a folder beside it, as one value", () => {
    const later = ["", "```ts cell id=elected", "vote();", "```"];
    expect(lessonOf([...exercise, ...later], folder).exercises).toEqual([
      {
        id: "vote-once",
        title: "Vote once",
        seed: 3,
        budget: 1_000_000,
        start: { file: "votes/exercises/vote-once/start.ts", text: "const vote = () => true;\n" },
        solution: { file: "votes/exercises/vote-once/solution.ts", text: "const vote = () => false;\n" },
        test: { file: "votes/exercises/vote-once/test.ts", text: "judge({});\n" },
        wrong: [
          {
            file: "votes/exercises/vote-once/wrong-twice.ts",
            text: folder["exercises/vote-once/wrong-twice.ts"],
            name: "twice",
            feedback: "A node voted for *two*.\nWho stops it?",
          },
        ],
        hints: ["Remember.", "Write it `down`."],
        usedBy: ["elected"],
        section: "elections",
        position: { line: 9, column: 1 },
      },
    ]);
  });

  test("says where a file is missing, strange or silent, and which folder nobody has", () => {
    const { "exercises/vote-once/test.ts": _, ...rest } = folder;
    expect(
      problemsOf(exercise, {
        ...rest,
        "exercises/vote-once/notes.txt": "",
        "exercises/vote-once/wrong-mute.ts": "const vote = 0;",
        "exercises/vote-twice/start.ts": "",
      }),
    ).toEqual([
      "votes/exercises/vote-once/notes.txt:1:1 the exercise `vote-once` has no use for notes.txt — Its files are start.ts, solution.ts, test.ts, wrong-NAME.ts and hints.md.",
      "votes/exercises/vote-once/wrong-mute.ts:1:1 this wrong answer has no feedback — Begin the file with a comment, `/** ... */`: it is what a reader is told who answers so.",
      'votes/lesson.mdx:1:1 the folder exercises/vote-twice belongs to no exercise of the lesson — Write `<Exercise id="vote-twice" title="...">` where it belongs, or remove the folder.',
      "votes/lesson.mdx:9:1 the exercise `vote-once` has no test.ts — Write votes/exercises/vote-once/test.ts: the test, whose last expression is `judge({ ... })`.",
    ]);
  });

  test("says what is wrong with its element, at the attribute", () => {
    expect(problemsOf(['<Exercise id="Vote" titel="x" seed={-1}>', "", "Task", "", "</Exercise>"])).toEqual([
      'votes/lesson.mdx:7:1 this Exercise has no title — Write `title="..."`, the exercise in a few words.',
      'votes/lesson.mdx:7:11 the id of `Exercise` cannot be "Vote" — Write `id="..."` in lower-case words joined by hyphens; saved work is filed under it.',
      "votes/lesson.mdx:7:21 `Exercise` has no attribute `titel` — Did you mean `title`? Known are id, title, seed and budget.",
      "votes/lesson.mdx:7:31 the seed of `Exercise` cannot be -1 — Write `seed={1}`, a whole number.",
    ]);
  });

  test("shares its names with cells and questions", () => {
    expect(problemsOf(["```ts cell id=vote-once", "1;", "```", "", ...exercise], folder)).toEqual([
      "votes/lesson.mdx:13:1 the id `vote-once` is already taken in line 7 — Cells, exercises and questions of a lesson have ids of their own: choose another.",
    ]);
  });
});

describe("a question", () => {
  test("has options with reasons, ticked where they are right", () => {
    const { questions } = lessonOf([
      '<Predict id="who" cell="run">',
      "",
      "Who *leads*?",
      "",
      "- [ ] A",
      "",
      "  It has",
      "  no votes.",
      "- [x] B, by `2`",
      "",
      "And C follows.",
      "",
      "</Predict>",
      "",
      "```ts cell id=run",
      "1;",
      "```",
    ]);
    expect(questions).toEqual([
      {
        id: "who",
        kind: "single",
        cell: "run",
        ask: "Who *leads*?",
        options: [
          { label: "A", isRight: false, why: "It has\nno votes." },
          { label: "B, by `2`", isRight: true, why: "" },
        ],
        why: "And C follows.",
        range: null,
        position: { line: 7, column: 1 },
      },
    ]);
  });

  test("may be an order or a number", () => {
    const { questions } = lessonOf([
      '<Quiz id="order" kind="order">\n\nFrom weak to strong?\n\n1. asynchronous\n2. synchronous\n\n</Quiz>\n',
      '<Quiz id="how-many" kind="number" min={0} max={10} tolerance={1} unit="nodes">\n\nHow many?\n\n- [x] 5\n- [ ] 4\n\n  Count again.\n\n</Quiz>',
    ]);
    expect(questions.map(({ options }) => options.map(({ label }) => label))).toEqual([
      ["asynchronous", "synchronous"],
      ["5", "4"],
    ]);
    expect(questions[1]!.range).toEqual({ min: 0, max: 10, step: 1, tolerance: 1, unit: "nodes" });
  });

  test.each([
    ["no list", ['<Quiz id="q">\n\nWell?\n\n</Quiz>'], "7:1 this Quiz has no options"],
    ["no question", ['<Quiz id="q">\n\n- [x] a\n- [ ] b\n\n</Quiz>'], "7:1 this Quiz asks nothing"],
    ["no tick", ['<Quiz id="q">\n\nWell?\n\n- a\n- b\n\n</Quiz>'], "11:1 the options are not ticked"],
    ["two right", ['<Quiz id="q">\n\nWell?\n\n- [x] a\n- [x] b\n\n</Quiz>'], "11:1 2 options are right"],
    [
      "none right",
      ['<Quiz id="q" kind="multiple">\n\nWell?\n\n- [ ] a\n- [ ] b\n\n</Quiz>'],
      "11:1 no option is right",
    ],
    ["one option", ['<Quiz id="q">\n\nWell?\n\n- [x] a\n\n</Quiz>'], "11:1 there is nothing to choose"],
    [
      "no order",
      ['<Quiz id="q" kind="order">\n\nWell?\n\n- a\n- b\n\n</Quiz>'],
      "11:1 the options are not in an order",
    ],
    [
      "no range",
      ['<Quiz id="q" kind="number">\n\nWell?\n\n- [x] 1\n\n</Quiz>'],
      "7:1 a number needs a range",
    ],
    [
      "no number",
      ['<Quiz id="q" kind="number" min={0} max={1}>\n\nWell?\n\n- [x] one\n\n</Quiz>'],
      "11:1 an option is no number",
    ],
    [
      "no cell",
      [
        '<Predict id="q" cell="x">\n\nWell?\n\n- [x] a\n- [ ] b\n\n</Predict>',
        "",
        "```ts cell id=y\n1;\n```",
      ],
      "7:17 there is no cell `x`",
    ],
    [
      "too late",
      [
        "```ts cell id=y\n1;\n```",
        "",
        '<Predict id="q" cell="y">\n\nWell?\n\n- [x] a\n- [ ] b\n\n</Predict>',
      ],
      "11:17 cell `y` stands before its prediction",
    ],
    [
      "a kind that is none",
      ['<Quiz id="q" kind="text">\n\nWell?\n\n- [x] a\n- [ ] b\n\n</Quiz>'],
      '7:14 the kind of `Quiz` cannot be "text"',
    ],
    ["in a line", ['See <Quiz id="q" />.'], "7:5 `Quiz` stands within a line of text"],
  ])("with %s is reported at its place", (_, body, problem) => {
    expect(problemsOf(body.join("\n").split("\n"))[0]).toContain(`votes/lesson.mdx:${problem}`);
  });
});

test("Markdown of hints and options becomes HTML", () => {
  expect(markdownHtml("Write it `down`, *now*: 1 < 2.")).toBe(
    "<p>Write it <code>down</code>, <em>now</em>: 1 &#x3C; 2.</p>",
  );
});
