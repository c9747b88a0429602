import type { Value } from "./execution.ts";

/**
 * What clients saw: an operation begins, and ends as `ok` (it happened, with this result), `fail` (it did not happen
 * and never will) or `info` (it may have happened, and may still). Times in integer microseconds.
 */
export type HistoryEvent = {
  readonly kind: "invoke" | "ok" | "fail" | "info";
  readonly client: string;
  readonly id: string;
  readonly operation: Value;
  readonly result: Value | null;
  readonly at: number;
};
