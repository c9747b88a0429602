import type { Execution } from "@lightcone/simulation";

/** In which order a search goes through the states. */
export type Strategy = "breadth-first" | "depth-first" | "random-walk";
export const strategies: readonly Strategy[] = ["breadth-first", "depth-first", "random-walk"];

/** A run that breaks a property, step by step; the first step is how it begins. */
export type Counterexample<State> = {
  readonly property: string;
  readonly steps: readonly { readonly label: string; readonly state: State }[];
  /**
   * For a property that never comes about: the step (its place in `steps`) after which all that follows is repeated for
   * ever; with the last one, nothing happens any more. Null where the last step is what is wrong.
   */
  readonly loopsTo: number | null;
  /** The same in words, a line a step. */
  readonly story: string;
  /** The same as an execution, to be drawn; null for a transition system, which has no nodes. */
  readonly execution: Execution | null;
};

/** What came of an exploration. */
export type Exploration<State> = {
  /** How many states were found. */
  readonly distinct: number;
  /** The initial states and every successor that was computed, duplicates included. */
  readonly generated: number;
  /** States on the longest of the shortest paths; an initial state alone counts as 1. */
  readonly depth: number;
  /** Whether every state within the bounds was seen. */
  readonly complete: boolean;
  readonly verdict:
    | { readonly kind: "ok" }
    | { readonly kind: "illegal"; readonly counterexample: Counterexample<State> }
    | { readonly kind: "unknown"; readonly limit: string };
  /** Exactly what was checked, in one sentence. */
  readonly checked: string;
  /** The `sometimes` properties that held in no state: what they were to show was not tested. */
  readonly unreached: readonly string[];
  /**
   * The chance that two of the states looked like one to the search, which compares 64 bits of them: about n² / 2^65. Of
   * a violation that was found there is no doubt.
   */
  readonly falseMatchChance: number;
  /** What the search kept in memory when it ended, in bytes. */
  readonly bytes: number;
  /** How little was computed for a protocol: handlers are pure, and each step is computed once. Null for a system. */
  readonly effort: {
    readonly handlerRuns: number;
    readonly localStates: number;
    readonly envelopes: number;
  } | null;
};
