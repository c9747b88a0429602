import type { LessonCell } from "@lightcone/lessons";
import type { DoorCode, Sandbox } from "@lightcone/sandbox";
import type { CellError, CellResult, CellSource, Shown } from "../result.ts";
import { chainFor, type Notebook } from "./chain.ts";
import { type Ask, asWritten, chainShown, unanswered } from "./inquire.ts";
import { gatherProgress } from "./progress.ts";
import { sourcesNow, type Store } from "./store.ts";

/** Code that running needs, loaded when somebody runs. */
export type RunnerParts = {
  readonly notebook: () => Promise<Notebook>;
  readonly sandbox: () => Promise<Sandbox>;
  /** The code of the doors that these cells import. */
  readonly doors: (cells: readonly CellSource[]) => Promise<readonly DoorCode[]>;
};

export type Runner = {
  /** Runs a cell with its ancestors, as they stand now. Never rejects: what goes wrong is the cell's result. */
  run(cell: string): Promise<void>;
  /**
   * Answers a question about a picture that a cell shows, when nothing else runs; a run that begins meanwhile ends it.
   * Never rejects: why there is no answer is the answer.
   */
  ask(cell: string, ask: Ask): Promise<Shown>;
  /**
   * Runs a cell again while inputs are turned: what it showed stays until the new result comes, and only a run that takes
   * long is seen to run. Does nothing where something runs already. What `superseded` ends leaves no trace.
   */
  rerun(cell: string, superseded: AbortSignal): Promise<void>;
  /** Resolves when nothing runs. */
  idle(): Promise<void>;
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
  let waiting = 0; // in the queue, with the run under way

  /** What a lesson's runs need, the same for all of its cells: so the worker that waits for the next run has it. */
  async function load(
    cells: readonly CellSource[],
  ): Promise<readonly [Notebook, Sandbox, readonly DoorCode[]]> {
    sandbox ??= parts.sandbox();
    try {
      const loaded = await Promise.all([parts.notebook(), sandbox, parts.doors(cells)]);
      live = loaded[1];
      return loaded;
    } catch (cause) {
      sandbox = null; // so that the next run tries again
      throw cause;
    }
  }

  /** `superseded` is null for a run that the reader has asked for. */
  async function execute(
    cell: LessonCell,
    stopped: AbortSignal,
    superseded: AbortSignal | null = null,
  ): Promise<void> {
    const isSeen = () => store.get().cells[cell.id]?.run.phase === "running";
    const isNobodyTold = () => superseded !== null && (stopped.aborted ? !isSeen() : superseded.aborted);
    const now: readonly CellSource[] = sourcesNow(cells, store, cell.id);
    const own = now.filter(({ id }) => id === cell.id);
    const end = (result: CellResult, chain: readonly CellSource[] = own) =>
      store.dispatch({ type: "ended", cell: cell.id, result, chain });
    const fail = (error: CellError) => end({ cell: cell.id, outputs: [], error, events: 0 });

    if (superseded === null) store.dispatch({ type: "started", cell: cell.id });
    const loaded = await Promise.race([load(now).catch(() => null), whenAborted(stopped)]);
    if (isNobodyTold()) return;
    if (stopped.aborted) return fail(error(cell.id, "stopped", "You stopped the run.", null));
    if (loaded === null) return fail(error(cell.id, "crashed", notLoaded, tryAgain));
    const chain = chainFor(loaded[0], now, cell.id);
    if (chain.error !== null) {
      const { cells, error } = chain;
      const result = { cell: cell.id, outputs: [], error, events: 0 };
      return store.dispatch({ type: "ended", cell: cell.id, result, chain: cells, isBarred: true });
    }
    const progress = gatherProgress((news) => store.dispatch({ type: "progressed", cell: cell.id, ...news }));
    const [, sandbox, doors] = loaded;
    const request = { chain: chain.cells, seed: cell.seed, budget: cell.budget };
    const result = await (superseded === null ? sandbox.run : sandbox.rerun)(request, progress, doors);
    progress.end();
    if (!isNobodyTold()) end(result, chain.cells);
  }

  async function answer(cell: LessonCell, ask: Ask, stopped: AbortSignal): Promise<Shown> {
    const loaded = await Promise.race([
      load(asWritten(cells, store)).catch(() => null),
      whenAborted(stopped),
    ]);
    if (stopped.aborted) return unanswered(interrupted);
    if (loaded === null) return unanswered(`${notLoaded} Check the connection, then try again.`);
    const [notebook, { run }, doors] = loaded;
    const chain = chainShown(notebook, cells, store, cell.id);
    if (chain === null) return unanswered("The cells that showed this cannot run.");
    const { outputs, error } = await run({ chain, seed: cell.seed, budget: cell.budget, ask }, {}, doors);
    const [output] = outputs;
    if (output?.kind === "shown") return output.shown;
    if (error?.kind === "stopped") return unanswered(interrupted);
    return unanswered(error?.message ?? "The cell no longer shows this. Run it again.");
  }

  /** A run that takes longer than this is seen to run. */
  async function executeQuietly(
    cell: LessonCell,
    stopped: AbortSignal,
    superseded: AbortSignal,
  ): Promise<void> {
    const end = () => live?.stop();
    superseded.addEventListener("abort", end, { once: true });
    const timer = setTimeout(() => store.dispatch({ type: "started", cell: cell.id }), quietMs);
    await execute(cell, stopped, superseded);
    clearTimeout(timer);
    superseded.removeEventListener("abort", end);
  }

  function enqueue(task: () => Promise<void> | undefined): Promise<void> {
    waiting += 1;
    queue = queue.then(task).finally(() => (waiting -= 1));
    return queue;
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
      if (cell === undefined) return queue;
      return enqueue(() => (mine.aborted ? undefined : execute(cell, mine)));
    },
    rerun(id, superseded) {
      const cell = cells.find((candidate) => candidate.id === id);
      if (cell === undefined || waiting > 0) return Promise.resolve();
      const mine = (current = new AbortController()).signal;
      return enqueue(() => executeQuietly(cell, mine, superseded));
    },
    idle: () => queue,
    ask(id, ask) {
      const { signal } = current.signal.aborted ? (current = new AbortController()) : current;
      const cell = cells.find((candidate) => candidate.id === id)!;
      const answered = queue.then(() => answer(cell, ask, signal));
      queue = answered.then(() => {});
      return answered;
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

const interrupted = "Another run began. Try again.";
/** Milliseconds for which a run that nobody has asked for is not seen: a bar that changes at each step would flicker. */
const quietMs = 300;

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
