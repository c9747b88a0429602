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

/** Offers the lesson as it stands as a project of TypeScript; `types` is the address of the sources of the doors. */
export async function downloadLesson({ lesson, store }: Session, types: string): Promise<void> {
  const [{ projectZip }, response] = await Promise.all([import("../project/project-zip.ts"), fetch(types)]);
  if (!response.ok)
    throw new Error(`The server answered ${response.status} for the sources of the packages.`);
  const doors = (await response.json()) as Record<string, string>;
  const cells = lesson.cells.map(({ id, title }) => ({ id, title, source: store.get().cells[id]!.source }));
  offerFile(`${lesson.slug}.zip`, projectZip({ slug: lesson.slug, cells }, doors), "application/zip");
}
