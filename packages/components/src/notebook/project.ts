import type { Project } from "../editor/editor.ts";
import type { Session } from "./session.ts";
import { sourcesNow } from "./store.ts";

/** A lesson as an editor sees it. */
export function projectOf({ lesson, store }: Session, types: string): Project {
  return {
    slug: lesson.slug,
    types,
    cells: () => sourcesNow(lesson.cells, store),
    subscribe: store.subscribe,
  };
}
