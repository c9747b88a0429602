import type { CellResult, Output, RunRequest, WorkProgress } from "@lightcone/runtime";
import type { DoorCode } from "./messages.ts";

/** Where a lesson's cells run: one opaque-origin frame with one worker. */
export type Sandbox = {
  /**
   * Runs a chain and resolves with the last cell's result; it never rejects for anything that the learner's code does.
   * A second run while one is under way stops the first (its result has the error kind `stopped`). `doors` has the code
   * of those that its cells import: the sandbox itself has no network.
   */
  run(request: RunRequest, listen?: RunListener, doors?: readonly DoorCode[]): Promise<CellResult>;
  /**
   * As `run`, with the same result, in a worker that stays for the next `rerun`: what the two have in common is not computed
   * again. For runs that follow one another closely; `run`, `stop` and whatever ends a run end that worker.
   */
  rerun(request: RunRequest, listen?: RunListener, doors?: readonly DoorCode[]): Promise<CellResult>;
  /** Ends the run under way, if any. The next run gets a fresh worker. */
  stop(): void;
  /** Removes the frame. */
  dispose(): void;
};

export type RunListener = {
  /** The events spent so far, a few times a second; in words where other things are counted: "900 states, depth 9". */
  onProgress?(events: number, status?: string): void;
  /** Each output as it comes; the result has them all again. */
  onOutput?(output: Output): void;
  /**
   * Parts of a long work, such as seeds of a sweep, as they are done. `text` is what came of the newest ones, as the
   * library writes it: for a sweep the JSON of a summary, which merges with those before it.
   */
  onWork?(progress: WorkProgress): void;
};

export type SandboxOptions = {
  /** Address of the sandbox document, such as `/sandbox/index.html`. */
  readonly url: string;
  /** The wall-clock backstop: seconds without progress after which a run is ended. Default 5. */
  readonly stallSeconds?: number;
};
