import { readCells } from "./cells.ts";
import { splitFrontMatter } from "./front-matter.ts";
import { headingsOf } from "./headings.ts";
import { readInputs } from "./inputs.ts";
import type { LessonIR, LessonProblem } from "./ir.ts";
import { inFileOrder } from "./problem.ts";
import { readingMinutes } from "./reading-time.ts";
import { parseTree } from "./tree.ts";

export type LessonReading =
  | { readonly ok: true; readonly lesson: LessonIR }
  | { readonly ok: false; readonly problems: readonly LessonProblem[] };

/**
 * Reads the text of a lesson's MDX file. All problems are reported at once, in the order of the file.
 * `file` is the path shown in them, from the workspace's root.
 */
export function parseLesson(text: string, { file, slug }: { file: string; slug: string }): LessonReading {
  const normal = text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  const { frontMatter, problems: inFrontMatter, rest, body } = splitFrontMatter(normal, file);
  const { tree, problem: inSyntax } = parseTree(rest, file);
  const { cells, problems: inFences } = readCells(tree, rest, file);
  const { inputs, problems: inInputs } = readInputs(tree, cells, file);
  const problems: LessonProblem[] = [
    ...inFrontMatter,
    ...(inSyntax ? [inSyntax] : []),
    ...inFences,
    ...inInputs,
  ];
  if (frontMatter === null || problems.length > 0) return { ok: false, problems: inFileOrder(problems) };
  const headings = headingsOf(tree);
  return {
    ok: true,
    lesson: { slug, file, ...frontMatter, readingMinutes: readingMinutes(tree), headings, cells, inputs, body },
  };
}
