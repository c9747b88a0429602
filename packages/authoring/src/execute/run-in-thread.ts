import { Worker } from "node:worker_threads";
import type { Attempt } from "@lightcone/runtime";
import { mostMegabytes } from "./limits.ts";
import type { FromThread, ToThread } from "./messages.ts";

/** The library cannot be loaded, so that nothing can be run. */
export class LibraryError extends Error {}

/** A thread in which chains of cells run, one at a time. It is of no more use after a chain that stalled or crashed. */
export type Thread = {
  /**
   * Runs a chain; `onProgress` is called a few times a second, while there is progress.
   * @throws {LibraryError} if the library does not load.
   * @throws {Error} if the thread ends meanwhile.
   */
  attempt(asked: ToThread, onProgress: () => void): Promise<Attempt>;
  end(): Promise<unknown>;
};

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
    async attempt(asked, onProgress) {
      const isGone = await Promise.race([ready, gone]);
      if (isGone) throw new LibraryError(isGone.message);
      onProgress(); // from here on it is the cells that take their time
      const outcome = await Promise.race([answer(worker, asked, onProgress), gone]);
      if (outcome instanceof Error) throw outcome;
      return outcome;
    },
  };
}

function answer(worker: Worker, asked: ToThread, onProgress: () => void): Promise<Attempt> {
  return new Promise((resolve) => {
    const listen = (message: FromThread) => {
      onProgress();
      if (message.type !== "done") return;
      worker.off("message", listen);
      resolve(message.attempt);
    };
    worker.on("message", listen);
    worker.postMessage(asked);
  });
}
