import type { World } from "../worlds/world.ts";
import type { Possible } from "./possible.ts";

/** How time is treated: what can be done in a world, and what else changes when it is done. */
export interface Discipline {
  /** Prepares a world whose players are about to start, and completes it when they have. */
  open(world: World): void;
  begin(world: World): void;
  /** What messages that are sent in this world are tagged with. */
  tag(world: World): number;
  /** Lists what can be done, in a fixed order. */
  list(world: World, possible: Possible): void;
  /** Changes the world by what the code says about the item at `index`. */
  take(world: World, code: number, index: number): void;
  /** What a code below zero does. */
  special(code: number, world: World): Special;
}

/** What only some disciplines know: time passes, or a Byzantine node says something (an envelope) or nothing (null). */
export type Special =
  | { readonly kind: "tick" }
  | { readonly kind: "says"; readonly place: number; readonly to: number; readonly envelope: number | null };
