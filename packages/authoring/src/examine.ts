import { dirname, join } from "node:path";
import type { CourseLesson, LessonIR } from "@lightcone/lessons";
import { notebook, type Notebook } from "@lightcone/notebook";
import type { CellResult } from "@lightcone/runtime";
import { execute } from "./execute/execute.ts";
import { judgeExercises, judgeExerciseTypes, type JudgedExercise } from "./exercises/examine-exercises.ts";
import { piecesOf } from "./exercises/judge-request.ts";
import { LibraryError } from "./execute/run-in-thread.ts";
import { inCell, judgeInputs, judgeResults, judgeTypes } from "./judge.ts";
import { loadEntry } from "./load.ts";
import type { Problem } from "./problem.ts";
import type { TypeCheck } from "./type-check.ts";

/** Where a course is examined, and with what. */
export type Bench = {
  /** The workspace's root: lessons and library stand in its `content`. */
  readonly root: string;
  readonly typeCheck: TypeCheck;
  /** Seconds without a simulated event after which a cell is stopped. */
  readonly stallSeconds: number;
};

/** A lesson that is sound, with what its cells produce; or what is wrong with it. */
export type Examined =
  | {
      readonly ok: true;
      readonly lesson: LessonIR;
      readonly results: readonly CellResult[];
      readonly judged: readonly JudgedExercise[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads a lesson, relates its cells, checks their types and runs each of them once. Each of these steps presupposes
 * the one before: the first that finds problems reports all of its own, and is the last.
 */
export async function examine(bench: Bench, entry: CourseLesson): Promise<Examined> {
  const loaded = await loadEntry(bench.root, entry);
  if (!loaded.ok) return loaded;
  const lesson = loaded.value;
  const sources = piecesOf(lesson);
  const cells = notebook(sources);

  const related = judgeNotebook(lesson, cells);
  if (related.length > 0) return { ok: false, problems: related };

  const found = bench.typeCheck(cells, join(bench.root, dirname(lesson.file)));
  const typed = [
    ...judgeInputs(lesson, found),
    ...judgeTypes(lesson, found),
    ...judgeExerciseTypes(lesson, bench.typeCheck, bench.root),
  ];
  if (typed.length > 0) return { ok: false, problems: typed };

  const sourceOf = new Map(sources.map(({ id, source }) => [id, source]));
  const requests = lesson.cells.map(({ id, seed, budget }) => {
    const chain = cells.chainOf(id).map((each) => ({ id: each, source: sourceOf.get(each)! }));
    return { chain, seed, budget };
  });
  try {
    const options = { library: join(bench.root, libraryFile), stallSeconds: bench.stallSeconds };
    const results = await execute(requests, options);
    const inCells = judgeResults(lesson, results);
    if (inCells.length > 0) return { ok: false, problems: inCells };
    const { judged, problems } = await judgeExercises(lesson, options);
    return problems.length > 0 ? { ok: false, problems } : { ok: true, lesson, results, judged };
  } catch (error) {
    if (error instanceof LibraryError) return { ok: false, problems: [libraryProblem(error)] };
    throw error;
  }
}

/** What cells may import, from the workspace's root. */
export const libraryFile = "content/library.ts";

const libraryProblem = ({ message }: LibraryError): Problem => ({
  file: libraryFile,
  line: 1,
  column: 1,
  message: `the library of the cells cannot be loaded: ${message}`,
  hint: "Mend it: `export const library` says what cells may import.",
});

function judgeNotebook(lesson: LessonIR, { problems }: Notebook): Problem[] {
  return problems.map((problem) => {
    const cell = lesson.cells.find(({ id }) => id === problem.cell);
    const hint = problem.hint ?? "Mend the cell.";
    if (cell === undefined) {
      const { solution } = lesson.exercises.find(({ id }) => id === problem.cell)!;
      return {
        file: solution.file,
        line: problem.line,
        column: problem.column,
        message: problem.message,
        hint,
      };
    }
    return inCell(lesson, cell, problem, {
      message: problem.message,
      hint,
    });
  });
}
