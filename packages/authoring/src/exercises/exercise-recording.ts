import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join, posix } from "node:path";
import type { LessonIR } from "@lightcone/lessons";
import { readIfPresent } from "../files.ts";
import { formatJson } from "../format-json.ts";
import { diffLines, showDiff } from "../line-diff.ts";
import type { Problem } from "../problem.ts";
import type { JudgedExercise } from "./examine-exercises.ts";

const folderOf = (lesson: LessonIR) => posix.join(dirname(lesson.file), "recorded/exercises");
const fileOf = (lesson: LessonIR, id: string) => posix.join(folderOf(lesson), `${id}.json`);
const format = (judged: JudgedExercise) => `${formatJson(judged, 2)}\n`;

/** Records how the answers of a lesson's exercises were judged, and removes what no exercise has. */
export async function writeJudged(root: string, lesson: LessonIR, judged: readonly JudgedExercise[]) {
  if (judged.length > 0) await mkdir(join(root, folderOf(lesson)), { recursive: true });
  for (const one of judged) await writeFile(join(root, fileOf(lesson, one.id)), format(one));
  for (const id of await leftOver(root, lesson)) await rm(join(root, fileOf(lesson, id)));
}

/** Where the recorded verdicts of a lesson differ from what its answers come to now. */
export async function judgedDrift(
  root: string,
  lesson: LessonIR,
  judged: readonly JudgedExercise[],
): Promise<Problem[]> {
  const problems: Problem[] = [];
  const record = `\`npm run course -- record --lesson ${lesson.slug}\``;
  for (const one of judged) {
    const { position } = lesson.exercises.find(({ id }) => id === one.id)!;
    const recorded = await readIfPresent(join(root, fileOf(lesson, one.id)));
    const produced = format(one);
    if (recorded === produced) continue;
    const message =
      recorded === null
        ? `the verdicts on the answers of \`${one.id}\` are not recorded`
        : `the answers of \`${one.id}\` are no longer judged as recorded (- recorded, + now)`;
    const details =
      recorded === null ? [] : showDiff(diffLines(recorded.split("\n"), produced.split("\n")), 20);
    problems.push({ file: lesson.file, ...position, message, details, hint: `Record them: ${record}.` });
  }
  for (const id of await leftOver(root, lesson)) {
    const message = `verdicts are recorded for the exercise \`${id}\`, which the lesson does not have`;
    problems.push({ file: fileOf(lesson, id), line: 1, column: 1, message, hint: `Remove them: ${record}.` });
  }
  return problems;
}

async function leftOver(root: string, lesson: LessonIR): Promise<string[]> {
  const ids = lesson.exercises.map(({ id }) => `${id}.json`);
  const names = await readdir(join(root, folderOf(lesson))).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  return names.filter((name) => !ids.includes(name)).map((name) => name.replace(/\.json$/, ""));
}
