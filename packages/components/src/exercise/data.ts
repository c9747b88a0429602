import type { LessonCell, LessonExercise, LessonQuestion } from "@lightcone/lessons";
import { testId } from "@lightcone/notebook/exercises";

/**
 * An exercise as the page has it. Texts that end in `Html` were made at build from the repository's own Markdown and code:
 * they are trusted.
 */
export type ExerciseData = Pick<
  LessonExercise,
  "id" | "title" | "seed" | "budget" | "usedBy" | "position"
> & {
  readonly start: string;
  readonly test: string;
  readonly solution: string;
  readonly hintsHtml: readonly string[];
  /** Wrong answers that are known, by how they fail. */
  readonly wrong: readonly { readonly signature: string; readonly feedbackHtml: string }[];
};

/** A question as the page has it. */
export type QuestionData = Pick<LessonQuestion, "id" | "kind" | "cell" | "range"> & {
  readonly askHtml: string;
  readonly options: readonly {
    readonly label: string;
    readonly labelHtml: string;
    readonly isRight: boolean;
    readonly whyHtml: string;
  }[];
  readonly whyHtml: string;
};

/** The cells of a lesson with the answers among them, in the order of the text, each with its test behind it. */
export function withAnswers(
  cells: readonly LessonCell[],
  exercises: readonly ExerciseData[],
): readonly LessonCell[] {
  const answers = exercises.map(({ id, title, start, seed, budget, position }): LessonCell => {
    const declared = { expectThrows: null, expectError: null };
    return { id, title, source: start, seed, budget, position, ...declared };
  });
  return [...cells, ...answers]
    .sort((a, b) => a.position.line - b.position.line)
    .flatMap((cell) => {
      const exercise = answers.includes(cell) && exercises.find(({ id }) => id === cell.id);
      return exercise ? [cell, { ...cell, id: testId(cell.id), source: exercise.test }] : [cell];
    });
}
