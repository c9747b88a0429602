import type { LessonCell, LessonInput } from "@lightcone/lessons";
import { inputId, type InputValue } from "@lightcone/notebook/inputs";
import { testId } from "@lightcone/notebook/exercises";
import { earnedReceipt } from "../exercise/check-answer.ts";
import { withAnswers, type ExerciseData, type QuestionData } from "../exercise/data.ts";
import { referencesOf } from "../exercise/accepted.ts";
import { sourcesAsWritten } from "../exercise/environment.ts";
import { isEdited } from "../saved-work/cell-work.ts";
import { createDesk, type Desk, type DeskParts } from "../saved-work/desk.ts";
import { afterPause } from "../saved-work/pause.ts";
import { storageTrouble } from "../saved-work/words.ts";
import type { Shown } from "../result.ts";
import { ancestorsIn } from "./chain.ts";
import { needsNow } from "./needs.ts";
import { createFollower } from "./follower.ts";
import { isTurned, lagging } from "./following.ts";
import type { Ask } from "./inquire.ts";
import { initialState } from "./lesson-state.ts";
import { createRunner, type RunnerParts } from "./runner.ts";
import { createStore, type Store } from "./store.ts";

/** Where the site serves what the cells load on demand. */
export type Urls = {
  /** The sandbox document. */
  readonly sandbox: string;
  /** The index of the doors that cells may import; see `doors/doors.ts`. */
  readonly doors: string;
};

export type Lesson = {
  readonly slug: string;
  readonly cells: readonly LessonCell[];
  /** Left out where the lesson has none. */
  readonly inputs?: readonly LessonInput[];
  readonly exercises?: readonly ExerciseData[];
  readonly questions?: readonly QuestionData[];
  /** The packages that verdicts depend on, with their versions, for receipts. */
  readonly packages?: Readonly<Record<string, string>>;
};

/** Everything that a reader can do in a lesson, and the state that follows from it. */
export type Session = {
  readonly lesson: Lesson;
  readonly store: Store;
  /** What the reader writes, answers and has done, and how it is kept. */
  readonly desk: Desk;
  /** Opens the editor of a cell. */
  open(cell: string): void;
  run(cell: string): void;
  /** Judges the answer to an exercise; one that passes earns its receipt. */
  check(exercise: string): void;
  /** Sets an input, null to the lesson's own value; the cells that have run and depend on it run again. */
  turn(input: string, value: InputValue | null): void;
  /** Answers a question about a picture that a cell shows. */
  ask(cell: string, ask: Ask): Promise<Shown>;
  stop(): void;
  /** Reads the saved work and begins to save; returns how to end the session. */
  attach(): () => void;
};

export type SessionParts = RunnerParts & Omit<DeskParts, "onTrouble">;

export function createSession(given: Lesson, parts: SessionParts): Session {
  const { exercises = [] } = given;
  const { later = afterPause } = parts;
  const lesson = { ...given, cells: withAnswers(given.cells, exercises) };
  const store = createStore(initialState(lesson.cells, lesson.inputs, referencesOf(exercises)));
  const runner = createRunner(lesson.cells, store, parts);
  const desk = createDesk(lesson.slug, store, {
    ...parts,
    onTrouble: (trouble) => store.dispatch({ type: "storage", trouble: storageTrouble(trouble) }),
  });

  const follower = createFollower({
    lagging: () => lagging(store.get()),
    idle: runner.idle,
    rerun: runner.rerun,
  });
  const wasStopped = (cell: string) => {
    const run = store.get().cells[cell]?.run;
    return run?.phase === "ended" && run.result.error?.kind === "stopped";
  };

  /** An edit makes the cells that build on it stale: from the first one on it matters which those are. */
  function linkOnceEdited() {
    const end = store.subscribe(() => {
      const state = store.get();
      const isAsWritten = !Object.values(state.cells).some(isEdited);
      if (isAsWritten && !Object.keys(state.inputs).some((id) => isTurned(state, id))) return;
      end();
      void link();
    });
    return end;
  }

  async function link() {
    const notebook = await parts.notebook().catch(() => null);
    if (notebook === null) return;
    const ancestors = ancestorsIn(notebook, sourcesAsWritten(lesson.cells, store.get()));
    store.dispatch({ type: "linked", ancestors });
  }

  /** An edit may also change which cells a cell builds on: that is found out when the reader pauses, or runs something. */
  function relateWhenEdited() {
    let cancel = () => {};
    let related: readonly unknown[] | null = null;
    const end = store.subscribe(() => {
      const { ancestors, done, cells } = store.get();
      if (ancestors === null) return;
      const sources = [done, ...Object.values(cells).map(({ source }) => source)];
      if (related?.every((source, place) => source === sources[place])) return;
      related = sources;
      cancel();
      cancel = later(() => void relate());
    });
    return () => {
      cancel();
      end();
    };
  }

  async function relate() {
    const notebook = await parts.notebook().catch(() => null);
    if (notebook === null || store.get().ancestors === null) return;
    store.dispatch({ type: "related", needs: needsNow(notebook, lesson.cells, store.get()) });
  }

  return {
    lesson,
    store,
    desk,
    open: (cell) => store.dispatch({ type: "opened", cell }),
    run(cell) {
      desk.save(); // whatever the run does, the reader's text is safe first
      follower.rest();
      void relate();
      void runner.run(cell).then(() => wasStopped(cell) || follower.wake());
    },
    check(id) {
      desk.save();
      follower.rest();
      void runner.run(testId(id)).then(() => {
        const receipt = earnedReceipt(lesson, store.get(), id);
        if (receipt !== null) desk.complete(id, receipt);
        follower.wake();
      });
    },
    turn(input, value) {
      desk.turn(inputId(input), value);
      follower.wake();
    },
    ask: (cell, ask) => runner.ask(cell, ask),
    stop() {
      runner.stop();
      follower.rest();
    },
    attach() {
      const endLinking = linkOnceEdited();
      const endRelating = relateWhenEdited();
      const leaveDesk = desk.attach();
      return () => {
        endLinking();
        endRelating();
        leaveDesk();
        follower.rest();
        runner.dispose();
      };
    },
  };
}
