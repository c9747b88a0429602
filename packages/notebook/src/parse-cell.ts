import { declarationsOf, type Declaration } from "./declarations.ts";
import { importsOf, type Import } from "./imports.ts";
import { namesUsed, type Reference } from "./references.ts";
import { problemIn, type CellProblem } from "./rules.ts";
import { children, parseProgram, type Node } from "./syntax.ts";
import { isStill } from "./still.ts";
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
  /** Nothing that it does outlives its evaluation but what it defines; see SPEC. */
  readonly isStill: boolean;
};

export type ParsedCell =
  { readonly ok: true; readonly cell: Cell } | { readonly ok: false; readonly problem: CellProblem };

/** What was read last: cells are read again and again while others change, by many who need to know. */
const remembered = new Map<string, ParsedCell>();
const mostRemembered = 300;

/** Reads a cell written in TypeScript. Never throws: what cannot be read is a problem with its place. */
export function parseCell(source: string): ParsedCell {
  const known = remembered.get(source);
  if (known !== undefined) return known;
  const parsed = read(source);
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(source, parsed);
  return parsed;
}

function read(source: string): ParsedCell {
  try {
    const program = parseProgram(source);
    const problem = problemIn(program);
    if (problem) return { ok: false, problem };
    const { references, assigns, ownValues } = namesUsed(program);
    const imports = importsOf(program, ownValues);
    const lastExpression = lastExpressionOf(program, source);
    return {
      ok: true,
      cell: {
        declares: declarationsOf(program),
        references,
        assigns,
        imports,
        lastExpression,
        isStill: isStill(program),
      },
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
