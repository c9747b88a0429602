import { readCells } from "./cells.ts";
import type { ExerciseFiles } from "./exercises/exercise-files.ts";
import { readExercises } from "./exercises/read-exercises.ts";
import { formulaProblems } from "./formulas.ts";
import { splitFrontMatter } from "./front-matter.ts";
import { headingsOf } from "./headings.ts";
import { readInputs } from "./inputs.ts";
import type { LessonIR, LessonProblem } from "./ir.ts";
import { readMentions } from "./mentions.ts";
import { inFileOrder } from "./problem.ts";
import { proseNumbers } from "./prose-numbers.ts";
import { readingMinutes } from "./reading-time.ts";
import { parseTree } from "./tree.ts";

export type LessonReading =
  | { readonly ok: true; readonly lesson: LessonIR }
  | { readonly ok: false; readonly problems: readonly LessonProblem[] };

/**
 * Reads the text of a lesson's MDX file. All problems are reported at once, in the order of the file.
 * `file` is the path shown in them, from the workspace's root; `files` are the texts of the lesson's folder `exercises`, by
 * their path in the lesson's folder.
 */
export function parseLesson(
  text: string,
  { file, slug, files = {} }: { file: string; slug: string; files?: ExerciseFiles },
): LessonReading {
  const normal = text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  const { frontMatter, problems: inFrontMatter, rest, body } = splitFrontMatter(normal, file);
  const { tree, problem: inSyntax } = parseTree(rest, file);
  const { cells, problems: inFences } = readCells(tree, rest, file);
  const { inputs, problems: inInputs } = readInputs(tree, cells, file);
  const headings = headingsOf(tree);
  const asked = readExercises(tree, rest, { file, cells, headings, files });
  const { mentions, problems: inMentions } = readMentions(tree, file);
  const problems = [
    ...inFrontMatter,
    ...(inSyntax ? [inSyntax] : []),
    ...inFences,
    ...inInputs,
    ...asked.problems,
    ...inMentions,
    ...formulaProblems(tree, file),
  ];
  if (frontMatter === null || problems.length > 0) return { ok: false, problems: inFileOrder(problems) };
  return {
    ok: true,
    lesson: {
      slug,
      file,
      ...frontMatter,
      readingMinutes: readingMinutes(tree),
      headings,
      cells,
      inputs,
      exercises: asked.exercises,
      questions: asked.questions,
      mentions,
      numbers: proseNumbers(tree),
      body,
    },
  };
}
