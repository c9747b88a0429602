import { RandomWords } from "../table/random-words.ts";
import type { Found } from "./found.ts";
import { Guard, type Watch } from "./guard.ts";
import { counted } from "./in-words.ts";
import type { Space, SpaceStep } from "./space.ts";

/** How a search ended: how deep it went, and what limit ended it before all was seen; null where all was. */
export type Ending = { readonly depth: number; readonly limit: string | null };

/**
 * All states in the order of their distance from an initial state: the first violation is one of the nearest, and the
 * store is the queue. The depth counts levels, the initial states being the first, as TLC does (Yu, Manolios & Lamport,
 * "Model checking TLA+ specifications", CHARME 1999).
 */
export function breadthFirst<State>(space: Space<State>, found: Found, watch: Watch): Ending {
  const guard = new Guard(found, space, watch);
  const { store } = found;
  space.begin(found);
  let depth = 0;
  for (let place = 0, level = 0; place < store.end && found.violation === null; place = store.after(place)) {
    if (place >= level) {
      level = store.end;
      depth++;
    }
    const limit = depth === watch.limits.depth ? `depth ${depth}` : guard.reached(depth);
    if (limit !== null) return { depth, limit };
    space.expand(found, place);
  }
  return { depth, limit: null };
}

/**
 * Goes on from the state that was found last (Holzmann, "The SPIN Model Checker", 2003, ch. 8): soon deep, with few
 * states waiting. A counterexample is seldom a short one.
 */
export function depthFirst<State>(space: Space<State>, found: Found, watch: Watch): Ending {
  const guard = new Guard(found, space, watch);
  const places: number[] = [];
  const depths: number[] = [];
  let deepest = 0;
  let isCut = false;
  const fresh: number[] = (found.fresh = []);
  const push = (depth: number): void => {
    for (const place of fresh) {
      places.push(place);
      depths.push(depth);
    }
    if (fresh.length > 0) deepest = Math.max(deepest, depth);
    fresh.length = 0;
  };
  space.begin(found);
  push(1);
  while (places.length > 0 && found.violation === null) {
    const limit = guard.reached(deepest);
    if (limit !== null) return { depth: deepest, limit };
    const [place, depth] = [places.pop()!, depths.pop()!];
    if (depth < watch.limits.depth) space.expand(found, place);
    else space.skip(found, place);
    isCut ||= depth === watch.limits.depth;
    push(depth + 1);
  }
  return { depth: deepest, limit: isCut ? `depth ${watch.limits.depth}` : null };
}

/**
 * Walks from an initial state, each step one of those possible, until there is none or the depth is reached; and again.
 * It never knows that all was seen, and needs no memory for what waits.
 */
export function randomWalk<State>(
  space: Space<State>,
  found: Found,
  watch: Watch,
  { walks, seed }: { readonly walks: number; readonly seed: number },
): Ending {
  const guard = new Guard(found, space, watch);
  const words = new RandomWords(seed);
  const longest = Math.min(watch.limits.depth, mostStepsOfWalk);
  let deepest = 0;
  for (let walk = 0; walk < walks; walk++) {
    const trail: number[] = [];
    let steps = space.initial();
    while (trail.length < longest) {
      const open = [...steps.keys()].filter((number) => !steps[number]!.isBeyond);
      found.generated += open.length;
      if (open.length === 0) break;
      const number = open[(words.next() >>> 0) % open.length]!;
      const step: SpaceStep<State> = steps[number]!;
      trail.push(number);
      found.visited.add(step.low, step.high);
      space.reach(step.state, found.unreached);
      if (step.broken !== null) {
        found.violation = { property: step.broken, trail };
        return { depth: trail.length, limit: null };
      }
      steps = trail.length < longest ? space.steps(step.state) : [];
    }
    deepest = Math.max(deepest, trail.length);
    const limit = guard.reached(deepest);
    if (limit !== null) return { depth: deepest, limit };
  }
  return {
    depth: deepest,
    limit: `${counted(walks, "random walk")} of at most ${counted(longest, "state")}`,
  };
}

const mostStepsOfWalk = 200;
