import type * as notebook from "@lightcone/notebook";
import { exerciseOfTest, judgingOrder } from "@lightcone/notebook/exercises";
import { inputNameOf } from "@lightcone/notebook/inputs";
import type { CellError, CellSource } from "../result.ts";

/** `@lightcone/notebook`, which is loaded when somebody edits or runs. */
export type Notebook = typeof notebook;

/** The sources that must run for a cell, its own last, and why they cannot run; null where they can. */
export type Chain = { readonly cells: readonly CellSource[]; readonly error: CellError | null };

/** What to run for a cell of these. A mistake in how cells fit together (two cells define one name) is found first. */
export function chainFor(notebook: Notebook, cells: readonly CellSource[], id: string): Chain {
  const book = related(notebook, cells);
  const exercise = exerciseOfTest(id);
  const ids = exercise === null ? book.chainOf(id) : judgingOrder(book.chainOf, exercise);
  return {
    cells: ids.flatMap((needed) => cells.filter((cell) => cell.id === needed)),
    error: misfit(book, ids),
  };
}

/** The first mistake in how these cells fit together, among all others. */
function misfit({ problems }: Related, ids: readonly string[]): CellError | null {
  const problem = problems.find(({ cell }) => ids.includes(cell));
  if (problem === undefined) return null;
  const { kind, ...what } = problem;
  return { ...what, kind: kind === "syntax" ? "syntax" : "name" };
}

/** What a run of a cell would begin with: the ids of its chain, its own last, and what bars it. */
export type Need = { readonly chain: readonly string[]; readonly error: CellError | null };

/** For each cell what it needs. */
export function needsIn(notebook: Notebook, cells: readonly CellSource[]): Readonly<Record<string, Need>> {
  const book = related(notebook, cells);
  const needOf = (id: string): Need => {
    const chain = book.chainOf(id);
    return { chain, error: misfit(book, chain) };
  };
  return Object.fromEntries(cells.map(({ id }) => [id, needOf(id)]));
}

type Related = ReturnType<Notebook["notebook"]>;

let newest: { readonly cells: readonly CellSource[]; readonly book: Related } | null = null;

/** How cells depend on one another. They are not read again where nothing has changed but the values of inputs. */
function related({ notebook }: Notebook, cells: readonly CellSource[]): Related {
  const isSame = ({ id, source }: CellSource, place: number) => {
    const before = newest!.cells[place]!;
    return before.id === id && (before.source === source || inputNameOf(id) !== null);
  };
  if (newest === null || newest.cells.length !== cells.length || !cells.every(isSame))
    newest = { cells, book: notebook(cells) };
  return newest.book;
}

/** For each cell the cells that it builds on, directly or not. */
export function ancestorsIn(
  { notebook }: Notebook,
  cells: readonly CellSource[],
): Record<string, readonly string[]> {
  const book = notebook(cells);
  return Object.fromEntries(cells.map(({ id }) => [id, book.chainOf(id).filter((other) => other !== id)]));
}
