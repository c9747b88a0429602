import type { Meter } from "@lightcone/simulation";
import { type Operation, upTo } from "../history/operation.ts";
import type { AnySpecification } from "../specifications/specification.ts";
import { Allowance } from "./allowance.ts";
import type { Part } from "./parts.ts";
import { type Placement, type Search, searchFor } from "./search.ts";
import { Transitions } from "./transitions.ts";
import type { Refutation } from "./unique-values.ts";
import type { Evidence } from "./verdict.ts";
import { whyBlocked, whyInConflict, whyUnordered } from "./why.ts";

/**
 * Why the operations on one part are illegal, which is known already: from a search of them all, or from a refutation,
 * which knows the first response that cannot be explained.
 */
export function evidenceOf(
  specification: AnySpecification,
  part: Part,
  known: Search | Refutation,
  meter: Meter | null,
): Evidence {
  // Searches for evidence go a few times as far as the one that found it necessary, beside the reader's limit.
  const most = Math.max(20_000, "blocking" in known ? 0 : 4 * known.configurations);
  const beginnings = new Beginnings(specification, part.operations, most, meter);
  const blocking = "blocking" in known ? known.blocking : firstInexplicable(beginnings, known);
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

  // A search that looks at nothing but the past knows what the object could have been.
  const { revealed, ...plain } = specification;
  const blind = revealed === undefined ? beginnings : new Beginnings(plain, part.operations, most, meter);
  const search = blind.searchUpTo(blocking);
  if (search.state === "illegal" && search.obstacle().operation.index === blocking.index) {
    const { states } = search.obstacle();
    return evidence(search.linearization(), states, whyBlocked(specification, blocking, states));
  }
  if ("blocking" in known)
    return evidence(known.linearization, [], whyInConflict(specification, blocking, known.between));
  const before = beginnings.searchUntil(blocking.returned! - 1);
  return evidence(before.linearization(), [], whyUnordered(specification, blocking));
}

/** Operations as they are in the whole history, not only in its beginning. */
function ofWhole(
  operations: readonly Operation[],
  linearization: readonly Placement[],
): readonly Placement[] {
  const own = new Map(operations.map((operation) => [operation.index, operation]));
  return linearization.map(({ operation, state }) => ({ operation: own.get(operation.index)!, state }));
}

/**
 * The operation with the first response that cannot be explained by what happened until then. A search of the whole
 * history may fail sooner, because it knows results that came later, but never later. By halving, since every beginning
 * of a linearizable history is linearizable.
 */
function firstInexplicable(beginnings: Beginnings, whole: Search): Operation {
  const soonest = whole.obstacle().operation.returned!;
  const responses = beginnings.operations
    .filter(({ returned }) => returned !== null && returned >= soonest)
    .sort((a, b) => a.returned! - b.returned!);
  const isIllegal = (place: number) => beginnings.searchUpTo(responses[place]!).state === "illegal";
  let [low, high] = isIllegal(0) ? [0, 0] : [1, responses.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isIllegal(middle)) high = middle;
    else low = middle + 1;
  }
  return responses[high]!;
}

/** Searches of beginnings of a history, as far as the limit goes. The last one is kept: it is often asked for again. */
class Beginnings {
  private readonly specification: AnySpecification;
  readonly operations: readonly Operation[];
  private readonly most: number;
  private readonly meter: Meter | null;
  private last: { readonly place: number; readonly search: Search } | null = null;

  constructor(
    specification: AnySpecification,
    operations: readonly Operation[],
    most: number,
    meter: Meter | null,
  ) {
    this.specification = specification;
    this.operations = operations;
    this.most = most;
    this.meter = meter;
  }

  /** Of the history up to an operation's response. */
  searchUpTo({ returned }: Operation): Search {
    return this.searchUntil(returned!);
  }

  /** Of the history as it was just after the event at `place`. */
  searchUntil(place: number): Search {
    if (this.last?.place === place) return this.last.search;
    const { specification } = this;
    const allowance = new Allowance({ configurations: this.most, megabytes: 256 }, this.meter);
    const beginning = upTo(this.operations, place);
    const search = searchFor(specification, beginning, new Transitions(specification), allowance);
    search.run(Infinity);
    this.last = { place, search };
    return search;
  }
}
