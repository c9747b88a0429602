import { z } from "zod";
import { readDocument } from "./document.ts";
import type { LessonProblem } from "./ir.ts";

const sentence = (hint: string) => z.string({ error: hint }).min(1, { error: hint });
const objectives =
  "Write `objectives:` and under it one line `  - ...` for each thing that the reader will be able to do.";
const needs = "Write `needs: [slug, ...]`: the lessons that this one builds on.";

const schema = z.strictObject(
  {
    title: sentence("Write `title: ...` with the lesson's name."),
    summary: sentence("Write `summary: ...` with one sentence for the table of contents."),
    objectives: z.array(sentence(objectives), { error: objectives }).min(1, { error: objectives }),
    needs: z.array(sentence(needs), { error: needs }).default([]),
  },
  { error: "Write the keys title, summary and objectives, one a line." },
);

export type FrontMatter = z.infer<typeof schema>;

type Split = {
  readonly frontMatter: FrontMatter | null;
  readonly problems: readonly LessonProblem[];
  /** The file with the front matter's lines emptied, so that every position in it is one of the file. */
  readonly rest: string;
  readonly body: string;
};

/** Takes the front matter off a lesson: YAML between a first line `---` and the next line `---`. */
export function splitFrontMatter(text: string, file: string): Split {
  const lines = text.split("\n");
  const isOpen = lines[0]?.trimEnd() === "---";
  const end = isOpen ? lines.findIndex((line, index) => index > 0 && line.trimEnd() === "---") : -1;
  if (end < 0) {
    const message = isOpen ? "the front matter has no end" : "the lesson has no front matter";
    const hint =
      "Begin the file with `---`, the lines `title:`, `summary:` and `objectives:`, and another `---`.";
    const problem = { file, line: 1, column: 1, message, hint };
    return { frontMatter: null, problems: [problem], rest: isOpen ? "" : text, body: "" };
  }
  const reading = readDocument(lines.slice(1, end).join("\n"), schema, {
    file,
    line: 2,
    name: "the front matter",
  });
  const after = lines.slice(end + 1);
  return {
    frontMatter: reading.ok ? reading.value : null,
    problems: reading.ok ? [] : reading.problems,
    rest: [...lines.slice(0, end + 1).map(() => ""), ...after].join("\n"),
    body: after.join("\n"),
  };
}
