import { Mistake } from "@lightcone/simulation";
import type { Counterexample, Exploration } from "./exploration.ts";
import type { Fairness } from "./liveness/graph.ts";
import { brokenPromise, type Promise } from "./liveness/liveness.ts";
import { Guard, type Watch } from "./search/guard.ts";
import { counted } from "./search/in-words.ts";
import { search, type Way } from "./search/search.ts";
import type { Space } from "./search/space.ts";
import { sentenceOf } from "./words.ts";

/** A space, what is asked of it, and how to tell what was found. */
export type Subject<State, Seen> = {
  readonly space: Space<State>;
  readonly sometimes: readonly string[];
  readonly promises: readonly Promise<State>[];
  readonly fairnessOf: (action: number) => Fairness;
  readonly bounds: readonly string[];
  readonly notes: readonly string[];
  /** The run along a trail of steps; from the step `loopsTo` on it repeats itself. */
  tell(property: string, trail: readonly number[], loopsTo: number | null): Counterexample<Seen>;
  effort(): Exploration<Seen>["effort"];
};

/** What a state of a graph takes, with its steps: liveness needs the graph as it is. */
const bytesPerState = 1_000;

/** Searches, then asks what must come about of the whole graph, if there is such a thing. */
export function exploreSpace<State, Seen>(
  subject: Subject<State, Seen>,
  way: Way,
  watch: Watch,
): Exploration<Seen> {
  const { space, bounds, notes } = subject;
  const { found, ending } = search(space, subject.sometimes, way, watch);
  if (found.generated === 0)
    throw new Mistake(
      "The bounds leave out every initial state, so that nothing can be explored: loosen them.",
    );
  const { violation } = found;
  const isWhole = violation === null && ending.limit === null;
  const mostKept = Math.min(watch.limits.states, Math.floor(watch.limits.bytes / bytesPerState));
  const promise = isWhole ? brokenPromise(space, subject.promises, subject.fairnessOf, mostKept) : null;
  const limit =
    promise === "limit" ? `${counted(mostKept, "state")} in the graph that liveness needs` : ending.limit;
  const counterexample = violation
    ? subject.tell(violation.property, violation.trail, null)
    : promise !== null && promise !== "limit"
      ? subject.tell(
          promise.name,
          [...promise.lasso.stem, ...promise.lasso.cycle],
          promise.lasso.stem.length - 1,
        )
      : null;
  const distinct = found.visited.size;
  const account = {
    distinct,
    generated: found.generated,
    depth: ending.depth,
    complete: isWhole && limit === null,
    unreached: [...found.unreached],
    falseMatchChance: distinct ** 2 / 2 ** 65,
  };
  return {
    ...account,
    verdict: counterexample
      ? { kind: "illegal", counterexample }
      : limit !== null
        ? { kind: "unknown", limit }
        : { kind: "ok" },
    checked: sentenceOf({
      ...account,
      bounds,
      notes,
      limit,
      broken: counterexample && { property: counterexample.property, steps: counterexample.steps.length - 1 },
    }),
    bytes: new Guard(found, space, watch).bytes,
    effort: subject.effort(),
  };
}
