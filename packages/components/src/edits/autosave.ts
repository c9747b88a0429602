import type { EditStore } from "./edits.ts";

/** Text to keep for a cell and the hash of the original that it was made on; null forgets what was kept. */
export type Draft = { readonly source: string; readonly originalHash: string } | null;

export type Autosave = {
  /** Notes a change; it is written a little later, or at the next `flush`. */
  note(cell: string, draft: Draft): void;
  /** Writes at once what is still to be written. Never rejects. */
  flush(): Promise<void>;
};

export type AutosaveOptions = {
  readonly slug: string;
  readonly edits: () => Promise<EditStore>;
  /** Called with an error when writing fails, with null when it works (again). */
  readonly onOutcome: (trouble: unknown) => void;
  /** Calls back once after a pause in typing; returns how to cancel that. */
  readonly later?: (callback: () => void) => () => void;
};

const pauseMs = 400;
const afterPause = (callback: () => void) => {
  const timer = setTimeout(callback, pauseMs);
  return () => clearTimeout(timer);
};

/** Writes drafts behind the reader's back, one write for a burst of changes. */
export function createAutosave({ slug, edits, onOutcome, later = afterPause }: AutosaveOptions): Autosave {
  const waiting = new Map<string, Draft>();
  let cancel = () => {};

  async function flush() {
    cancel();
    if (waiting.size === 0) return;
    const drafts = [...waiting];
    waiting.clear();
    try {
      const store = await edits();
      const writes = drafts.map(([cell, draft]) =>
        draft === null ? store.remove(slug, cell) : store.save(slug, cell, { ...draft, savedAt: Date.now() }),
      );
      await Promise.all(writes);
      onOutcome(null);
    } catch (trouble) {
      for (const [cell, draft] of drafts) if (!waiting.has(cell)) waiting.set(cell, draft); // for the next attempt
      onOutcome(trouble);
    }
  }

  return {
    note(cell, draft) {
      waiting.set(cell, draft);
      cancel();
      cancel = later(() => void flush());
    },
    flush,
  };
}
