/** All saved work as one file: JSON that says what it is and in which version of the format. */
import type { Answer, Done, Version, Work } from "./work.ts";

export const format = "lightcone-saved-work";
export const version = 1;

/** What a file holds. Ids of versions are a matter of one browser's store, so they are left out. */
export type WorkFile = {
  readonly edits: readonly Omit<Version, "id">[];
  readonly answers: readonly Answer[];
  readonly progress: readonly Done[];
};

/** The text of a file with this work. */
export function writeWorkFile(work: Work, exportedAt: Date): string {
  const edits = work.edits.map(({ id: _, ...edit }) => edit);
  const { answers, progress } = work;
  const file = { format, version, exportedAt: exportedAt.toISOString(), edits, answers, progress };
  return `${JSON.stringify(file, null, 2)}\n`;
}
