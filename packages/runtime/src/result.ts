/** What running a cell produces. All of it is plain data: it crosses a port and is written beside the lesson. */

/** A cell as it is run. */
export type CellSource = { readonly id: string; readonly source: string };

/** A value that a library of the cell knows how to draw; the runtime does not look inside. */
export type Shown = { readonly type: string; readonly data: unknown };

export type Output =
  | { readonly kind: "console"; readonly level: "log" | "info" | "warn" | "error"; readonly text: string }
  /** Lines of the console that the cap swallowed. */
  | { readonly kind: "omitted"; readonly lines: number }
  /**
   * The value of the cell's last expression, or one given to `show` that the library cannot draw (its caption and a
   * colon before it), in the notation of the language.
   */
  | { readonly kind: "value"; readonly text: string }
  /** What the cell handed to `show`, with its caption. */
  | { readonly kind: "shown"; readonly caption: string | null; readonly shown: Shown };

/** What went wrong, and where: line and column count from 1, in the source of the cell that is named. */
export type CellError = {
  readonly kind: "syntax" | "name" | "runtime" | "budget" | "stopped" | "timeout" | "crashed";
  readonly cell: string;
  readonly line: number | null;
  readonly column: number | null;
  /** One sentence: what happened. */
  readonly message: string;
  /** What the reader can do about it, where there is something to say. */
  readonly hint: string | null;
};

export type CellResult = {
  readonly cell: string;
  readonly outputs: readonly Output[];
  /** Null where the cell ran to its end. Outputs made before the error are kept. */
  readonly error: CellError | null;
  /** Events of simulation that were spent, the chain's included. */
  readonly events: number;
};

/** Run the last cell of `chain`; the others are its ancestors, in the lesson's order. Only the last one's outputs are reported. */
export type RunRequest = {
  readonly chain: readonly CellSource[];
  /** Seed of what chance a cell asks the language for (`Math.random`). */
  readonly seed: number;
  /** How many events of simulation the whole chain may spend. */
  readonly budget: number;
  /** Left out where the run is for its outputs. */
  readonly ask?: Ask | undefined;
};

/**
 * A question about something that the last cell shows: a cell is deterministic, so what it showed once it shows again.
 * The answer, if any, is the only output, in the place of what was shown.
 */
export type Ask = {
  /** The how manieth of the pictures that the cell shows, from 0. */
  readonly shown: number;
  /** Plain data that the library reads. */
  readonly question: unknown;
};
