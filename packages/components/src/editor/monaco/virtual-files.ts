import { declareGlobals, moduleText, notebook } from "@lightcone/notebook";
import type { CellSource } from "../../result.ts";

/** The folder of a lesson on the editor's virtual disk. */
export const folderOf = (slug: string) => `file:///lesson/${slug}`;

/**
 * What TypeScript sees of a lesson beside the text in an editor, by path in the lesson's folder: for each cell a module
 * that exports what the cell declares, and one file that makes those names global. So a cell knows the types of the
 * others; its own names come before theirs.
 */
export function virtualFiles(cells: readonly CellSource[]): Record<string, string> {
  const modules = cells.map(({ id, source }) => [`modules/${id}.ts`, moduleText(source)] as const);
  const globals = declareGlobals(notebook(cells), null, (id) => `./modules/${id}.ts`);
  return { ...Object.fromEntries(modules), "globals.ts": globals };
}
