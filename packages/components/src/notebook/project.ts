import { cellAnchor } from "../cell/failure.tsx";
import type { Doors } from "../doors/doors.ts";
import type { Project } from "../editor/editor.ts";
import type { SourceView } from "../sources/source-view.ts";
import type { Session } from "./session.ts";
import { sourcesNow } from "./store.ts";

/** A lesson as an editor sees it. */
export function projectOf({ lesson, store, open }: Session, doors: Doors, sources: SourceView): Project {
  const cells = () => sourcesNow(lesson.cells, store);
  return {
    slug: lesson.slug,
    doors,
    cells,
    subscribe: store.subscribe,
    openCell(cell) {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur(); // the focus may go there
      open(cell);
      document.getElementById(cellAnchor(cell))?.scrollIntoView({ block: "center" });
    },
    showSource(path, line, text) {
      const files = async () => ({ [path]: text, ...(await doors.sourcesOf(cells())) });
      sources.open({ files, begin: () => ({ path, line }) });
    },
  };
}
