import { visit } from "unist-util-visit";
import { readCellAttributes } from "./cell-attributes.ts";
import type { LessonCell, LessonProblem } from "./ir.ts";
import { editDistance } from "./nearest.ts";
import type { Code, Tree } from "./tree.ts";

const language = "ts";
const kind = "cell";
const asCell = "Begin the block with ```ts cell id=...";

/** Whether a block of code in the tree is a cell. */
export function isCell(node: Code): boolean {
  return node.lang === language && node.meta?.split(/\s/, 1)[0] === kind;
}

/** The cells of a lesson, and what is wrong with the fences of any of its blocks of code. */
export function readCells(tree: Tree, text: string, file: string): Reading {
  const lines = text.split("\n");
  const cells: LessonCell[] = [];
  const problems: LessonProblem[] = [];
  const lineOfId = new Map<string, number>();

  visit(tree, "code", (node) => {
    const fence = fenceOf(node, lines);
    if (fence === null) return;
    const { line } = fence;
    const report = (column: number, message: string, hint: string) =>
      problems.push({ file, line, column, message, hint });

    if (!fence.isClosed) {
      report(
        fence.column,
        "this block of code is never closed",
        `Add a line ${fence.marker} behind its code.`,
      );
    }
    const mistaken = mistakenKind(fence);
    if (mistaken) report(mistaken.column, mistaken.message, mistaken.hint);
    if (!isCell(node)) return;

    if (fence.column !== 1) {
      report(
        1,
        "a cell stands at the margin, not in a list or quotation",
        "Remove what is before the fence.",
      );
    }
    const { cell, idColumn, flaws } = readCellAttributes(fence.text, fence.kind.end);
    for (const { column, message, hint } of flaws) report(column, message, hint);
    if (cell === null) return;
    const first = lineOfId.get(cell.id);
    if (first !== undefined) {
      const hint = "Every cell of a lesson has its own id: give this one another.";
      report(idColumn, `the id \`${cell.id}\` is already taken by the cell in line ${first}`, hint);
    } else lineOfId.set(cell.id, line);
    cells.push({ ...cell, source: node.value, position: { line: line + 1, column: 1 } });
  });

  return { cells, problems: [...problems, ...fencesThatAreNone(tree, lines, file)] };
}

type Reading = { readonly cells: readonly LessonCell[]; readonly problems: readonly LessonProblem[] };

type Word = { readonly text: string; readonly column: number; readonly end: number };

type Fence = {
  readonly line: number;
  readonly column: number;
  readonly marker: string;
  /** The whole line. */
  readonly text: string;
  readonly language: Word;
  readonly kind: Word;
  readonly isClosed: boolean;
};

/** The opening fence as it is written; null for a block that is only indented. */
function fenceOf(node: Code, lines: readonly string[]): Fence | null {
  const { start, end } = node.position!;
  const text = lines[start.line - 1]!;
  const marker = /^(?:`{3,}|~{3,})/.exec(text.slice(start.column - 1))?.[0];
  if (marker === undefined) return null;
  const language = wordAt(text, start.column - 1 + marker.length);
  const last = /^[\s>]*(`+|~+)\s*$/.exec(lines[end.line - 1]!)?.[1] ?? "";
  const isClosed = end.line > start.line && last.startsWith(marker);
  return { ...start, marker, text, language, kind: wordAt(text, language.end), isClosed };
}

function wordAt(text: string, from: number): Word {
  const blank = /^\s*/.exec(text.slice(from))![0].length;
  const word = /^\S*/.exec(text.slice(from + blank))![0];
  return { text: word, column: from + blank + 1, end: from + blank + word.length };
}

/** A block that was probably meant as a cell, and would silently be none. */
function mistakenKind(fence: Fence): { column: number; message: string; hint: string } | null {
  const { text, column } = fence.language;
  if (text === kind) return { column, message: "the cell does not say its language", hint: asCell };
  if (fence.kind.text === kind && text !== language) {
    return { column, message: `a cell is written in ts, not in ${text}`, hint: asCell };
  }
  const isNear = fence.kind.text !== kind && editDistance(fence.kind.text, kind) <= 1;
  if (text === language && isNear) {
    const message = `a block of code cannot be a \`${fence.kind.text}\``;
    return { column: fence.kind.column, message, hint: `Did you mean \`${kind}\`?` };
  }
  return null;
}

/** Markdown does not take a line for a fence that holds another backtick; the cell would silently become prose. */
function fencesThatAreNone(tree: Tree, lines: readonly string[], file: string): LessonProblem[] {
  const problems: LessonProblem[] = [];
  visit(tree, "paragraph", (node) => {
    const { start, end } = node.position!;
    for (let line = start.line; line <= end.line; line++) {
      const text = lines[line - 1]!;
      const fence = /^\s*```+\s*\w+\s+cell\s/.exec(text)?.[0];
      if (fence === undefined) continue;
      const column = text.indexOf("`", fence.length) + 1;
      const hint = "Write the attribute without it, or open and close the block with `~~~`.";
      problems.push({
        file,
        line,
        column,
        message: "a backtick in this line keeps it from opening a cell",
        hint,
      });
    }
  });
  return problems;
}
