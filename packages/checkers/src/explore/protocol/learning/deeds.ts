import { grown } from "../../table/interner.ts";
import type { Budget } from "../plan/plan.ts";
import type { Branch } from "../players/behavior.ts";

/** What is done, by one player or by the adversary; players by place, envelopes by number. */
export type Cause =
  | { readonly kind: "start" }
  | { readonly kind: "message"; readonly envelope: number }
  | { readonly kind: "timer"; readonly name: string; readonly key: string }
  | { readonly kind: "write" }
  | { readonly kind: "crash" }
  | { readonly kind: "restart"; readonly snapshot: unknown }
  /** A field of what is on disk is damaged. */
  | { readonly kind: "damage"; readonly field: string }
  /** A Byzantine node says what it likes. */
  | { readonly kind: "forged"; readonly envelope: number }
  /** A message is lost, by nobody's fault or because one of the two omitted to send or to receive it. */
  | { readonly kind: "loss"; readonly envelope: number; readonly omittedBy: number | null }
  /** A message reaches a node that is down. */
  | { readonly kind: "gone"; readonly envelope: number };

/** How the first envelope of an item fares. */
export const fate = { untouched: 0, taken: 1, kept: 2, copied: 3 } as const;
export type Fate = (typeof fate)[keyof typeof fate];

/** One thing that can be done wherever a player is in one situation: learned once, done again and again. */
export type Deed = {
  readonly cause: Cause;
  /** The player to whom it happens, and its situation afterward. */
  readonly place: number;
  readonly after: number;
  /** What the player does; null where it does nothing. */
  readonly branch: Branch | null;
  /** The envelopes that it sends. */
  readonly sends: readonly number[];
  readonly fate: Fate;
  /** What it costs of what may happen only so often in a run. */
  readonly spends: readonly Budget[];
  /** Whether it makes a node crash. */
  readonly isCrash: boolean;
  /** An `onStep` property that it breaks. */
  readonly broken: string | null;
};

/**
 * A deed; what it adds to the identity of a world and to that of its players alone, null where that depends on more; and
 * whether it is possible only in some worlds.
 */
export type Learned = {
  readonly deed: Deed;
  readonly difference: readonly [low: number, high: number, playersLow: number, playersHigh: number] | null;
  readonly isGuarded: boolean;
};

/** So much a deed takes, its details included: an estimate. */
const bytesPerDeed = 400;

/**
 * All deeds that were learned: in full, and in columns for those that fly by. Those that are possible in one situation
 * form a group.
 */
export class Deeds {
  readonly list: Deed[] = [];
  low = new Int32Array(64);
  high = new Int32Array(64);
  playersLow = new Int32Array(64);
  playersHigh = new Int32Array(64);
  /** 1 where an `onStep` property is broken. */
  breaks = new Int32Array(64);
  /** 1 where more must be asked than in which situation the player is. */
  guarded = new Int32Array(64);
  /** The first deed of each group, and how many there are. */
  readonly starts: number[] = [];
  readonly sizes: number[] = [];

  get bytes(): number {
    return this.list.length * bytesPerDeed;
  }

  /** Keeps the deeds of a group; returns its number. */
  group(learned: readonly Learned[]): number {
    const start = this.list.length;
    for (const { deed, difference, isGuarded } of learned) {
      const number = this.list.push(deed) - 1;
      if (number === this.low.length) this.grow();
      if (difference)
        [this.low[number], this.high[number], this.playersLow[number], this.playersHigh[number]] = difference;
      this.breaks[number] = deed.broken === null ? 0 : 1;
      this.guarded[number] = isGuarded ? 1 : 0;
    }
    this.sizes.push(learned.length);
    return this.starts.push(start) - 1;
  }

  private grow(): void {
    for (const column of ["low", "high", "playersLow", "playersHigh", "breaks", "guarded"] as const)
      this[column] = grown(this[column]);
  }
}
