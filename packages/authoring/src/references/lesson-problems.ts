import { unknownMentions, type LessonIR } from "@lightcone/lessons";
import type { CellResult } from "@lightcone/runtime";
import type { Problem } from "../problem.ts";
import type { References } from "./load-references.ts";
import { numberProblems } from "./number-problems.ts";

/** What is wrong with a lesson's text beside its cells: what it names, what its numbers rest on, what it lacks. */
export function lessonProblems(
  lesson: LessonIR,
  results: readonly CellResult[],
  { works, definitions, claims }: References,
): Problem[] {
  const ids = (entries: readonly { readonly id: string }[]) => entries.map(({ id }) => id);
  return [
    ...unknownMentions(lesson, { Cite: ids(works), Term: ids(definitions), Claim: ids(claims) }),
    ...numberProblems(lesson, results, claims),
    ...takeawayProblems(lesson),
  ].sort((a, b) => a.line - b.line || a.column - b.column);
}

function takeawayProblems({ file, body }: LessonIR): Problem[] {
  if (/^<Takeaways>/m.test(body)) return [];
  const hint = "End it with `<Takeaways>`, a list of what to remember.";
  return [{ file, line: 1, column: 1, message: "the lesson has no takeaways", hint }];
}
