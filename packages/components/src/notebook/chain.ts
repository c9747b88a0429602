import type { CellError, CellSource } from "../result.ts";

/** The part of `@lightcone/notebook` that is needed here; it is loaded when somebody edits or runs. */
export type Notebook = typeof import("@lightcone/notebook");

/** The sources that must run for a cell, its own last, or why they cannot be found. */
export type Chain = { readonly cells: readonly CellSource[] } | { readonly error: CellError };
