import type { LessonIR } from "@lightcone/lessons";
import type { CellResult } from "@lightcone/runtime";
import { inCell } from "./judge.ts";
import { diffLines, showDiff } from "./line-diff.ts";
import type { Problem } from "./problem.ts";
import { formatRecording, leftOverRecordings, readRecording, recordingFile } from "./recording.ts";

const mostLines = 20;
const record = (lesson: LessonIR) => `\`npm run course -- record --lesson ${lesson.slug}\``;

/** Where the recorded outputs of a lesson differ from what its cells produce now. */
export async function driftOf(
  root: string,
  lesson: LessonIR,
  results: readonly CellResult[],
): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const result of results) {
    const cell = lesson.cells.find(({ id }) => id === result.cell)!;
    const at = { line: 1, column: 1 };
    const recorded = await readRecording(root, lesson, cell.id);
    const produced = formatRecording(result);
    if (recorded === null) {
      const message = `the output of cell \`${cell.id}\` is not recorded`;
      problems.push(inCell(lesson, cell, at, { message, hint: `Record it: ${record(lesson)}.` }));
    } else if (recorded !== produced) {
      const message = `cell \`${cell.id}\` no longer produces what is recorded (- recorded, + now)`;
      const details = showDiff(diffLines(recorded.split("\n"), produced.split("\n")), mostLines);
      const hint = `Find out why. If the change is meant, record it: ${record(lesson)}.`;
      problems.push(inCell(lesson, cell, at, { message, details, hint }));
    }
  }
  for (const id of await leftOverRecordings(root, lesson)) {
    const message = `an output is recorded for cell \`${id}\`, which the lesson does not have`;
    const hint = `Give the cell its id back, or remove the file: ${record(lesson)}.`;
    problems.push({ file: recordingFile(lesson, id), line: 1, column: 1, message, hint });
  }
  return problems;
}
