import { parseCell, type Cell, type CellProblem, type Import, type Position } from "@lightcone/notebook";
import { transform } from "sucrase";
import { readColumns, sourceColumn, type Columns } from "./columns.ts";
import type { CellError, CellSource } from "./result.ts";

/** A cell as the body of a function of JavaScript, on the lines of its source. */
export type Transpiled = CellSource & {
  /**
   * Statements that end in `return [value, { names }]`: the value of the last expression, and those of the names that
   * the cell defines. Imports are left out: what they bring comes in as parameters.
   */
  readonly code: string;
  readonly cell: Cell;
  /** The place in the source of a place in the code; both count from 1. */
  placeOf(line: number, column: number): Position;
};

export type TranspileResult =
  { readonly ok: true; readonly transpiled: Transpiled } | { readonly ok: false; readonly error: CellError };

/** What was transpiled last: while an input is turned, the same cells come again and again. */
const remembered = new Map<string, TranspileResult>();
const mostRemembered = 100;

/** Turns a cell into JavaScript that keeps its lines. What cannot be read is an error with its place. */
export function transpile(cell: CellSource): TranspileResult {
  const key = `${cell.id}\n${cell.source}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const result = transpileAnew(cell);
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(key, result);
  return result;
}

function transpileAnew({ id, source }: CellSource): TranspileResult {
  const parsed = parseCell(source);
  if (!parsed.ok) return { ok: false, error: syntaxError(id, parsed.problem) };
  const { cell } = parsed;
  const inserted = insertReturn(withoutImports(source, cell.imports), cell);
  try {
    const { code, sourceMap } = transform(inserted.text, {
      transforms: ["typescript"],
      disableESTransforms: true,
      keepUnusedImports: true,
      filePath: "cell",
      sourceMapOptions: { compiledFilename: "cell" },
    });
    let columns: Columns | null = null;
    const placeOf = (line: number, column: number): Position => {
      columns ??= readColumns(sourceMap?.mappings ?? "");
      return inserted.placeOf({ line, column: sourceColumn(columns, line - 1, column - 1) + 1 });
    };
    return { ok: true, transpiled: { id, source, code, cell, placeOf } };
  } catch (error) {
    return { ok: false, error: syntaxError(id, problemOf(error)) };
  }
}

const syntaxError = (cell: string, problem: CellProblem): CellError => ({ kind: "syntax", cell, ...problem });

/** Blanks out imports with spaces, so that lines and columns stay. */
function withoutImports(source: string, imports: readonly Import[]): string {
  let text = source;
  for (const { start, end } of imports)
    text = text.slice(0, start) + text.slice(start, end).replace(/[^\n\r]/g, " ") + text.slice(end);
  return text;
}

const opening = "return [(";

/** Makes the last expression the returned one, and can undo what that does to its columns. */
function insertReturn(source: string, { lastExpression, declares }: Cell) {
  const values = declares.filter(({ kind }) => kind !== "type").map(({ name }) => name);
  const names = `{ ${values.join(", ")} }`;
  if (lastExpression === null)
    return { text: `${source}\nreturn [void 0, ${names}];`, placeOf: (position: Position) => position };
  const { start, end } = lastExpression;
  const before = source.slice(0, start).split("\n");
  const first = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  return {
    text: `${source.slice(0, start)}${opening}${source.slice(start, end)}), ${names}]${source.slice(end)}`,
    placeOf({ line, column }: Position): Position {
      if (line !== first.line || column < first.column) return { line, column };
      return { line, column: Math.max(first.column, column - opening.length) };
    },
  };
}

/** Sucrase reads nearly all that TypeScript does; where it does not, it says so with a place in its message. */
function problemOf(error: unknown): CellProblem {
  const message = error instanceof Error ? error.message : "";
  const [, line = "1", column = "1"] = /\((\d+):(\d+)\)$/.exec(message) ?? [];
  return {
    line: Number(line),
    column: Number(column),
    message: "This is TypeScript that a cell cannot run yet.",
    hint: "Write it in a simpler way.",
  };
}
