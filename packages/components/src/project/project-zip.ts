import { strToU8, zipSync } from "fflate";
import { projectFiles, type ProjectLesson } from "./project-files.ts";

/** A lesson as a project, in one zip; its files stand in a folder called like the lesson. */
export function projectZip(
  lesson: ProjectLesson,
  doors: Readonly<Record<string, string>>,
): Uint8Array<ArrayBuffer> {
  const files = Object.entries(projectFiles(lesson, doors));
  return zipSync(Object.fromEntries(files.map(([path, text]) => [`${lesson.slug}/${path}`, strToU8(text)])));
}
