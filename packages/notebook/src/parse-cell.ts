import { declarationsOf, type Declaration } from "./declarations.ts";
import { importsOf, type Import } from "./imports.ts";
import { namesUsed, type Reference } from "./references.ts";
import { problemIn, type CellProblem } from "./rules.ts";
import { children, parseProgram, type Node } from "./syntax.ts";
import { problemOfError } from "./syntax-problem.ts";

/** What a cell defines, uses and shows, read off its source. */
export type Cell = {
  readonly declares: readonly Declaration[];
  /** Uses of names that the cell does not declare: other cells' names and globals. */
  readonly references: readonly Reference[];
  /** The references that assign to the name. */
  readonly assigns: readonly Reference[];
  readonly imports: readonly Import[];
  /** Offsets of the expression that ends the cell, without its semicolon; null where it ends in something else. */
  readonly lastExpression: { readonly start: number; readonly end: number } | null;
};

export type ParsedCell =
  { readonly ok: true; readonly cell: Cell } | { readonly ok: false; readonly problem: CellProblem };

/** Reads a cell written in TypeScript. Never throws: what cannot be read is a problem with its place. */
export function parseCell(source: string): ParsedCell {
  try {
    const program = parseProgram(source);
    const problem = problemIn(program);
    if (problem) return { ok: false, problem };
    const { references, assigns, ownValues } = namesUsed(program);
    const imports = importsOf(program, ownValues);
    const lastExpression = lastExpressionOf(program, source);
    return {
      ok: true,
      cell: { declares: declarationsOf(program), references, assigns, imports, lastExpression },
    };
  } catch (error) {
    return { ok: false, problem: problemOfError(error, source) };
  }
}

function lastExpressionOf(program: Node, source: string): Cell["lastExpression"] {
  const last = children(program, "body").findLast((statement) => statement.type !== "EmptyStatement");
  if (last?.type !== "ExpressionStatement") return null;
  const hasSemicolon = source[last.end - 1] === ";";
  return { start: last.start, end: hasSemicolon ? last.end - 1 : last.end };
}
