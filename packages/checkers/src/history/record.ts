import type { Value } from "@lightcone/simulation";

/** One line of a recorded history, whatever it was written in. */
export type Recorded = {
  readonly line: number;
  readonly type: "invoke" | "ok" | "fail" | "info";
  readonly process: string;
  readonly f: string;
  readonly value: Value;
  /** Undefined where the line does not say it. */
  readonly key?: Value;
  readonly result?: Value;
  /** Nanoseconds. */
  readonly time?: number;
};

/** What a file is found to hold: its operations, and how many lines were none. */
export type Recording = { readonly records: readonly Recorded[]; readonly skipped: number };

/** How a recording is to be understood. */
export type Convention = {
  /**
   * What `:fail` says. "not": the operation did not happen. "happened": a compare-and-set happened and returned false, a
   * read ended without telling what it read, and of anything else the outcome is unknown.
   */
  readonly failMeans: "happened" | "not";
  /** Whether a read that returned nil tells nothing, as in Knossos, or that there was nothing. */
  readonly nilRead: "says-nothing" | "is-nil";
};

export const types = ["invoke", "ok", "fail", "info"] as const;
