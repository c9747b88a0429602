import type { Strategy } from "../exploration.ts";
import { Found } from "./found.ts";
import type { Watch } from "./guard.ts";
import type { Space } from "./space.ts";
import { breadthFirst, depthFirst, type Ending, randomWalk } from "./strategies.ts";

/** How to search: the order, and for random walks how many and by which chance. */
export type Way = { readonly strategy: Strategy; readonly walks: number; readonly seed: number };

/** Searches a space from its initial states. */
export function search<State>(
  space: Space<State>,
  sometimes: readonly string[],
  way: Way,
  watch: Watch,
): { readonly found: Found; readonly ending: Ending } {
  const found = new Found(sometimes);
  switch (way.strategy) {
    case "breadth-first":
      return { found, ending: breadthFirst(space, found, watch) };
    case "depth-first":
      return { found, ending: depthFirst(space, found, watch) };
    case "random-walk":
      return { found, ending: randomWalk(space, found, watch, way) };
  }
}
