import type { Space } from "../search/space.ts";
import { type Fairness, graphOf } from "./graph.ts";
import { type Lasso, lassoIn } from "./lasso.ts";

/** What must come about: after every state in which `after` holds, or from the start where it is null. */
export type Promise<State> = {
  readonly name: string;
  readonly after: ((state: State) => boolean) | null;
  readonly comes: (state: State) => boolean;
};

/** A promise that a fair run breaks, and that run. */
export type BrokenPromise = { readonly name: string; readonly lasso: Lasso };

/**
 * The first promise that some fair run breaks; null where all are kept; `limit` where a graph has more states than that.
 */
export function brokenPromise<State>(
  space: Space<State>,
  promises: readonly Promise<State>[],
  fairnessOf: (action: number) => Fairness,
  limit: number,
): BrokenPromise | "limit" | null {
  for (const { name, after, comes } of promises) {
    const graph = graphOf(space, [after ?? (() => true), comes], after ? null : comes, limit);
    if (!graph) return "limit";
    const numbers = Array.from({ length: graph.size }, (_, state) => state);
    const isMissing = (state: number) => !graph.holds(1, state);
    const from = numbers.filter(
      (state) => isMissing(state) && (after ? graph.holds(0, state) : graph.origins[state]!.from < 0),
    );
    const lasso = lassoIn(graph, from, isMissing, fairnessOf);
    if (lasso) return { name, lasso };
  }
  return null;
}
