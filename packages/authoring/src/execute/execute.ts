import { Worker } from "node:worker_threads";
import type { CellError, CellResult, RunRequest } from "@lightcone/runtime";
import type { FromThread } from "./messages.ts";

export type ExecuteOptions = {
  /** Path of the module that exports `library`. */
  readonly library: string;
  /** Seconds without a simulated event after which a run is ended: the backstop for what no budget counts. */
  readonly stallSeconds: number;
};

/** The library cannot be loaded, so that nothing can be run. */
export class LibraryError extends Error {}

/**
 * Runs chains of cells one after another, each in a thread of its own, as the page does: what one leaves behind,
 * no other finds. Gives the results in the order of the requests. A cell runs after those that it needs, so that what
 * stalls is known: it is not waited for again, and the cells that need it fail with its error.
 * @throws {LibraryError} if the library does not load.
 */
export async function execute(
  requests: readonly RunRequest[],
  options: ExecuteOptions,
): Promise<CellResult[]> {
  const results = new Map<string, CellResult>();
  const threads = supplyOf(options.library, requests.length);
  try {
    for (const request of requests.toSorted((a, b) => a.chain.length - b.chain.length)) {
      const stalled = request.chain.map(({ id }) => results.get(id)?.error).find(isStall);
      const cell = lastOf(request);
      results.set(
        cell,
        stalled
          ? { cell, outputs: [], error: stalled, events: 0 }
          : await threads.take().run(request, options.stallSeconds),
      );
    }
  } finally {
    await threads.end();
  }
  return requests.map((request) => results.get(lastOf(request))!);
}

const lastOf = ({ chain }: RunRequest): string => chain.at(-1)!.id;
const isStall = (error: CellError | null | undefined) => error?.kind === "timeout";

/** Up to `count` threads, one ahead of need: while a chain runs, the thread for the next one loads. */
function supplyOf(library: string, count: number) {
  let left = count;
  let spare: Thread | null = null;
  return {
    take(): Thread {
      const thread = spare ?? startThread(library);
      left -= 1;
      spare = left > 0 ? startThread(library) : null;
      return thread;
    },
    end: async () => void (await spare?.end()),
  };
}

type Thread = {
  /** Runs one chain; the thread is then at its end. */
  run(request: RunRequest, stallSeconds: number): Promise<CellResult>;
  end(): Promise<unknown>;
};

function startThread(library: string): Thread {
  const worker = new Worker(new URL("./thread.mjs", import.meta.url), { workerData: library });
  const ready = new Promise<void>((resolve, reject) => {
    worker.once("message", () => resolve());
    worker.once("error", (error) => reject(new LibraryError(error.message)));
    worker.once("exit", () => reject(new LibraryError("it ended the thread that loads it")));
  });
  // Whoever runs the thread learns of its failure; one that nobody runs must not end the process.
  ready.catch(() => {});

  return {
    end: () => worker.terminate(),
    async run(request, stallSeconds) {
      try {
        await ready;
        return await answerOf(worker, request, stallSeconds);
      } finally {
        await worker.terminate();
      }
    },
  };
}

function answerOf(worker: Worker, request: RunRequest, stallSeconds: number): Promise<CellResult> {
  const cell = lastOf(request);
  return new Promise((resolve) => {
    const fail = (kind: CellError["kind"], message: string, hint: string) => {
      const error = { kind, cell, line: null, column: null, message, hint };
      resolve({ cell, outputs: [], error, events: 0 });
    };
    const onStall = () =>
      fail(
        "timeout",
        `The cell ran for ${stallSeconds} seconds without a simulated event and was stopped.`,
        "Look for a loop that does not end.",
      );
    let patience = setTimeout(onStall, stallSeconds * 1000);
    worker.on("message", (message: FromThread) => {
      clearTimeout(patience);
      if (message.type === "done") resolve(message.result);
      else patience = setTimeout(onStall, stallSeconds * 1000);
    });
    worker.once("error", (error) => fail("crashed", `The cell ended its thread: ${error.message}.`, memory));
    worker.once("exit", () => {
      clearTimeout(patience);
      fail("crashed", "The cell ended its thread.", memory);
    });
    worker.postMessage(request);
  });
}

const memory = "It may have used up the memory: make it keep less.";
