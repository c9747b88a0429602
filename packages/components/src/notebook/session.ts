import type { LessonCell } from "@lightcone/lessons";
import { createAutosave } from "../edits/autosave.ts";
import type { EditStore } from "../edits/edits.ts";
import { ancestorsIn } from "./chain.ts";
import { initialState, isEdited } from "./lesson-state.ts";
import { createRunner, type RunnerParts } from "./runner.ts";
import { createStore, type Store } from "./store.ts";

/** Where the site serves what the cells load on demand. */
export type Urls = {
  /** The sandbox document. */
  readonly sandbox: string;
  /** The types of the doors, as one JSON file; see `types-asset.ts`. */
  readonly types: string;
};

export type Lesson = { readonly slug: string; readonly cells: readonly LessonCell[] };

/** Everything that a reader can do in a lesson, and the state that follows from it. */
export type Session = {
  readonly lesson: Lesson;
  readonly store: Store;
  edit(cell: string, source: string): void;
  /** Opens the editor of a cell. */
  open(cell: string): void;
  /** Brings the lesson's own code back and sets the edit aside. */
  reset(cell: string): void;
  /** Brings back the edit that `reset` set aside. */
  unshelve(cell: string): void;
  /** Keeps an edit that was made on an earlier version of the lesson's code. */
  keep(cell: string): void;
  run(cell: string): void;
  stop(): void;
  /** Writes unsaved edits now. */
  flush(): void;
  /** Reads the saved edits and begins to save; returns how to end the session. */
  attach(): () => void;
};

export type SessionParts = RunnerParts & { readonly edits: () => Promise<EditStore> };

export function createSession(lesson: Lesson, parts: SessionParts): Session {
  const store = createStore(initialState(lesson.cells));
  const runner = createRunner(lesson.cells, store, parts);
  const storageOutcome = (trouble: unknown, sentence = notSaved) =>
    store.dispatch({ type: "storage", trouble: trouble === null ? null : sentence });
  const autosave = createAutosave({ slug: lesson.slug, edits: parts.edits, onOutcome: storageOutcome });

  function note(id: string) {
    const cell = store.get().cells[id]!;
    autosave.note(id, isEdited(cell) ? { source: cell.source, originalHash: cell.basedOn } : null);
    if (isEdited(cell)) void link();
  }

  /** An edit makes the cells that build on it stale: from now on it matters which those are. */
  async function link() {
    if (store.get().ancestors !== null) return;
    const notebook = await parts.notebook().catch(() => null);
    if (notebook !== null) store.dispatch({ type: "linked", ancestors: ancestorsIn(notebook, lesson.cells) });
  }

  async function restore() {
    try {
      const saved = await (await parts.edits()).all(lesson.slug);
      for (const [cell, { source, originalHash }] of saved)
        store.dispatch({ type: "restored", cell, source, basedOn: originalHash });
      if (Object.values(store.get().cells).some(isEdited)) await link();
    } catch (trouble) {
      storageOutcome(trouble, notRead);
    }
  }

  const change = (type: "reset" | "unshelved" | "kept") => (cell: string) => {
    store.dispatch({ type, cell });
    note(cell);
  };
  const flush = () => void autosave.flush();

  return {
    lesson,
    store,
    edit(cell, source) {
      store.dispatch({ type: "edited", cell, source });
      note(cell);
    },
    open: (cell) => store.dispatch({ type: "opened", cell }),
    reset: change("reset"),
    unshelve: change("unshelved"),
    keep: change("kept"),
    run(cell) {
      flush(); // whatever the run does, the reader's text is safe first
      void runner.run(cell);
    },
    stop: () => runner.stop(),
    flush,
    attach() {
      void restore();
      addEventListener("pagehide", flush);
      return () => {
        removeEventListener("pagehide", flush);
        flush();
        runner.dispose();
      };
    },
  };
}

const notSaved =
  "Your edits cannot be saved in this browser (a private window, or no space left). " +
  "They work until you leave the page; copy what you want to keep.";
const notRead =
  "Edits that you made before cannot be read in this browser. The lesson’s own code is shown; everything works, " +
  "but changes may not be kept.";
