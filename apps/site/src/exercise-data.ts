/** Exercises and questions as the page gets them: Markdown has become HTML, wrong answers how they fail. */
import type { ExerciseData, QuestionData } from "@lightcone/components";
import type { LessonExercise, LessonQuestion } from "@lightcone/lessons";
import { markdownHtml } from "@lightcone/lessons/compile";
import { recordedSignatures } from "./exercise-files.ts";

export async function exerciseData(path: string, exercise: LessonExercise): Promise<ExerciseData> {
  const { id, title, seed, budget, usedBy, position, start, test, solution, hints, wrong } = exercise;
  const signatures = await recordedSignatures(path, id);
  return {
    id,
    title,
    seed,
    budget,
    usedBy,
    position,
    start: start.text,
    test: test.text,
    solution: solution.text,
    hintsHtml: hints.map(markdownHtml),
    wrong: wrong.flatMap(({ name, feedback }) => {
      const signature = signatures[name];
      return signature === undefined ? [] : [{ signature, feedbackHtml: markdownHtml(feedback) }];
    }),
  };
}

export const questionData = ({ id, kind, cell, ask, options, why, range }: LessonQuestion): QuestionData => ({
  id,
  kind,
  cell,
  range,
  askHtml: markdownHtml(ask),
  options: options.map(({ label, isRight, why: reason }) => {
    const labelHtml = markdownHtml(label);
    return { label: labelHtml.replace(/<[^>]*>/g, ""), labelHtml, isRight, whyHtml: markdownHtml(reason) };
  }),
  whyHtml: markdownHtml(why),
});
