import type { LessonCell } from "@lightcone/lessons";
import type { CellSource, RunRequest, Shown } from "../result.ts";
import { chainFor, type Notebook } from "./chain.ts";
import { sourcesAsWritten } from "../exercise/environment.ts";
import type { Store } from "./store.ts";

/** A question about one of the pictures that a cell shows; see the sandbox's `RunRequest`. */
export type Ask = NonNullable<RunRequest["ask"]>;

/** What stands in the place of an answer that did not come. */
export const unanswered = (message: string): Shown => ({
  type: "refused",
  data: { message, assumption: null },
});

/**
 * The sources that made what a cell shows: those that ran, or, where its recorded result is shown, the lesson's. Null
 * where they cannot run.
 */
export function chainShown(
  notebook: Notebook,
  cells: readonly LessonCell[],
  store: Store,
  id: string,
): readonly CellSource[] | null {
  const { run } = store.get().cells[id]!;
  if (run.phase === "ended") return run.chain.length > 0 ? run.chain : null;
  const chain = chainFor(notebook, asWritten(cells, store), id);
  return chain.error === null ? chain.cells : null;
}

/** The inputs and the cells as the lesson has them. */
export const asWritten = (cells: readonly LessonCell[], store: Store): readonly CellSource[] =>
  sourcesAsWritten(cells, store.get());
