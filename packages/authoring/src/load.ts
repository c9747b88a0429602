import { existsSync } from "node:fs";
import { dirname, join, posix, resolve } from "node:path";
import {
  findLesson,
  parseLesson,
  readCourse,
  type Course,
  type CourseLesson,
  type LessonIR,
} from "@lightcone/lessons";
import { exerciseTexts } from "./exercises/exercise-texts.ts";
import { readIfPresent } from "./files.ts";
import type { Problem } from "./problem.ts";

/** Where the table of contents stands, from the workspace's root. */
export const tableOfContents = "content/course.json";

/** What was asked for, or why it cannot be had. */
export type Loaded<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] };

/** The root of the workspace around a directory: the nearest one that has a course in it. Null where there is none. */
export function findRoot(from: string): string | null {
  const folder = resolve(from);
  if (existsSync(join(folder, tableOfContents))) return folder;
  const parent = dirname(folder);
  return parent === folder ? null : findRoot(parent);
}

/** Reads the table of contents of the workspace at `root`. */
export async function loadCourse(root: string): Promise<Loaded<Course>> {
  const json = await readIfPresent(join(root, tableOfContents));
  if (json === null) return failed(tableOfContents, "there is no such file", "Write the table of contents.");
  const reading = readCourse(json, tableOfContents);
  return reading.ok ? { ok: true, value: reading.course } : reading;
}

/** Reads the lesson that the table of contents names, or says what is wrong with either. */
export async function loadLesson(root: string, slug: string): Promise<Loaded<LessonIR>> {
  const course = await loadCourse(root);
  if (!course.ok) return course;
  const entry = findLesson(course.value, slug);
  if (entry) return loadEntry(root, entry);
  const known = course.value.parts.flatMap(({ lessons }) => lessons.map((lesson) => lesson.slug)).join(", ");
  return failed(tableOfContents, `there is no lesson \`${slug}\``, `Name one of these: ${known}.`);
}

/** Reads the lesson of an entry in the table of contents. */
export async function loadEntry(root: string, { slug, path }: CourseLesson): Promise<Loaded<LessonIR>> {
  const file = posix.join("content", path);
  const text = await readIfPresent(join(root, file));
  if (text === null) {
    return failed(
      file,
      "there is no such file",
      `Write the lesson, or correct its path in ${tableOfContents}.`,
    );
  }
  const files = await exerciseTexts(join(root, dirname(file)));
  const reading = parseLesson(text, { file, slug, files });
  return reading.ok ? { ok: true, value: reading.lesson } : reading;
}

function failed(file: string, message: string, hint: string): Loaded<never> {
  return { ok: false, problems: [{ file, line: 1, column: 1, message, hint }] };
}
