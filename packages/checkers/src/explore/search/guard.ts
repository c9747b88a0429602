import type { Meter } from "@lightcone/simulation";
import { counted, inWords } from "./in-words.ts";
import type { ReadLimits } from "./limits.ts";
import type { Found } from "./found.ts";

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

/** After so many generated states the memory is measured, and the host is asked whether to go on. */
const stride = 2 ** 14;

/** The limits of a search, asked again and again. */
export class Guard {
  private readonly found: Found;
  private readonly space: { readonly bytes: number };
  private readonly watch: Watch;
  private due = stride;

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
    watch.meter?.spend(found.generated - this.due + stride);
    this.due = found.generated + stride;
    const { bytes } = this;
    if (bytes > limits.bytes || found.store.isFull)
      return `${inWords(Math.floor(limits.bytes / 1e6))} MB of memory`;
    const { generated, visited } = found;
    const isStopped = watch.onProgress?.({ distinct: visited.size, generated, depth, bytes }) === true;
    return isStopped ? "stopped by onProgress" : null;
  }
}
