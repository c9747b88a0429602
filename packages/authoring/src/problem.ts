import type { LessonProblem } from "@lightcone/lessons";

/** Something wrong in the course, for its author; `details` are lines that show it, such as a difference. */
export type Problem = LessonProblem & { readonly details?: readonly string[] };

/** A problem as it is printed: where and what on the first line, what shows it, what to do about it. */
export function formatProblem({ file, line, column, message, hint, details = [] }: Problem): string {
  const lines = [`${file}:${line}:${column}  ${message}`, ...details, hint];
  return lines.join("\n  ");
}
