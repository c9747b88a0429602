import type { Answer, Attempt, Part, RunRequest } from "@lightcone/runtime";

/** A chain to run in a thread, as far as these answers to its works reach. */
export type ToThread = {
  readonly request: RunRequest;
  readonly answers: readonly Answer[];
  /** After how many events of a work the attempt ends, so that the work is divided; by default as in the page. */
  readonly handOver?: number | undefined;
};

/** What a thread tells: that its library is loaded, that the run goes on, how it ended. */
export type FromThread =
  | { readonly type: "ready" }
  | { readonly type: "progress" }
  | { readonly type: "done"; readonly attempt: Attempt };

/** What a helper is asked: parts of its work; or, with null, to end. */
export type ToHelper = { readonly from: number; readonly count: number } | null;

export type FromHelper = { readonly type: "progress" } | { readonly type: "part"; readonly part: Part };
