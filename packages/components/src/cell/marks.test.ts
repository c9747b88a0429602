import { expect, test } from "vitest";
import { cells, failure, resultOf } from "../examples/lesson.ts";
import { initialState, reduce, type LessonState } from "../notebook/lesson-state.ts";
import type { CellResult } from "../result.ts";
import { inlineText, marksOf } from "./marks.ts";

const chain = cells.slice(0, 2).map(({ id, source }) => ({ id, source }));
const ran = (state: LessonState, cell: string, result: CellResult) =>
  reduce(state, { type: "ended", cell, result, chain: cell === "numbers" ? chain.slice(0, 1) : chain });
const lines = (state: LessonState, id: string) => marksOf(state.cells, id).map(({ line }) => line);

test("a failed run marks its line in the cell where it failed, whichever cell was run", () => {
  const own = ran(initialState(cells), "sum", failure("sum"));
  expect([lines(own, "sum"), lines(own, "numbers")]).toEqual([[3], []]);
  const ancestor = ran(initialState(cells), "sum", failure("numbers", { cell: "numbers", line: 1 }));
  expect([lines(ancestor, "sum"), lines(ancestor, "numbers")]).toEqual([[], [1]]);
  expect(lines(ran(ancestor, "numbers", failure("numbers", { line: 1 })), "numbers"), "once").toEqual([1]);
});

test("an edit of the marked cell clears the mark; an edit of another one does not", () => {
  const failed = ran(initialState(cells), "sum", failure("numbers", { cell: "numbers", line: 1 }));
  const edited = (cell: string) => reduce(failed, { type: "edited", cell, source: "1;" });
  expect(lines(edited("numbers"), "numbers")).toEqual([]);
  expect(lines(edited("sum"), "numbers")).toEqual([1]);
});

test("a run that succeeds, or whose failure has no line, marks nothing", () => {
  expect(lines(ran(initialState(cells), "sum", resultOf("sum")), "sum")).toEqual([]);
  expect(lines(ran(initialState(cells), "sum", failure("sum", { line: null })), "sum")).toEqual([]);
});

test("beside the line stands the message's first line, shortened", () => {
  const mark = { line: 1, column: 1, message: `${"x".repeat(200)}\nmore` };
  expect(inlineText(mark)).toBe(`${"x".repeat(139)}…`);
});
