"use client";
import { exerciseOfTest, testId } from "@lightcone/notebook/exercises";
import { useId, useState, type ReactNode } from "react";
import { Cell } from "../cell/cell.tsx";
import { useIsHydrated } from "../hydration.ts";
import { useNotebook } from "../notebook/notebook.tsx";
import { isEdited } from "../saved-work/cell-work.ts";
import { offerFile } from "../saved-work/offer-file.ts";
import { passedAnswer } from "./accepted.ts";
import { Html } from "./html.tsx";
import { Solution } from "./solution.tsx";
import { VerdictView } from "./verdict-view.tsx";
import { words } from "./words.ts";

export type ExerciseProps = {
  readonly id: string;
  /** The starter code as highlighted HTML, made from the repository's own content: it is trusted. */
  readonly highlighted: string;
  /** The task. */
  readonly children: ReactNode;
};

/** An exercise: the task, the reader's answer as a cell, what can be asked about it, and the verdict. */
export function Exercise({ id, highlighted, children }: ExerciseProps) {
  const { session, state } = useNotebook();
  const exercise = session.lesson.exercises?.find((one) => one.id === id);
  if (exercise === undefined) throw new Error(`The lesson “${session.lesson.slug}” has no exercise “${id}”.`);
  const titleId = useId();
  const isAlive = useIsHydrated();
  const [hints, setHints] = useState(0);
  const [isSolutionOpen, setSolutionOpen] = useState(false);
  const done = state.done[id];
  const own = passedAnswer(state, id);
  const test = state.cells[testId(id)]!;
  const isChecking = test.run.phase === "running";
  const all = exercise.hintsHtml.length;
  const isLessonEdited = session.lesson.cells.some(
    (cell) =>
      cell.id !== id &&
      exerciseOfTest(cell.id) === null &&
      isEdited(state.cells[cell.id]!) &&
      !state.references[cell.id],
  );
  const download = () =>
    offerFile(
      `receipt-${session.lesson.slug}-${id}.json`,
      `${JSON.stringify(done?.receipt, null, 2)}\n`,
      "application/json",
    );
  return (
    <section className="lc-exercise" id={exerciseAnchor(id)} aria-labelledby={titleId}>
      <header className="lc-exercise-head">
        <p id={titleId}>
          <span className="lc-kind">{words.exercise}</span> {exercise.title}
        </p>
        {/* Always there, so that nothing moves when it is filled in. */}
        <p className="lc-solved" data-solved={done !== undefined}>
          {done !== undefined && <>✓ {words.solved}</>}
        </p>
      </header>
      <div className="lc-task">{children}</div>
      <Cell id={id} recorded={null} highlighted={highlighted} />
      <div className="lc-exercise-bar">
        <button
          type="button"
          className="lc-button lc-check"
          disabled={!isAlive}
          onClick={(event) => {
            if (!isChecking) session.check(id);
            else if (event.detail < 2) session.stop();
          }}
        >
          {isChecking ? words.stop : words.check}
        </button>
        {all > 0 && (
          <button
            type="button"
            className="lc-button"
            disabled={!isAlive || hints === all}
            onClick={() => setHints(hints + 1)}
          >
            {words.hint(Math.min(hints + 1, all), all)}
          </button>
        )}
        <button
          type="button"
          className="lc-button"
          disabled={!isAlive}
          aria-expanded={isSolutionOpen}
          onClick={() => setSolutionOpen(!isSolutionOpen)}
        >
          {isSolutionOpen ? words.hideSolution : words.showSolution}
        </button>
        {done !== undefined && done.receipt !== null && (
          <button type="button" className="lc-button" onClick={download}>
            {words.receipt}
          </button>
        )}
      </div>
      <div role="status" className="lc-hints">
        {hints > 0 && (
          <ol aria-label={words.hints}>
            {exercise.hintsHtml.slice(0, hints).map((html) => (
              <li key={html}>
                <Html html={html} />
              </li>
            ))}
          </ol>
        )}
      </div>
      {isSolutionOpen && <Solution mine={state.cells[id]!.source} solution={exercise.solution} />}
      <VerdictView exercise={exercise} run={test.run} answer={state.cells[id]!.source} />
      {isLessonEdited && test.run.phase === "ended" && <p className="lc-remark">{words.ownCells}</p>}
      {exercise.usedBy.length > 0 && (
        <p className="lc-remark">
          Cells below run{" "}
          {own === null ? "with the reference solution, until your own passes." : "with your own solution."}
        </p>
      )}
    </section>
  );
}

/** Where an exercise stands in its page. */
export const exerciseAnchor = (id: string) => `exercise-${id}`;
