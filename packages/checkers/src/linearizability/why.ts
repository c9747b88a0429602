import type { Value } from "@lightcone/simulation";
import type { Operation } from "../history/operation.ts";
import { type AnySpecification, brief, describeCall } from "../specifications/specification.ts";
import { outcomesOf } from "./transitions.ts";
import type { Cluster } from "./zones.ts";

/** `read() → 3 of c2`, for sentences. */
export const named = (specification: AnySpecification, operation: Operation): string =>
  `${described(specification, operation)} of ${operation.client}`;

/** `read() → 3`. */
function described(
  { describe = describeCall }: AnySpecification,
  { operation, result, returned }: Operation,
): string {
  return describe(operation, returned === null ? undefined : result);
}

const MOST = 4;

/** Why an operation cannot be placed, given the states in which every order that explains the rest leaves the object. */
export function whyBlocked(
  specification: AnySpecification,
  blocking: Operation,
  states: readonly unknown[],
): string {
  const texts = states.map((state) => brief(state as Value));
  const possible = choice(texts);
  const where = `every order that explains what returned before it leaves ${possible}`;
  const answers = new Set(
    states.flatMap((state) =>
      outcomesOf(specification, state, blocking.operation, undefined).map(({ result }) =>
        result === undefined ? null : brief(result),
      ),
    ),
  );
  const told = [...answers].filter((answer) => answer !== null);
  const there =
    answers.size === 0
      ? "and there it cannot take effect"
      : told.length === 0
        ? "and that does not allow it"
        : told.join() === texts.join()
          ? "and that is what it would have given"
          : `where it would have given ${choice(told)}`;
  return `${named(specification, blocking)} cannot be placed: ${where}, ${there}.`;
}

/** Why an operation cannot be placed, given the values of a register that are in each other's way once it has returned. */
export function whyInConflict(
  specification: AnySpecification,
  blocking: Operation,
  [first, second]: readonly Cluster[],
): string {
  const beginning = `${named(specification, blocking)} cannot be placed`;
  const value = brief(first!.value as Value);
  if (second === undefined) return `${beginning}: nothing had written ${value} when it returned.`;
  return `${beginning}: from the first response to the last invocation of those who wrote or read ${value} the value must have been that, and in the same time somebody must have seen ${brief(second.value as Value)}.`;
}

/** Why an operation cannot be placed, where there is no saying what the object could have been. */
export const whyUnordered = (specification: AnySpecification, blocking: Operation): string =>
  `${named(specification, blocking)} cannot be placed: in no order of the operations until then does every one give the result that was seen.`;

/** "1", "1 or 2", "1, 2, 3 or one of 7 more". */
function choice(texts: readonly string[]): string {
  const told =
    texts.length <= MOST ? texts : [...texts.slice(0, MOST - 1), `one of ${texts.length - MOST + 1} more`];
  return told.length < 2 ? told.join("") : `${told.slice(0, -1).join(", ")} or ${told.at(-1)}`;
}
