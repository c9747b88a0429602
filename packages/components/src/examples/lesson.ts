import type { LessonCell } from "@lightcone/lessons";
import type { CellError, CellResult, Output } from "../result.ts";

export const cellOf = (id: string, source: string): LessonCell => ({
  id,
  source,
  seed: 1,
  budget: 1000,
  title: null,
  expectThrows: null,
  expectError: null,
  position: { line: 1, column: 1 },
});

/** Three cells: `sum` builds on `numbers`, `alone` on nothing. */
export const cells: readonly LessonCell[] = [
  cellOf("numbers", "const a = 1;"),
  cellOf("sum", "a + 1;"),
  cellOf("alone", '"hello";'),
];

export const valueOf = (text: string): Output => ({ kind: "value", text });

export const resultOf = (cell: string, ...outputs: readonly Output[]): CellResult => ({
  cell,
  outputs,
  error: null,
  events: 0,
});

export const failure = (cell: string, error: Partial<CellError> = {}): CellResult => ({
  ...resultOf(cell),
  error: { kind: "runtime", cell, line: 3, column: 1, message: "It broke.", hint: null, ...error },
});
