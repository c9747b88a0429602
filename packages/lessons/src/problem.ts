import type { LessonProblem } from "./ir.ts";

/** Problems in the order in which an author meets them in the file. */
export function inFileOrder(problems: readonly LessonProblem[]): LessonProblem[] {
  return [...problems].sort((a, b) => a.line - b.line || a.column - b.column);
}
