import type { Found } from "./found.ts";

/** One step, as seen from the state in which it is taken. */
export type SpaceStep<State> = {
  readonly state: State;
  readonly low: number;
  readonly high: number;
  /** The bounds leave it out: it is counted among the steps, and never taken. */
  readonly isBeyond: boolean;
  /** A property that the step or the state to which it leads breaks. */
  readonly broken: string | null;
  /** What is done, as a number: fairness is about doing the same again and again. */
  readonly action: number;
};

/**
 * What can be searched. A space offers states to `Found` by the thousand, fast; and it shows them one by one, for those
 * who walk. Both ways the steps of a state come in the same order, so that a trail of numbers leads to the same state.
 */
export interface Space<State> {
  /** Offers the initial states. */
  begin(found: Found): void;
  /** Offers all successors of the state at a place. States are taken in the order of the search, each once. */
  expand(found: Found, place: number): void;
  /** Instead of expanding it: the state is as deep as the search may go. */
  skip(found: Found, place: number): void;
  /** The initial states as steps from nowhere. */
  initial(): readonly SpaceStep<State>[];
  steps(state: State): readonly SpaceStep<State>[];
  /** Notes which `sometimes` properties hold. */
  reach(state: State, unreached: Set<string>): void;
  /** What all this takes, beside the tables of `Found`. */
  readonly bytes: number;
}
