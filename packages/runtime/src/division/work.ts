/**
 * Work of many independent parts, such as the runs of a sweep. What it comes to is the same however it is divided, so
 * a part may be computed in another worker: one that has come to the same place of the same chain.
 */
export type Work<Result> = {
  /** How many parts there are. They are counted from 0. */
  readonly count: number;
  /** What `count` parts from `from` on come to. It must depend on nothing else, and leave nothing behind. */
  compute(from: number, count: number): Result;
  /** What two sets of parts come to together; the order and the grouping make no difference. */
  merge(a: Result, b: Result): Result;
  /** A result as it crosses to another worker. */
  write(result: Result): string;
  read(text: string): Result;
};

/** Does work, for a function of the library that runs long: here, or elsewhere, as the host has it. */
export type Divide = <Result>(work: Work<Result>) => Result;

/** A work that was begun and is to go on elsewhere: its first `done` parts came to `text` and spent these events. */
export type Pending = {
  /** The how manieth work of the chain it is, from 0. */
  readonly work: number;
  readonly count: number;
  readonly done: number;
  readonly text: string;
  readonly events: number;
};

/** What a work came to elsewhere; or `here`: it is short, or failed elsewhere, and is to be done in its place. */
export type Answer = "here" | { readonly texts: readonly string[]; readonly events: number };

/** What came of some parts: their result, or that they used up the budget, or that they threw. */
export type Part =
  | { readonly kind: "done"; readonly text: string; readonly events: number }
  | { readonly kind: "exhausted"; readonly events: number }
  | { readonly kind: "failed" };
