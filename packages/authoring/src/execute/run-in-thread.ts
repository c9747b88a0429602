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

/** What needs more does not run in a reader's browser either. */
const mostMegabytes = 1024;

/** Starts a thread that loads the library at a path; it is ready when its first run is. */
export function startThread(library: string): Thread {
  const resourceLimits = { maxOldGenerationSizeMb: mostMegabytes };
  const worker = new Worker(new URL("./thread.mjs", import.meta.url), {
    workerData: library,
    resourceLimits,
  });
  const ready = new Promise<void>((resolve) => worker.once("message", () => resolve()));
  const gone = new Promise<Error>((resolve) => {
    worker.once("error", resolve);
    worker.once("exit", () => resolve(new Error("it exited")));
  });
  return {
    end: () => worker.terminate(),
    async run(request, stallSeconds) {
      const isGone = await Promise.race([ready, gone]);
      if (isGone) throw new LibraryError(isGone.message);
      const crash = gone.then((error) => failed(request, "crashed", crashed(error)));
      return Promise.race([answer(worker, request, stallSeconds), crash]);
    },
  };
}

function answer(worker: Worker, request: RunRequest, stallSeconds: number): Promise<CellResult> {
  return new Promise((resolve) => {
    const settle = (result: CellResult) => {
      clearTimeout(patience);
      worker.off("message", listen);
      resolve(result);
    };
    const wait = () =>
      setTimeout(() => settle(failed(request, "timeout", stalled(stallSeconds))), stallSeconds * 1000);
    const listen = (message: FromThread) => {
      if (message.type === "done") return settle(message.result);
      clearTimeout(patience);
      patience = wait();
    };
    let patience = wait();
    worker.on("message", listen);
    worker.postMessage(request);
  });
}

type Words = Pick<CellError, "message" | "hint">;

function failed({ chain }: RunRequest, kind: CellError["kind"], words: Words): CellResult {
  const cell = chain.at(-1)!.id;
  return { cell, outputs: [], error: { kind, cell, line: null, column: null, ...words }, events: 0 };
}

const stalled = (seconds: number): Words => ({
  message: `The cell ran for ${seconds} s without a simulated event and was stopped.`,
  hint: "Look for a loop that does not end.",
});

const crashed = ({ message }: Error): Words => ({
  message: `The cell ended the thread in which it ran: ${message}.`,
  hint: "It may have used up the memory: make it keep less.",
});
