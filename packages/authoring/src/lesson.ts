import type { CourseLesson } from "@lightcone/lessons";
import type { CellResult } from "@lightcone/runtime";
import { driftOf } from "./drift.ts";
import { examine, type Bench } from "./examine.ts";
import { judgedDrift, writeJudged } from "./exercises/exercise-recording.ts";
import type { Problem } from "./problem.ts";
import { writeRecordings } from "./recording.ts";
import { lessonProblems } from "./references/lesson-problems.ts";
import { loadReferences } from "./references/load-references.ts";

/** What came of a lesson: what its cells produced, or what is wrong. */
export type Outcome =
  | { readonly ok: true; readonly results: readonly CellResult[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Examines a lesson, what its text rests on, and whether its cells produce what is recorded. */
export async function checkLesson(bench: Bench, entry: CourseLesson): Promise<Outcome> {
  const examined = await examine(bench, entry);
  if (!examined.ok) return examined;
  const { lesson, results, judged } = examined;
  const references = await loadReferences(bench.root);
  if (!references.ok) return references;
  const problems = [
    ...lessonProblems(lesson, results, references.value),
    ...(await driftOf(bench.root, lesson, results)),
    ...(await judgedDrift(bench.root, lesson, judged)),
  ];
  return problems.length > 0 ? { ok: false, problems } : examined;
}

/** Examines a lesson and, where nothing is wrong, records what its cells produce. */
export async function recordLesson(bench: Bench, entry: CourseLesson): Promise<Outcome> {
  const examined = await examine(bench, entry);
  if (!examined.ok) return examined;
  await writeRecordings(bench.root, examined.lesson, examined.results);
  await writeJudged(bench.root, examined.lesson, examined.judged);
  return examined;
}
