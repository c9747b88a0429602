import { acceptedIn, hashOf } from "@lightcone/notebook/exercises";
import type { LessonState } from "../notebook/lesson-state.ts";
import type { ExerciseData } from "./data.ts";

/** Of each exercise what other cells need to know. */
export type References = Readonly<Record<string, { readonly solution: string; readonly testHash: string }>>;

export const referencesOf = (exercises: readonly ExerciseData[]): References =>
  Object.fromEntries(exercises.map(({ id, solution, test }) => [id, { solution, testHash: hashOf(test) }]));

/** The reader's own answer, where it has passed the test that the exercise has now. */
export function passedAnswer({ references, done }: LessonState, id: string): string | null {
  const reference = references[id];
  return reference === undefined ? null : acceptedIn(done[id]?.receipt, reference.testHash);
}

/** What others see of an answer: the reader's own where it has passed, else the reference; undefined for a cell. */
export const acceptedSource = (state: LessonState, id: string): string | undefined =>
  passedAnswer(state, id) ?? state.references[id]?.solution;
