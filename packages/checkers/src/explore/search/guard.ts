import type { Meter } from "@lightcone/simulation";
import type { Found } from "./found.ts";
import { counted, inWords } from "./in-words.ts";
import type { ReadLimits } from "./limits.ts";

/** How far a search has come. */
export type Progress = {
  readonly distinct: number;
  readonly generated: number;
  readonly depth: number;
  /** What it keeps in memory. */
  readonly bytes: number;
};

/** Who watches over a search. */
export type Watch = {
  readonly limits: ReadLimits;
  /** Called now and then; true ends the search. */
  readonly onProgress: ((progress: Progress) => boolean | void) | null;
  readonly meter: Meter | null;
};

/** After at most so many generated states the memory is measured, and the host is asked whether to go on. */
const longestStride = 2 ** 14;

/** The limits of a search, asked again and again. */
export class Guard {
  private readonly found: Found;
  private readonly space: { readonly bytes: number };
  private readonly watch: Watch;
  private measuredAt = 0;
  private measured = 0;
  private due = 64;

  constructor(found: Found, space: { readonly bytes: number }, watch: Watch) {
    this.found = found;
    this.space = space;
    this.watch = watch;
  }

  get bytes(): number {
    return this.found.store.bytes + this.found.visited.bytes + this.space.bytes;
  }

  /** The limit that has been reached, in words; null where the search may go on. */
  reached(depth: number): string | null {
    const { found, watch } = this;
    const { limits } = watch;
    if (found.visited.size > limits.states) return counted(limits.states, "state");
    if (found.generated < this.due) return null;
    watch.meter?.spend(
      found.generated - this.measuredAt,
      `${counted(found.visited.size, "state")}, depth ${inWords(depth)}`,
    );
    const { bytes } = this;
    const perState = Math.max(1, bytes - this.measured) / (found.generated - this.measuredAt);
    this.measured = bytes;
    this.measuredAt = found.generated;
    // Before the memory has grown by much more, it is measured again: states may become larger and larger.
    this.due =
      found.generated + Math.max(1, Math.min(longestStride, Math.floor(limits.bytes / 64 / perState)));
    if (bytes > limits.bytes || found.store.isFull)
      return `${inWords(Math.floor(limits.bytes / 1e6))} MB of memory`;
    const { generated, visited } = found;
    const isStopped = watch.onProgress?.({ distinct: visited.size, generated, depth, bytes }) === true;
    return isStopped ? "stopped by onProgress" : null;
  }
}
