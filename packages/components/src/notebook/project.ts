import type { Doors } from "../doors/doors.ts";
import type { Project } from "../editor/editor.ts";
import type { Session } from "./session.ts";
import { sourcesNow } from "./store.ts";

/** A lesson as an editor sees it. */
export function projectOf({ lesson, store }: Session, doors: Doors): Project {
  return {
    slug: lesson.slug,
    doors,
    cells: () => sourcesNow(lesson.cells, store),
    subscribe: store.subscribe,
  };
}
