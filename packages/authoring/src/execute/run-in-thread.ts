import { Worker } from "node:worker_threads";
import type { CellError, CellResult, RunRequest } from "@lightcone/runtime";
import type { FromThread } from "./messages.ts";

/** The library cannot be loaded, so that nothing can be run. */
export class LibraryError extends Error {}

/** A thread in which chains of cells run, one at a time. It is of no more use after a cell that stalled or crashed. */
export type Thread = {
  /** @throws {LibraryError} if the library does not load. */
  run(request: RunRequest, stallSeconds: number): Promise<CellResult>;
  end(): Promise<unknown>;
};

/** Starts a thread that loads the library at a path; it is ready when its first run is. */
export function startThread(library: string): Thread {
  const worker = new Worker(new URL("./thread.mjs", import.meta.url), { workerData: library });
  const ready = new Promise<void>((resolve, reject) => {
    worker.once("message", () => resolve());
    worker.once("error", (error) => reject(new LibraryError(error.message)));
    worker.once("exit", () => reject(new LibraryError("it ended the thread that loads it")));
  });
  return {
    end: () => worker.terminate(),
    async run(request, stallSeconds) {
      await ready;
      return runIn(worker, request, stallSeconds);
    },
  };
}

function runIn(worker: Worker, request: RunRequest, stallSeconds: number): Promise<CellResult> {
  const cell = request.chain.at(-1)!.id;
  return new Promise((resolve) => {
    const wait = () =>
      setTimeout(() => settle(failed(cell, "timeout", stalled(stallSeconds))), stallSeconds * 1000);
    const onMessage = (message: FromThread) => {
      if (message.type === "done") return settle(message.result);
      clearTimeout(patience);
      patience = wait();
    };
    const onError = (error: Error) => settle(failed(cell, "crashed", crashed(error.message)));
    const onExit = () => settle(failed(cell, "crashed", crashed("it exited")));
    const settle = (result: CellResult) => {
      clearTimeout(patience);
      worker.off("message", onMessage).off("error", onError).off("exit", onExit);
      resolve(result);
    };
    let patience = wait();
    worker.on("message", onMessage).on("error", onError).on("exit", onExit);
    worker.postMessage(request);
  });
}

type Words = Pick<CellError, "message" | "hint">;

function failed(cell: string, kind: CellError["kind"], words: Words): CellResult {
  return { cell, outputs: [], error: { kind, cell, line: null, column: null, ...words }, events: 0 };
}

const stalled = (seconds: number): Words => ({
  message: `The cell ran for ${seconds} s without a simulated event and was stopped.`,
  hint: "Look for a loop that does not end.",
});

const crashed = (reason: string): Words => ({
  message: `The cell ended the thread in which it ran: ${reason}.`,
  hint: "It may have used up the memory: make it keep less.",
});
