import type { Doors } from "../doors/doors.ts";
import type { Session } from "../notebook/session.ts";
import { offerFile } from "./offer-file.ts";
import { writeWorkFile } from "./work-file.ts";
import type { Work } from "./work.ts";

/** Offers all saved work as a file. */
export async function exportWork(everything: () => Promise<Work>): Promise<void> {
  const now = new Date();
  const name = `lightcone-saved-work-${now.toISOString().slice(0, 10)}.json`;
  offerFile(name, writeWorkFile(await everything(), now), "application/json");
}

/** Offers the lesson as it stands as a project of TypeScript, with the sources of all doors. */
export async function downloadLesson({ lesson, store }: Session, doors: Doors): Promise<void> {
  const [{ projectZip }, sources] = await Promise.all([
    import("../project/project-zip.ts"),
    doors.allSources(),
  ]);
  const cells = lesson.cells.map(({ id, title }) => ({ id, title, source: store.get().cells[id]!.source }));
  offerFile(`${lesson.slug}.zip`, projectZip({ slug: lesson.slug, cells }, sources), "application/zip");
}
