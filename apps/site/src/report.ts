import type { LessonProblem } from "@lightcone/lessons";

/** The problems for the one who builds, a line each. */
export function report(problems: readonly LessonProblem[]): string {
  const lines = problems.map((p) => `${p.file}:${p.line}:${p.column} ${p.message} — ${p.hint}`);
  return `The content has ${lines.length === 1 ? "a problem" : `${lines.length} problems`}:\n${lines.join("\n")}`;
}
