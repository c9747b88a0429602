import type { LessonCell, LessonIR } from "@lightcone/lessons";
import type { CellError, CellResult } from "@lightcone/runtime";
import { inputId } from "@lightcone/notebook";
import type { Problem } from "./problem.ts";
import type { TypeProblem } from "./type-check.ts";

type Place = { readonly line: number; readonly column: number };

/** Something wrong at a place in a cell, told at its place in the lesson's file. */
export function inCell(
  lesson: LessonIR,
  cell: LessonCell,
  place: Place,
  words: { message: string; hint: string; details?: readonly string[] },
): Problem {
  const line = cell.position.line + place.line - 1;
  return { file: lesson.file, line, column: cell.position.column + place.column - 1, ...words };
}

const start: Place = { line: 1, column: 1 };

/** The type errors that no fence declares, and the declared ones that do not occur. */
export function judgeTypes(lesson: LessonIR, found: readonly TypeProblem[]): Problem[] {
  return lesson.cells.flatMap((cell) => {
    const own = found.filter((problem) => problem.cell === cell.id);
    const undeclared = own.filter(({ code }) => code !== cell.expectError);
    const problems = undeclared.map((problem) => {
      const { code, message, details } = problem;
      const declare = `Mend the code. If it is there to show this error, write \`expect-error=${code}\` on the fence.`;
      const hint = problem.hint ?? declare;
      return inCell(lesson, cell, problem, { message: `${code}: ${message}`, hint, details });
    });
    if (cell.expectError === null || own.length > undeclared.length) return problems;
    const message = `the fence declares ${cell.expectError}, and the cell has no such error`;
    const hint = "Remove `expect-error`, or restore what it was there for.";
    return [inCell(lesson, cell, start, { message, hint }), ...problems];
  });
}

/** What the compiler says about inputs: of a name that the language has already. */
export function judgeInputs(lesson: LessonIR, found: readonly TypeProblem[]): Problem[] {
  return lesson.inputs.flatMap(({ name, position }) =>
    found
      .filter(({ cell }) => cell === inputId(name))
      .map(({ code, message, details }) => {
        const hint = "Give the input another name.";
        return { file: lesson.file, ...position, message: `${code}: ${message}`, hint, details };
      }),
  );
}

/** The failures that no fence declares, and the declared ones that do not occur. `results` are those of all cells. */
export function judgeResults(lesson: LessonIR, results: readonly CellResult[]): Problem[] {
  const errors = new Map(results.map(({ cell, error }) => [cell, error]));
  return lesson.cells.flatMap((cell) => {
    const error = errors.get(cell.id) ?? null;
    const expected = cell.expectThrows;
    if (error === null) {
      if (expected === null) return [];
      const message = `the fence declares that the cell throws "${expected}", and it ran to its end`;
      return [
        inCell(lesson, cell, start, { message, hint: "Remove `expect-throws`, or restore the failure." }),
      ];
    }
    if (expected !== null && error.message.includes(expected)) return [];
    if (error.cell === cell.id) return [ownFailure(lesson, cell, error)];
    const isToldThere = errors.get(error.cell)?.message === error.message && isUndeclared(lesson, error.cell);
    if (isToldThere) return [];
    const message = `cell \`${error.cell}\`, which this one needs, fails: ${error.message}`;
    const hint = `Do not use its names here, or write \`expect-throws="..."\` on this fence as well.`;
    return [inCell(lesson, cell, start, { message, hint })];
  });
}

const isUndeclared = (lesson: LessonIR, id: string) =>
  lesson.cells.some((cell) => cell.id === id && cell.expectThrows === null);

function ownFailure(lesson: LessonIR, cell: LessonCell, error: CellError): Problem {
  const place = { line: error.line ?? 1, column: error.column ?? 1 };
  if (cell.expectThrows !== null) {
    const message = `the fence declares that the cell throws "${cell.expectThrows}", but it threw: ${error.message}`;
    return inCell(lesson, cell, place, { message, hint: "Mend the cell, or correct `expect-throws`." });
  }
  const hint = [error.hint ?? "Mend the cell.", ...(forAuthors[error.kind] ?? [])].join(" ");
  return inCell(lesson, cell, place, { message: error.message, hint });
}

const declare = 'If it is there to show this failure, write `expect-throws="..."` on the fence.';

/** What an author can do besides what a reader can. */
const forAuthors: Readonly<Partial<Record<CellError["kind"], readonly [string]>>> = {
  runtime: [declare],
  name: [declare],
  budget: ["Or raise `budget` on the fence."],
};
