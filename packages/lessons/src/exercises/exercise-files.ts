import type { LessonProblem } from "../ir.ts";
import { isKebabCase } from "../names.ts";
import type { LessonExercise, WrongAnswer } from "./types.ts";

/** The texts of a lesson's folder `exercises`, by their path in the lesson's folder: `exercises/vote-once/start.ts`. */
export type ExerciseFiles = Readonly<Record<string, string>>;

type Texts = Pick<LessonExercise, "start" | "test" | "solution" | "wrong" | "hints">;

const needed = {
  start: "the code that the reader begins with",
  solution: "the reference solution, which later cells use",
  test: "the test, whose last expression is `judge({ ... })`",
} as const;

/** The folder of an exercise: what is in it, or what is missing and what does not belong there. */
export function readExerciseFolder(
  files: ExerciseFiles,
  id: string,
  { file, line, column }: { file: string; line: number; column: number },
): { readonly texts: Texts | null; readonly problems: readonly LessonProblem[] } {
  const folder = `exercises/${id}/`;
  const base = file.replace(/[^/]+$/, "");
  const problems: LessonProblem[] = [];
  const own = Object.keys(files)
    .filter((path) => path.startsWith(folder))
    .map((path) => path.slice(folder.length))
    .sort();
  const sourceOf = (name: string) => ({ file: `${base}${folder}${name}`, text: files[`${folder}${name}`]! });
  for (const [name, what] of Object.entries(needed))
    if (!own.includes(`${name}.ts`)) {
      const message = `the exercise \`${id}\` has no ${name}.ts`;
      problems.push({ file, line, column, message, hint: `Write ${base}${folder}${name}.ts: ${what}.` });
    }
  const wrong: WrongAnswer[] = [];
  for (const name of own) {
    const source = sourceOf(name);
    const report = (message: string, hint: string) =>
      problems.push({ file: source.file, line: 1, column: 1, message, hint });
    const [, wrongName] = /^wrong-(.+)\.ts$/.exec(name) ?? [];
    if (wrongName !== undefined && isKebabCase(wrongName)) {
      const feedback = feedbackIn(source.text);
      if (feedback === "")
        report(
          "this wrong answer has no feedback",
          "Begin the file with a comment, `/** ... */`: it is what a reader is told who answers so.",
        );
      wrong.push({ ...source, name: wrongName, feedback });
    } else if (!/^(?:start|solution|test)\.ts$|^hints\.md$/.test(name))
      report(
        `the exercise \`${id}\` has no use for ${name}`,
        "Its files are start.ts, solution.ts, test.ts, wrong-NAME.ts and hints.md.",
      );
  }
  if (problems.length > 0) return { texts: null, problems };
  const hints = (files[`${folder}hints.md`] ?? "").split(/^---$/m).map((hint) => hint.trim());
  return {
    texts: {
      start: sourceOf("start.ts"),
      test: sourceOf("test.ts"),
      solution: sourceOf("solution.ts"),
      wrong,
      hints: hints.filter((hint) => hint !== ""),
    },
    problems,
  };
}

/** The text of the comment with which a file begins. */
function feedbackIn(source: string): string {
  const [, comment = ""] = /^\s*\/\*\*?([^]*?)\*\//.exec(source) ?? [];
  return comment.replace(/^[ \t]*\*? ?/gm, "").trim();
}

/** Folders that no exercise of the lesson has. */
export function strayFolders(files: ExerciseFiles, ids: readonly string[], file: string): LessonProblem[] {
  const folders = new Set(Object.keys(files).map((path) => path.split("/")[1]!));
  return [...folders]
    .filter((folder) => !ids.includes(folder))
    .sort()
    .map((folder) => ({
      file,
      line: 1,
      column: 1,
      message: `the folder exercises/${folder} belongs to no exercise of the lesson`,
      hint: `Write \`<Exercise id="${folder}" title="...">\` where it belongs, or remove the folder.`,
    }));
}
