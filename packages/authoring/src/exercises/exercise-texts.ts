import { readdir, readFile } from "node:fs/promises";
import { join, posix } from "node:path";
import type { ExerciseFiles } from "@lightcone/lessons";

/** The texts of the folder `exercises` beside a lesson, by their path in the lesson's folder; none where there is none. */
export async function exerciseTexts(lessonFolder: string): Promise<ExerciseFiles> {
  const entries = await readdir(join(lessonFolder, "exercises"), {
    recursive: true,
    withFileTypes: true,
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const read = entries
    .filter((entry) => entry.isFile())
    .map(async (entry) => {
      const file = join(entry.parentPath, entry.name);
      const path = posix.join(...file.slice(lessonFolder.length + 1).split(/[\\/]/));
      return [path, await readFile(file, "utf8")] as const;
    });
  return Object.fromEntries(await Promise.all(read));
}
