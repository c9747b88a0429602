import type { CellResult, Output, RunRequest } from "@lightcone/runtime";
import * as failures from "./failures.ts";
import type { Failure } from "./failures.ts";
import { limits, sizeOf } from "./limits.ts";
import { type DoorCode, type FromFrame, fromFrame, read, toFrame } from "./messages.ts";
import type { Frame } from "./open-frame.ts";
import type { RunListener, Sandbox } from "./sandbox.ts";

/** What the host needs of the browser; tests play it. */
export type Surroundings = {
  /** Opens a sandbox document; what it says goes to `hear`. */
  open(hear: (crossed: unknown) => void): Frame;
  /** Calls back after so many milliseconds, unless the returned function was called before. */
  after(ms: number, callback: () => void): () => void;
  readonly stallSeconds: number;
};

type Run = {
  readonly request: RunRequest;
  readonly doors: readonly DoorCode[];
  readonly stays: boolean;
  readonly listen: RunListener;
  readonly resolve: (result: CellResult) => void;
  readonly outputs: Output[];
  size: number; //   of the outputs so far
  events: number; // spent so far, as far as is known
  effort: number; // of all its workers
};

/** How long a document may take to load and answer, and a living one to replace a killed worker (seconds). */
const openSeconds = 20;
const replaceSeconds = 2;

/** The patience of a run is counted in parts: a laptop that slept, or a page that was busy, has missed one, not all. */
const stallParts = 5;

/**
 * The page's side. The frame is absent, or was told to get ready (`isReady` is false), or waits for a run (where the last
 * one stayed, its worker too), or runs one; exactly in the second and the last case a timer is set, so nothing waits for ever.
 */
export function createHost({ open, after, stallSeconds }: Surroundings): Sandbox {
  let frame: Frame | null = null;
  let isReady = false;
  let run: Run | null = null;
  let cancelTimer = () => {};

  const setTimer = (seconds: number, callback: () => void) => {
    cancelTimer();
    cancelTimer = after(seconds * 1_000, callback);
  };

  const connect = () => {
    frame = open(hear);
    setTimer(openSeconds, () => discard(failures.unreachable(openSeconds)));
  };

  /** Gives up the frame, and the run under way with it. */
  const discard = (failure: Failure) => {
    cancelTimer();
    frame?.close();
    frame = null;
    isReady = false;
    settle(failure);
  };

  const begin = ({ request, doors, stays }: Run) => {
    frame?.post({ type: "run", request, doors, stays });
    watch();
  };

  const watch = (parts = stallParts) =>
    setTimer(stallSeconds / stallParts, () =>
      parts > 1 ? watch(parts - 1) : end(failures.stalled(stallSeconds)),
    );

  /** Ends the run under way. Its worker is replaced even where it answered: it holds what the cells left behind. */
  const end = (error: Failure | CellResult["error"]) => {
    if (run === null) return;
    if (isReady) {
      isReady = false;
      frame?.post({ type: "end" });
      setTimer(replaceSeconds, reopen);
    }
    settle(error);
  };

  /** The whole document hangs or is gone: a run that waits for it gets a new one. */
  const reopen = () => {
    frame?.close();
    frame = null;
    if (run !== null) connect();
  };

  const settle = (error: Failure | CellResult["error"]) => {
    if (run === null) return;
    const { request, resolve, outputs, events } = run;
    const cell = lastCell(request);
    run = null;
    resolve({ cell, outputs, events, error: error && { cell, line: null, column: null, ...error } });
  };

  const hear = (crossed: unknown) => {
    const message = read(fromFrame, crossed);
    if (message === null) return discard(failures.garbled);
    if (message.type === "ready") {
      if (isReady) return;
      isReady = true;
      cancelTimer();
      if (run !== null) begin(run);
    } else if (isReady && run !== null) hearRun(run, message);
  };

  const hearRun = (run: Run, message: Exclude<FromFrame, { type: "ready" }>) => {
    switch (message.type) {
      case "blocked":
        return end(failures.blocked);
      case "crashed":
        return end(failures.crashed(message.reason));
      case "progress":
        if (message.effort <= run.effort) return;
        run.effort = message.effort;
        watch();
        if (message.events <= run.events) return;
        run.events = message.events;
        return run.listen.onProgress?.(message.events, message.status);
      case "work":
        watch();
        return run.listen.onWork?.(message.progress);
      case "output":
        run.outputs.push(message.output);
        run.size += sizeOf(message.output);
        if (run.outputs.length > limits.outputs || run.size > limits.size) return discard(failures.garbled);
        if (run.request.ask) return end(null); // the answer: what the chain does after it does not matter
        watch();
        return run.listen.onOutput?.(message.output);
      case "done":
        run.events = message.events;
        if (!run.stays) return end(message.error);
        cancelTimer();
        return settle(message.error);
    }
  };

  const start = (
    request: RunRequest,
    listen: RunListener,
    doors: readonly DoorCode[],
    stays: boolean,
  ): Promise<CellResult> => {
    end(failures.replaced);
    return new Promise((resolve) => {
      run = { request, doors, stays, listen, resolve, outputs: [], size: 0, events: 0, effort: 0 };
      if (read(toFrame, { type: "run", request, doors, stays }) === null) settle(failures.refused);
      else if (frame === null) connect();
      else if (isReady) begin(run);
    });
  };

  return {
    run: (request, listen = {}, doors = []) => start(request, listen, doors, false),
    rerun: (request, listen = {}, doors = []) => start(request, listen, doors, true),
    stop: () => end(failures.stopped),
    dispose: () => discard(failures.stopped),
  };
}

const lastCell = ({ chain }: RunRequest) => chain.at(-1)?.id ?? "";
