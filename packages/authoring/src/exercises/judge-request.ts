import type { LessonExercise, LessonIR } from "@lightcone/lessons";
import { inputCell, notebook, type Notebook } from "@lightcone/notebook";
import { environment, judgingOrder, withTest, type Piece } from "@lightcone/notebook/exercises";
import type { RunRequest } from "@lightcone/runtime";

/** All that stands among the cells of a lesson, in order: inputs, then cells and the reference solutions as the text has them. */
export function piecesOf({ inputs, cells, exercises }: LessonIR): Piece[] {
  const answers = exercises.map(({ id, solution, position }) => ({ id, source: solution.text, position }));
  const inText = [...cells, ...answers].sort((a, b) => a.position.line - b.position.line);
  return [...inputs.map((input) => inputCell(input)), ...inText.map(({ id, source }) => ({ id, source }))];
}

/** The cells that judge an answer: the lesson's own, the answer in its place, and the test behind it. */
export function judgingNotebook(lesson: LessonIR, exercise: LessonExercise, answer: string): Notebook {
  const pieces = piecesOf(lesson).map((piece) =>
    piece.id === exercise.id ? { ...piece, source: answer } : piece,
  );
  return notebook(withTest(environment(pieces, exercise.id), exercise.id, exercise.test.text));
}

/** What is run to judge an answer. */
export function judgeRequest(lesson: LessonIR, exercise: LessonExercise, answer: string): RunRequest {
  const { seed, budget, id } = exercise;
  const { cells, chainOf } = judgingNotebook(lesson, exercise, answer);
  const sourceOf = new Map(cells.map((cell) => [cell.id, cell.source]));
  const ids = judgingOrder(chainOf, id);
  return { chain: ids.map((each) => ({ id: each, source: sourceOf.get(each)! })), seed, budget };
}
