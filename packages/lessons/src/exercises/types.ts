import type { Position } from "../ir.ts";

/** A text of an exercise that stands in a file of its own; `file` is its path from the workspace's root. */
export type ExerciseSource = { readonly file: string; readonly text: string };

/** A wrong answer that has been seen before, with what to say about it. */
export type WrongAnswer = ExerciseSource & {
  /** `counts-itself` of `wrong-counts-itself.ts`. */
  readonly name: string;
  /** Markdown, from the comment that the file begins with. */
  readonly feedback: string;
};

export type LessonExercise = {
  /** Unique among cells, exercises and questions, and permanent: saved work is filed under it. */
  readonly id: string;
  readonly title: string;
  /** Of what chance the answer and the test ask the language for. */
  readonly seed: number;
  /** Events of simulation that answer and test together may spend. */
  readonly budget: number;
  readonly start: ExerciseSource;
  readonly test: ExerciseSource;
  readonly solution: ExerciseSource;
  readonly wrong: readonly WrongAnswer[];
  /** Markdown, from the vaguest to the plainest. */
  readonly hints: readonly string[];
  /** The cells that build on its answer. */
  readonly usedBy: readonly string[];
  /** The id of the heading under which it stands; null before the first. */
  readonly section: string | null;
  /** Where its element stands in the MDX file. */
  readonly position: Position;
};

/** What a reader may choose; `label` and `why` are Markdown. */
export type QuestionOption = {
  readonly label: string;
  readonly isRight: boolean;
  /** Why it is right or wrong. */
  readonly why: string;
};

/** A question that is answered without typing. */
export type LessonQuestion = {
  /** Unique among cells, exercises and questions, and permanent: answers are filed under it. */
  readonly id: string;
  /** Choose one; choose all that are right; put into order (options are in the right one); set a number. */
  readonly kind: "single" | "multiple" | "order" | "number";
  /** The cell whose outputs wait until the reader has predicted them; null for a quiz. */
  readonly cell: string | null;
  /** Markdown. */
  readonly ask: string;
  readonly options: readonly QuestionOption[];
  /** Markdown: what is said after any answer; may be empty. */
  readonly why: string;
  /** Of a number: how it is set, and how far from the right one still counts as right. */
  readonly range: NumberRange | null;
  readonly position: Position;
};

export type NumberRange = {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly tolerance: number;
  readonly unit: string | null;
};
