import type { ReactNode } from "react";
import type { LessonState } from "../notebook/lesson-state.ts";
import { useNotebook } from "../notebook/notebook.tsx";
import type { Lesson } from "../notebook/session.ts";
import { givenIn } from "./answers.ts";
import { questionAnchor } from "./quiz.tsx";
import { words } from "./words.ts";

/** The prediction for which the outputs of a cell wait; null where they do not. */
export function awaitedPrediction({ questions = [] }: Lesson, { answers }: LessonState, id: string) {
  const question = questions.find(({ cell }) => cell === id);
  return question !== undefined && givenIn(question, answers[question.id]) === null ? question : null;
}

/**
 * Covers what a cell shows until the reader has predicted it. Where no script runs it is not covered.
 */
export function AwaitsPrediction({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  const { session, state } = useNotebook();
  const question = awaitedPrediction(session.lesson, state, id);
  if (!session.lesson.questions?.some(({ cell }) => cell === id)) return children;
  return (
    <div className="lc-predicted" data-waits={question !== null}>
      {question !== null && (
        <div className="lc-cover">
          <p>{words.predictionWaits}</p>
          <p>
            <a href={`#${questionAnchor(question.id)}`}>{words.toQuestion}</a>{" "}
            <button
              type="button"
              className="lc-button"
              onClick={() => session.desk.answer(question.id, "skipped")}
            >
              {words.showAnyway}
            </button>
          </p>
        </div>
      )}
      <div className="lc-covered">{children}</div>
    </div>
  );
}
