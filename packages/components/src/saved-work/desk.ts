import type { LessonState } from "../notebook/lesson-state.ts";
import type { Store } from "../notebook/store.ts";
import { choose, discard, meet, save, type CellWork, type Step } from "./cell-work.ts";
import { createKeeper, type KeeperParts } from "./keeper.ts";
import { newId } from "./new-id.ts";
import type { PageLife } from "./page-life.ts";
import { afterPause, type Later } from "./pause.ts";
import type { NewVersion, Text } from "./versions.ts";
import type { Change, Json, Version, Work } from "./work.ts";

/** The reader's work on one lesson: what they write and answer is shown at once, and kept. */
export type Desk = {
  /** The reader types in a cell; it is saved after a pause. */
  type(cell: string, source: string): void;
  /** The reader decides what a cell shows; every other version is set aside. */
  choose(cell: string, text: Text): void;
  /** The reader throws away a version that was set aside. */
  discard(cell: string, version: Version): void;
  /** The reader answers a question or an exercise. */
  answer(id: string, answer: Json): void;
  /** The reader turns an input, perhaps many times a second; it is saved after a pause. Null: as the lesson has it. */
  turn(id: string, value: Json): void;
  /** The reader has done something; the receipt proves it, where there is one. */
  complete(id: string, receipt: Json): void;
  /** Saves now what has not been saved. */
  save(): void;
  /** All saved work, of every lesson; where it cannot be read, that of this lesson which the page itself has. */
  everything(): Promise<Work>;
  /** Makes changes to saved work, of any lesson: an import. Resolves when the store has them or has refused. */
  change(changes: readonly Change[]): Promise<void>;
  /** Reads what was saved and begins to save; returns how to end that. */
  attach(): () => void;
};

/** What the store refused to do. */
export type Trouble = { readonly failed: "read" | "write"; readonly cause: unknown } | null;

export type DeskParts = Omit<KeeperParts, "onOutcome"> & {
  /** Called when reading or writing has failed, and with null when writing works (again). */
  readonly onTrouble: (trouble: Trouble) => void;
  readonly page: PageLife;
  readonly later?: Later;
  /** A name that no other version has. */
  readonly makeId?: () => string;
};

export function createDesk(lesson: string, store: Store, parts: DeskParts): Desk {
  const { page, later = afterPause, onTrouble, makeId = newId } = parts;
  const keeper = createKeeper({
    ...parts,
    onOutcome: (cause) => onTrouble(cause === null ? null : { failed: "write", cause }),
  });
  let cancel = () => {};
  let hasMet = false;
  const turned = new Set<string>();

  const workOf = (cell: string): CellWork => store.get().cells[cell]!;
  const show = (cell: string, work: CellWork) => store.dispatch({ type: "worked", cell, work });
  const newVersion =
    (cell: string): NewVersion =>
    (text) => ({ lesson, cell, id: makeId(), ...text, savedAt: Date.now() });

  function take(steps: Readonly<Record<string, Step>>) {
    for (const [cell, { work }] of Object.entries(steps)) show(cell, work);
    void keeper.keep(Object.values(steps).flatMap((step) => step.changes));
  }

  const withAnswer = (answers: LessonState["answers"], id: string, answer: Json) => {
    const { [id]: _, ...others } = answers;
    return answer === null ? others : { ...others, [id]: answer };
  };

  function saveTurned() {
    const { answers } = store.get();
    const changes = [...turned].map((id): Change => {
      const row = { lesson, id, answer: answers[id] ?? null, savedAt: Date.now() };
      return id in answers ? { kind: "answers", put: row } : { kind: "answers", remove: row };
    });
    turned.clear();
    if (changes.length > 0) void keeper.keep(changes);
  }

  function saveAll() {
    cancel();
    saveTurned();
    const cells = Object.entries(store.get().cells).filter(([, work]) => work.isUnsaved);
    take(Object.fromEntries(cells.map(([cell, work]) => [cell, save(work, newVersion(cell))])));
  }

  function leave() {
    saveAll();
    keeper.leave();
  }

  async function refresh() {
    try {
      meetAll(await keeper.read(lesson));
    } catch (cause) {
      onTrouble({ failed: "read", cause });
    }
  }

  function meetAll({ edits, answers, progress }: Work) {
    const { cells } = store.get();
    for (const [cell, work] of Object.entries(cells)) {
      const kept = edits.filter((version) => version.cell === cell);
      if (kept.length + work.seen.length + work.others.length > 0) show(cell, meet(work, kept, !hasMet));
    }
    hasMet = true;
    const mine = store.get().answers; // what is not saved yet stays as it is
    const kept = Object.fromEntries(answers.map(({ id, answer }) => [id, answer]));
    store.dispatch({
      type: "recalled",
      answers: [...turned].reduce((all, id) => withAnswer(all, id, mine[id] ?? null), kept),
      done: Object.fromEntries(progress.map((done) => [done.id, done])),
    });
  }

  return {
    type(cell, source) {
      store.dispatch({ type: "edited", cell, source });
      cancel();
      cancel = later(saveAll);
    },
    choose: (cell, text) => take({ [cell]: choose(workOf(cell), text, newVersion(cell)) }),
    discard: (cell, version) => take({ [cell]: discard(workOf(cell), version) }),
    answer(id, answer) {
      const { answers, done } = store.get();
      store.dispatch({ type: "recalled", answers: { ...answers, [id]: answer }, done });
      void keeper.keep([{ kind: "answers", put: { lesson, id, answer, savedAt: Date.now() } }]);
    },
    turn(id, value) {
      const { answers, done } = store.get();
      store.dispatch({ type: "recalled", answers: withAnswer(answers, id, value), done });
      turned.add(id);
      cancel();
      cancel = later(saveAll);
    },
    complete(id, receipt) {
      const { answers, done } = store.get();
      const row = { lesson, id, doneAt: done[id]?.doneAt ?? Date.now(), receipt };
      store.dispatch({ type: "recalled", answers, done: { ...done, [id]: row } });
      void keeper.keep([{ kind: "progress", put: row }]);
    },
    save: saveAll,
    everything() {
      saveAll();
      return keeper.read().catch(() => onScreen(lesson, store.get()));
    },
    async change(changes) {
      await keeper.keep(changes);
      await refresh();
    },
    attach() {
      const endListening = keeper.listen((lessons) => {
        if (lessons.includes(lesson)) void refresh();
      });
      const endWatching = page.watch({ left: leave, seen: () => void refresh() });
      void keeper.recover();
      void refresh();
      return () => {
        endListening();
        endWatching();
        leave();
      };
    },
  };
}

/** The work on a lesson that its page knows. */
function onScreen(lesson: string, { cells, answers, done }: LessonState): Work {
  const savedAt = Date.now();
  return {
    edits: Object.values(cells).flatMap(({ seen, others }) => [...seen, ...others]),
    answers: Object.entries(answers).map(([id, answer]) => ({ lesson, id, answer, savedAt })),
    progress: Object.values(done),
  };
}
