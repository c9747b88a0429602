import { testId } from "@lightcone/notebook/exercises";
import type { Lesson } from "../notebook/session.ts";
import type { LessonState } from "../notebook/lesson-state.ts";
import type { Json } from "../saved-work/work.ts";
import { judgmentIn } from "./judgment.ts";
import { receiptOf } from "./receipt-of.ts";

/** The receipt that the newest run of an exercise's test earns; null where it did not pass. */
export function earnedReceipt(lesson: Lesson, state: LessonState, id: string): Json | null {
  const exercise = lesson.exercises?.find((one) => one.id === id);
  const run = state.cells[testId(id)]?.run;
  if (exercise === undefined || run?.phase !== "ended") return null;
  const judgment = judgmentIn(run.result);
  if (judgment === null || !judgment.passes) return null;
  return receiptOf(lesson.slug, lesson.packages ?? {}, exercise, run.chain, judgment) as unknown as Json;
}
