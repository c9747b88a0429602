import type { LessonCell } from "@lightcone/lessons";
import type { CellSource } from "../result.ts";
import { sourcesSeenBy } from "../exercise/environment.ts";
import { reduce, type Action, type LessonState } from "./lesson-state.ts";

/** The present state of a lesson, in the shape that React's `useSyncExternalStore` reads. */
export type Store = {
  get(): LessonState;
  dispatch(action: Action): void;
  subscribe(listener: () => void): () => void;
};

export function createStore(initial: LessonState): Store {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    dispatch(action) {
      const next = reduce(state, action);
      if (next === state) return;
      state = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The inputs and the cells of a lesson with their sources as they stand now, as the cell `id` sees them or, with null, the reader. */
export const sourcesNow = (
  cells: readonly LessonCell[],
  store: Store,
  id: string | null = null,
): readonly CellSource[] => sourcesSeenBy(cells, store.get(), id);
