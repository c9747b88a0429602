import type { Change } from "./work.ts";

/**
 * What a page has not been able to hand over when it is left. A database answers too late for that; a journal is
 * written at once, and read by the next page that opens, in this tab or in another.
 */
export type Journal = {
  /** Notes these changes in place of what this page noted before. */
  note(changes: readonly Change[]): void;
  /** What pages have noted. */
  read(): readonly Change[];
  /** Takes away this page's note, and those that it has read. */
  forget(): void;
};

const prefix = "lightcone-unsaved-1-";

/** A journal in the browser's `localStorage`, with a note for each page. Where that is refused there is none. */
export function localJournal(page: string): Journal {
  const own = prefix + page;
  /** The notes that may be taken away, as long as they say what they said. */
  const known = new Map<string, string>();
  return {
    note(changes) {
      const text = JSON.stringify(changes);
      known.set(own, text);
      attempt(() => localStorage.setItem(own, text));
    },
    read() {
      const keys = attempt(() => Object.keys(localStorage).filter((key) => key.startsWith(prefix))) ?? [];
      return keys.flatMap((key) => {
        const text = attempt(() => localStorage.getItem(key)) ?? "";
        known.set(key, text);
        return attempt(() => JSON.parse(text) as Change[]) ?? [];
      });
    },
    forget() {
      for (const [key, text] of known)
        attempt(() => localStorage.getItem(key) === text && localStorage.removeItem(key));
      known.clear();
    },
  };
}

/** Private windows and full disks refuse, and a note can be damaged: then there is no note. */
function attempt<T>(what: () => T): T | null {
  try {
    return what();
  } catch {
    return null;
  }
}
