import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join, posix } from "node:path";
import type { LessonIR } from "@lightcone/lessons";
import type { CellResult } from "@lightcone/runtime";
import { formatJson } from "./format-json.ts";
import { readIfPresent } from "./files.ts";

const extension = ".json";

/** Where the recorded outputs of a lesson stand, from the workspace's root. */
const folderOf = (lesson: LessonIR) => posix.join(dirname(lesson.file), "recorded");

/** Where the recorded output of a cell stands, from the workspace's root. */
export function recordingFile(lesson: LessonIR, id: string): string {
  return posix.join(folderOf(lesson), id + extension);
}

/** A result as it is recorded: JSON in which a difference shows which outputs and which events changed. */
export const formatRecording = (result: CellResult): string => `${formatJson(result, 2)}\n`;

/** The recorded output of a cell in the layout of `formatRecording`, or null where there is none. */
export async function readRecording(root: string, lesson: LessonIR, id: string): Promise<string | null> {
  const text = await readIfPresent(join(root, recordingFile(lesson, id)));
  if (text === null) return null;
  try {
    return formatRecording(JSON.parse(text) as CellResult);
  } catch {
    return text; // Not JSON, such as after a merge: the difference will show it.
  }
}

/** The ids under which outputs are recorded and which no cell of the lesson has. */
export async function leftOverRecordings(root: string, lesson: LessonIR): Promise<string[]> {
  const ids = new Set(lesson.cells.map(({ id }) => id));
  const names = await namesIn(join(root, folderOf(lesson)));
  return names
    .filter((name) => name.endsWith(extension))
    .map((name) => name.slice(0, -extension.length))
    .filter((id) => !ids.has(id))
    .sort();
}

/** Records the results of a lesson's cells, and removes recordings that no cell has. */
export async function writeRecordings(
  root: string,
  lesson: LessonIR,
  results: readonly CellResult[],
): Promise<void> {
  await mkdir(join(root, folderOf(lesson)), { recursive: true });
  for (const result of results) {
    await writeFile(join(root, recordingFile(lesson, result.cell)), formatRecording(result));
  }
  for (const id of await leftOverRecordings(root, lesson)) await rm(join(root, recordingFile(lesson, id)));
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
