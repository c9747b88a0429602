import type { CellResult, RunRequest } from "@lightcone/runtime";
import { startThread, type Thread } from "./run-in-thread.ts";

export type ExecuteOptions = {
  /** Path of the module that exports `library`. */
  readonly library: string;
  /** Seconds without a simulated event after which a run is ended: the backstop for what no budget counts. */
  readonly stallSeconds: number;
};

/**
 * Runs chains of cells one after another in a thread, and gives the results in the order of the requests. A cell runs
 * after those that it needs, so that what stalls is known by name: it is not waited for again, and the cells that need
 * it fail with its error.
 * @throws {LibraryError} if the library does not load.
 */
export async function execute(
  requests: readonly RunRequest[],
  options: ExecuteOptions,
): Promise<CellResult[]> {
  const results = new Map<string, CellResult>();
  let thread: Thread | null = null;
  try {
    for (const request of requests.toSorted((a, b) => a.chain.length - b.chain.length)) {
      const cell = request.chain.at(-1)!.id;
      const stalled = request.chain.map(({ id }) => results.get(id)?.error).find(isStall);
      if (stalled) {
        results.set(cell, { cell, outputs: [], error: stalled, events: 0 });
        continue;
      }
      thread ??= startThread(options.library);
      const result = await thread.run(request, options.stallSeconds);
      results.set(cell, result);
      if (isStall(result.error) || result.error?.kind === "crashed") {
        await thread.end();
        thread = null;
      }
    }
  } finally {
    await thread?.end();
  }
  return requests.map(({ chain }) => results.get(chain.at(-1)!.id)!);
}

const isStall = (error: CellResult["error"] | undefined) => error?.kind === "timeout";
