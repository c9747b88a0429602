import type { Doors } from "../doors/doors.ts";
import { sourcesSeenBy } from "../exercise/environment.ts";
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
  // As later cells see them, so that the project runs: an answer that has not passed is not in it.
  const seen = new Map(sourcesSeenBy(lesson.cells, store.get(), "").map(({ id, source }) => [id, source]));
  const inputs = Object.entries(store.get().inputs).map(([id, { label }]) => ({ id, title: label }));
  const cells = [...inputs, ...lesson.cells]
    .filter(({ id }) => seen.has(id))
    .map(({ id, title }) => ({ id, title, source: seen.get(id)! }));
  offerFile(`${lesson.slug}.zip`, projectZip({ slug: lesson.slug, cells }, sources), "application/zip");
}
