import { type Operation, upTo } from "../history/operation.ts";
import type { AnySpecification } from "../specifications/specification.ts";
import { Allowance, type Limit } from "./allowance.ts";
import type { Part } from "./parts.ts";
import { type Placement, type Search, searchFor } from "./search.ts";
import { Transitions } from "./transitions.ts";
import type { Refutation } from "./unique-values.ts";
import type { Evidence } from "./verdict.ts";
import { whyBlocked, whyInConflict, whyUnordered } from "./why.ts";

/** A search for evidence goes this far, beside whatever limit the reader has set. */
const short: Limit = { configurations: 20_000, megabytes: 64 };

/**
 * Why the operations on one part are illegal, which is known already. `guess` is an operation whose response, or a later
 * one, is the first that cannot be explained; `refutation`, where there is one, knows that response.
 */
export function evidenceOf(
  specification: AnySpecification,
  part: Part,
  guess: Operation | Refutation,
): Evidence {
  const refutation = "blocking" in guess ? guess : null;
  const blocking =
    "blocking" in guess ? guess.blocking : firstInexplicable(specification, part.operations, guess);
  const evidence = (
    linearization: readonly Placement[],
    states: readonly unknown[],
    why: string,
  ): Evidence => ({
    part: part.name,
    prefix: { events: blocking.returned!, linearization: ofWhole(part.operations, linearization) },
    blocking,
    states,
    why,
  });

  const search = searchWithin(withoutHints(specification), part.operations, blocking.returned!);
  if (search.state === "illegal" && search.obstacle().operation.index === blocking.index) {
    const { states } = search.obstacle();
    return evidence(search.linearization(), states, whyBlocked(specification, blocking, states));
  }
  if (refutation !== null)
    return evidence(refutation.linearization, [], whyInConflict(specification, blocking, refutation.between));
  const before = searchWithin(specification, part.operations, blocking.returned! - 1);
  return evidence(before.linearization(), [], whyUnordered(specification, blocking));
}

/** A search that looks at nothing but the past knows what the object could have been. */
const withoutHints = ({ revealed: _, ...specification }: AnySpecification): AnySpecification => specification;

/** Operations as they are in the whole history, not only in its beginning. */
function ofWhole(
  operations: readonly Operation[],
  linearization: readonly Placement[],
): readonly Placement[] {
  const own = new Map(operations.map((operation) => [operation.index, operation]));
  return linearization.map(({ operation, state }) => ({ operation: own.get(operation.index)!, state }));
}

/**
 * The operation with the first response that cannot be explained by what happened until then: a search of the whole
 * history may fail sooner, because it knows results that came later. By halving, since every beginning of a linearizable
 * history is linearizable.
 */
function firstInexplicable(
  specification: AnySpecification,
  operations: readonly Operation[],
  guess: Operation,
): Operation {
  const responses = operations
    .filter(({ returned }) => returned !== null && returned >= guess.returned!)
    .sort((a, b) => a.returned! - b.returned!);
  const isIllegal = (place: number) =>
    searchWithin(specification, operations, responses[place]!.returned!).state === "illegal";
  let [low, high] = isIllegal(0) ? [0, 0] : [1, responses.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isIllegal(middle)) high = middle;
    else low = middle + 1;
  }
  return responses[high]!;
}

/** A search of the history as it was just after the event at place `last`, as far as a short one goes. */
function searchWithin(
  specification: AnySpecification,
  operations: readonly Operation[],
  last: number,
): Search {
  const transitions = new Transitions(specification);
  const search = searchFor(specification, upTo(operations, last), transitions, new Allowance(short));
  search.run(Infinity);
  return search;
}
