import { dirname, join } from "node:path";
import type { CourseLesson, LessonIR } from "@lightcone/lessons";
import { inputCell, notebook, type Notebook } from "@lightcone/notebook";
import type { CellResult } from "@lightcone/runtime";
import { execute } from "./execute/execute.ts";
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
  | { readonly ok: true; readonly lesson: LessonIR; readonly results: readonly CellResult[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads a lesson, relates its cells, checks their types and runs each of them once. Each of these steps presupposes
 * the one before: the first that finds problems reports all of its own, and is the last.
 */
export async function examine(bench: Bench, entry: CourseLesson): Promise<Examined> {
  const loaded = await loadEntry(bench.root, entry);
  if (!loaded.ok) return loaded;
  const lesson = loaded.value;
  const sources = [...lesson.inputs.map((input) => inputCell(input)), ...lesson.cells];
  const cells = notebook(sources);

  const related = judgeNotebook(lesson, cells);
  if (related.length > 0) return { ok: false, problems: related };

  const found = bench.typeCheck(cells, join(bench.root, dirname(lesson.file)));
  const typed = [...judgeInputs(lesson, found), ...judgeTypes(lesson, found)];
  if (typed.length > 0) return { ok: false, problems: typed };

  const sourceOf = new Map(sources.map(({ id, source }) => [id, source]));
  const requests = lesson.cells.map(({ id, seed, budget }) => {
    const chain = cells.chainOf(id).map((each) => ({ id: each, source: sourceOf.get(each)! }));
    return { chain, seed, budget };
  });
  try {
    const library = join(bench.root, libraryFile);
    const results = await execute(requests, { library, stallSeconds: bench.stallSeconds });
    const problems = judgeResults(lesson, results);
    return problems.length > 0 ? { ok: false, problems } : { ok: true, lesson, results };
  } catch (error) {
    if (error instanceof LibraryError) return { ok: false, problems: [libraryProblem(error)] };
    throw error;
  }
}

const libraryFile = "content/library.ts";

const libraryProblem = ({ message }: LibraryError): Problem => ({
  file: libraryFile,
  line: 1,
  column: 1,
  message: `the library of the cells cannot be loaded: ${message}`,
  hint: "Mend it: `export const library` says what cells may import.",
});

function judgeNotebook(lesson: LessonIR, { problems }: Notebook): Problem[] {
  return problems.map((problem) => {
    const cell = lesson.cells.find(({ id }) => id === problem.cell)!;
    return inCell(lesson, cell, problem, {
      message: problem.message,
      hint: problem.hint ?? "Mend the cell.",
    });
  });
}
