import type { LessonCell } from "@lightcone/lessons";
import type { Sandbox } from "@lightcone/sandbox";
import type { CellError, CellResult, CellSource } from "../result.ts";
import { chainFor, type Notebook } from "./chain.ts";
import { gatherProgress } from "./progress.ts";
import { sourcesNow, type Store } from "./store.ts";

/** Code that running needs, loaded when somebody runs. */
export type RunnerParts = {
  readonly notebook: () => Promise<Notebook>;
  readonly sandbox: () => Promise<Sandbox>;
};

export type Runner = {
  /** Runs a cell with its ancestors, as they stand now. Never rejects: what goes wrong is the cell's result. */
  run(cell: string): Promise<void>;
  /** Ends the run under way, if any. */
  stop(): void;
  /** Removes the sandbox; a later run makes a new one. */
  dispose(): void;
};

/** The one place that runs cells of a lesson: one sandbox, one run at a time; a new run stops the one before. */
export function createRunner(cells: readonly LessonCell[], store: Store, parts: RunnerParts): Runner {
  let sandbox: Promise<Sandbox> | null = null;
  let live: Sandbox | null = null;
  let current = new AbortController();
  let queue: Promise<void> = Promise.resolve();

  async function load(): Promise<readonly [Notebook, Sandbox]> {
    sandbox ??= parts.sandbox();
    try {
      const loaded = await Promise.all([parts.notebook(), sandbox]);
      live = loaded[1];
      return loaded;
    } catch (cause) {
      sandbox = null; // so that the next run tries again
      throw cause;
    }
  }

  async function execute(cell: LessonCell, stopped: AbortSignal): Promise<void> {
    const now: readonly CellSource[] = sourcesNow(cells, store);
    const own = now.filter(({ id }) => id === cell.id);
    const end = (result: CellResult, chain: readonly CellSource[] = own) =>
      store.dispatch({ type: "ended", cell: cell.id, result, chain });
    const fail = (error: CellError) => end({ cell: cell.id, outputs: [], error, events: 0 });

    store.dispatch({ type: "started", cell: cell.id });
    const loaded = await Promise.race([load().catch(() => null), whenAborted(stopped)]);
    if (stopped.aborted) return fail(error(cell.id, "stopped", "You stopped the run.", null));
    if (loaded === null) return fail(error(cell.id, "crashed", notLoaded, tryAgain));
    const chain = chainFor(loaded[0], now, cell.id);
    if ("error" in chain) return fail(chain.error);
    const progress = gatherProgress((news) => store.dispatch({ type: "progressed", cell: cell.id, ...news }));
    const result = await loaded[1].run(
      { chain: chain.cells, seed: cell.seed, budget: cell.budget },
      progress,
    );
    progress.end();
    end(result, chain.cells);
  }

  function stop() {
    current.abort();
    live?.stop();
  }

  return {
    run(id) {
      stop();
      const mine = (current = new AbortController()).signal;
      const cell = cells.find((candidate) => candidate.id === id);
      if (cell !== undefined) queue = queue.then(() => (mine.aborted ? undefined : execute(cell, mine)));
      return queue;
    },
    stop,
    dispose() {
      stop();
      live?.dispose();
      live = null;
      sandbox = null;
    },
  };
}

const notLoaded = "The code that runs cells could not be loaded.";
const tryAgain = "Check the connection, then run the cell again; what you typed is kept.";

const error = (cell: string, kind: CellError["kind"], message: string, hint: string | null): CellError => ({
  kind,
  cell,
  line: null,
  column: null,
  message,
  hint,
});

const whenAborted = (signal: AbortSignal) =>
  new Promise<null>((resolve) => signal.addEventListener("abort", () => resolve(null), { once: true }));
