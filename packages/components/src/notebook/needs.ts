/** What each cell needs to run as the lesson stands now. */
import { sourcesSeenBy } from "../exercise/environment.ts";
import type { CellSource } from "../result.ts";
import { type Need, needsIn, type Notebook } from "./chain.ts";
import type { LessonState } from "./lesson-state.ts";

/** An answer to an exercise stands in an environment of its own; all other cells see the same sources. */
export function needsNow(
  notebook: Notebook,
  cells: readonly CellSource[],
  state: LessonState,
): Readonly<Record<string, Need>> {
  const answers = Object.keys(state.references).map(
    (id) => [id, needsIn(notebook, sourcesSeenBy(cells, state, id))[id]!] as const,
  );
  return { ...needsIn(notebook, sourcesSeenBy(cells, state, "")), ...Object.fromEntries(answers) };
}
