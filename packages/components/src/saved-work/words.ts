/** What cells and the end of a lesson say about saved work; `panel-words.ts` has what is said when one opens more. */
import type { Trouble } from "./desk.ts";

/** Why work is not being saved; null where it is. */
export function storageTrouble(trouble: Trouble): string | null {
  if (trouble === null) return null;
  const kind = trouble.cause instanceof Error ? trouble.cause.name : "";
  const why = reasons[kind] ?? "the browser refuses, as some do in private windows";
  if (trouble.failed === "read")
    return `What you saved before cannot be read: ${why}. The lesson’s own code is shown; what you change may not be kept.`;
  return `Your changes are not saved: ${why}. They work until you close the page; export them to keep them.`;
}

const reasons: Readonly<Record<string, string>> = {
  QuotaExceededError: "the browser has no space left for this site",
  OlderPageError: "another tab shows an older version of this page; reload it",
};

export const words = {
  menu: "More",
  menuOf: (cell: string) => `More about ${cell}`,
  reset: "Reset",
  undoReset: "Undo reset",
  resetLong: "Reset to the lesson’s code",
  compare: "Compare with the lesson’s code",
  versions: (number: number) => `Versions set aside (${number})`,
  download: "Download the lesson as a project",
  exportAll: "Export all saved work",
  close: "Close",
  loading: "Loading…",
  notLoaded: "This could not be loaded. Check the connection, then try again; your work is kept.",

  outdated: "The lesson’s code of this cell has changed since you edited it. This is still your version.",
  keepMine: "Keep mine",
  takeLessons: "Take the lesson’s",
  rival: "This cell was changed in another tab at the same time. Both versions are kept; this is yours.",
  keepThis: "Keep this one",
  takeOther: "Take the other",
  mergeBoth: "Compare and merge",
  arrived: "This version was made in another tab, or came with an import.",

  yourWork: "Your work",
  yourWorkLead:
    "What you change is kept in this browser and nowhere else. A file takes it to another browser, or keeps it safe.",
  importWork: "Import saved work",
} as const;
