import { availableParallelism } from "node:os";
import { emptySummary, merge, summaryFromJson, type Summary } from "@lightcone/simulation";
import { startPool } from "./pool.ts";

/** A sweep that a module exports: a function of a range of seeds, which gives their summary. */
export type SweepExport = {
  /** Address of the module, as `import.meta.resolve` or `new URL(..., import.meta.url).href` gives it. */
  readonly module: string;
  readonly name: string;
};

export type OverCores = {
  /** How many threads; as many as there are cores, unless told otherwise. */
  readonly workers?: number;
  /** How many seeds a thread is given at a time; unless told otherwise, so many that each gets a few sets. */
  readonly seedsAtATime?: number;
  /** Told how many seeds are done, and what they come to. */
  readonly onProgress?: (done: number, summary: Summary) => void;
};

const setsForEach = 8;

/**
 * Sweeps a range of seeds on all cores. A protocol is made of functions, which do not cross to another thread, so each
 * thread imports the module itself. The summary is the same however many threads there are.
 * @throws what the module throws, or a `TypeError` where it has no such function.
 */
export async function sweepOverCores(
  { module, name }: SweepExport,
  { from, count }: { readonly from: number; readonly count: number },
  options: OverCores = {},
): Promise<Summary> {
  const { workers = availableParallelism(), onProgress } = options;
  const { seedsAtATime = Math.max(1, Math.ceil(count / (setsForEach * workers))) } = options;
  const pool = startPool(workers);
  let summary = emptySummary;
  try {
    const sets = Array.from({ length: Math.ceil(count / seedsAtATime) }, (_, i) => i * seedsAtATime);
    await Promise.all(
      sets.map(async (first) => {
        const seeds = { from: from + first, count: Math.min(seedsAtATime, count - first) };
        const part = summaryFromJson(await pool.sweep({ module, name, ...seeds }));
        summary = merge(summary, part);
        onProgress?.(summary.runs, summary);
      }),
    );
    return summary;
  } finally {
    await pool.end();
  }
}
