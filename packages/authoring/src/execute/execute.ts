import { availableParallelism } from "node:os";
import {
  executeDivided,
  type CellError,
  type CellResult,
  type Crew,
  type DividedOptions,
  type RunRequest,
} from "@lightcone/runtime";
import { openPatience, Stall } from "./patience.ts";
import { startPool, type Pool } from "./pool.ts";
import { LibraryError, startThread, type Thread } from "./run-in-thread.ts";

export type ExecuteOptions = {
  /** Path of the module that exports `library`. */
  readonly library: string;
  /** Seconds without a simulated event after which a run is ended: the backstop for what no budget counts. */
  readonly stallSeconds: number;
  /** How the long work of a cell, such as a sweep, is divided. The results do not depend on it. */
  readonly division?: Partial<Division>;
};

export type Division = Pick<DividedOptions, "eventsPerPart"> & {
  /** How many threads help; as many as there are cores, unless told otherwise. */
  readonly workers: number;
  /** After how many events of a work the others help. */
  readonly handOver: number;
};

/**
 * Runs chains of cells one after another in a thread, and gives the results in the order of the requests; their long
 * work is divided among all cores. A cell runs after those that it needs, so that what stalls is known by name: it is
 * not waited for again, and the cells that need it fail with its error.
 * @throws {LibraryError} if the library does not load.
 */
export async function execute(
  requests: readonly RunRequest[],
  options: ExecuteOptions,
): Promise<CellResult[]> {
  const results = new Map<RunRequest, CellResult>();
  /** How the newest run of each cell ended. */
  const errors = new Map<string, CellResult["error"]>();
  const keep = (request: RunRequest, result: CellResult) => {
    results.set(request, result);
    errors.set(result.cell, result.error);
  };
  let staff: Staff | null = null;
  try {
    for (const request of requests.toSorted((a, b) => a.chain.length - b.chain.length)) {
      const cell = request.chain.at(-1)!.id;
      const stalled = request.chain
        .slice(0, -1)
        .map(({ id }) => errors.get(id))
        .find(isStall);
      if (stalled) {
        keep(request, { cell, outputs: [], error: stalled, events: 0 });
        continue;
      }
      staff ??= engage(options);
      const result = await run(request, staff, options);
      keep(request, result);
      if (isStall(result.error) || result.error?.kind === "crashed") {
        await staff.end();
        staff = null;
      }
    }
  } finally {
    await staff?.end();
  }
  return requests.map((request) => results.get(request)!);
}

const isStall = (error: CellResult["error"] | undefined) => error?.kind === "timeout";

/** Whoever runs chains: the thread that attempts them, and the helpers for work in parts. */
type Staff = { readonly thread: Thread; readonly pool: Pool; readonly size: number; end(): Promise<unknown> };

function engage({ library, division: { workers = availableParallelism() } = {} }: ExecuteOptions): Staff {
  const [thread, pool] = [startThread(library), startPool(workers)];
  return { thread, pool, size: workers, end: () => Promise.all([thread.end(), pool.end()]) };
}

async function run(
  request: RunRequest,
  { thread, pool, size }: Staff,
  { library, stallSeconds, division = {} }: ExecuteOptions,
): Promise<CellResult> {
  const patience = openPatience(stallSeconds);
  const crew: Crew = {
    size,
    attempt: (answers) => thread.attempt({ request, answers, handOver: division.handOver }, patience.renew),
    hire: (answers) => pool.hire(library, request, answers, patience.renew),
  };
  const options = { budget: request.budget, eventsPerPart: division.eventsPerPart };
  try {
    return await Promise.race([executeDivided(crew, options), patience.lost]);
  } catch (error) {
    if (error instanceof LibraryError) throw error;
    if (error instanceof Stall) return failed(request, "timeout", stalled(stallSeconds));
    return failed(request, "crashed", crashed(error as Error));
  } finally {
    patience.end();
  }
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
