import type { Meter } from "./library.ts";

/** A meter that the runtime reads. */
export type Budget = Meter & {
  /** How many events may be spent. */
  readonly limit: number;
  /** Events spent so far, at most the budget. */
  spent(): number;
  /** What `spend` threw first where the budget was used up; null where it was not. */
  exhaustion(): Error | null;
  /** Ends the count: what a promise of the cell would still simulate is refused. */
  close(): void;
};

/** Told the events spent so far, and in words how far something has come that counts other things. */
export type Progress = (events: number, status?: string) => void;

/** A class of our own, made before any cell could replace `Error`. */
class OverBudget extends Error {}

/**
 * Counts simulated events against a budget. Once it is used up, every further `spend` throws: a cell can catch the
 * error, but it cannot go on simulating, and the run is reported as over budget all the same.
 */
export function openBudget(limit: number, onProgress: Progress): Budget {
  let events = 0;
  let first: Error | null = null;
  let isOpen = true;
  return {
    limit,
    spend(more, status) {
      if (!isOpen) throw new OverBudget("The cell has ended: a promise cannot simulate any more.");
      events += more;
      if (events > limit) {
        events = limit;
        const error = new OverBudget("The budget of simulated events is used up.");
        first ??= error;
        throw error;
      }
      onProgress(events, status);
    },
    spent: () => events,
    exhaustion: () => first,
    close() {
      isOpen = false;
    },
  };
}
