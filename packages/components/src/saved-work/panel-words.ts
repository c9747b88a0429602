/** What panels say: differences, merges, versions set aside, imports. It is loaded with them. */
import { inputNameOf } from "@lightcone/notebook/inputs";
const count = (number: number, one: string, many: string) =>
  `${number.toLocaleString("en-US")} ${number === 1 ? one : many}`;

const when = (time: number) =>
  new Date(time).toLocaleString("en-US", { dateStyle: "medium", timeStyle: "short" });

export const panelWords = {
  compareTitle: "Your version and the lesson’s code",
  compareLead: "From the lesson’s code to yours:",
  outdatedCompareLead: "From the lesson’s code as it is now to yours:",
  noDifference: "There is no difference.",
  difference: (added: number, removed: number) =>
    `${count(added, "line", "lines")} added, ${count(removed, "line", "lines")} removed.`,

  mergeTitle: { lesson: "Your version and the lesson’s new code", version: "Your version and the other one" },
  mergeLead: {
    lesson: "Lines that only the lesson has changed are taken over; lines that only you have changed stay.",
    version: "Lines that differ in one version only are taken from it.",
  },
  noConflict: "Nothing clashes. This is what becomes of your version:",
  conflicts: (number: number) =>
    `${count(number, "place", "places")} changed in both: choose below what to take.`,
  conflict: (number: number) => `Changed in both, place ${number}`,
  sides: {
    lesson: { mine: "Mine", theirs: "The lesson’s", both: "Both, mine first" },
    version: { mine: "This one’s", theirs: "The other’s", both: "Both, this one’s first" },
  },
  noLines: "(no lines: it was removed)",
  useMerged: "Use the merged text",
  mergeUndo: "What you have now is set aside, so you can come back to it.",

  versionsTitle: "Versions set aside",
  versionsLead: "They are kept until you delete them. From what is shown to the version:",
  version: (time: number) => `Version of ${when(time)}`,
  bringBack: "Bring back",
  merge: "Merge",
  delete: "Delete",
  noVersions: "No version is set aside.",

  importTitle: "Import",
  importAdds: (edits: number, answers: number, progress: number) => {
    const parts = [
      edits > 0 && count(edits, "edit", "edits"),
      answers > 0 && count(answers, "answer", "answers"),
      progress > 0 && count(progress, "mark of progress", "marks of progress"),
    ].filter((part) => part !== false);
    return parts.length === 0 ? "The file adds nothing that is not kept here." : `New: ${parts.join(", ")}.`;
  },
  importDisputes: (number: number) =>
    `${count(number, "thing is", "things are")} kept here and ${number === 1 ? "differs" : "differ"} in the file. ` +
    "Code that you do not take is set aside in its cell, not lost.",
  importCell: (lesson: string, cell: string) => `Cell “${cell}” of “${lesson}”`,
  importAnswer: (lesson: string, id: string) => {
    const input = inputNameOf(id);
    return input === null ? `Answer to “${id}” of “${lesson}”` : `Value of “${input}” in “${lesson}”`;
  },
  keepHere: "Keep what is here",
  takeFile: "Take the file’s",
  fileDifference: "From what is here to the file’s:",
  importNow: "Import",
  cancel: "Cancel",
  imported: "Imported.",
  undoImport: "Undo the import",
  undone: "The import is undone.",
  notRead: "The file could not be read.",
  badFile: "This file cannot be imported:",
  moreProblems: (number: number) => `and ${number.toLocaleString("en-US")} more.`,
} as const;
