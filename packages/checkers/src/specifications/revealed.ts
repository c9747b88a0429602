import type { Value } from "@lightcone/simulation";
import { canonicalText } from "../history/canonical-text.ts";
import type { Operation } from "../history/operation.ts";
import { callOf, type Precedence } from "./specification.ts";

type Items = readonly Value[];

/** In a queue, an item that left before another one was asked for, or where the other never left, came first. */
export function revealedByDequeues(operations: readonly Operation[], initial: Items): Precedence {
  const exits = exitsOf(operations, initial, "enqueue", "dequeue");
  return (first, second) => {
    const [one, other] = [exits.of(first), exits.of(second)];
    if (one === undefined || !exits.isItem(second)) return false;
    return other === undefined ? exits.areComplete : one.returned! < other.invoked;
  };
}

/** In a stack, an item that left while another one was certainly there, and stayed, came later. */
export function revealedByPops(operations: readonly Operation[], initial: Items): Precedence {
  const exits = exitsOf(operations, initial, "push", "pop");
  return (first, second) => {
    const [one, other] = [exits.of(first), exits.of(second)];
    if (other === undefined || !exits.isItem(first) || first.returned! > other.invoked) return false;
    return one === undefined ? exits.areComplete : other.returned! < one.invoked;
  };
}

/** In a log, what a read shows stands in its order, and before everything that it does not show. */
export function revealedByReads(operations: readonly Operation[], initial: Items): Precedence {
  let longest: readonly Value[] = [];
  for (const { operation, result } of operations)
    if (callOf(operation)?.f === "read" && Array.isArray(result) && result.length > longest.length)
      longest = result as readonly Value[];
  const places = new Map(longest.map((entry, place) => [canonicalText(entry), place]));
  const items = uniqueItems(operations, initial, "append");
  const placeOf = (operation: Operation) => {
    const item = items.get(operation);
    return item === undefined ? undefined : (places.get(item) ?? Infinity);
  };
  return (first, second) => {
    const [one, other] = [placeOf(first), placeOf(second)];
    return one !== undefined && other !== undefined && one < other;
  };
}

/** What left a container, and by which operation. */
function exitsOf(operations: readonly Operation[], initial: Items, enter: string, leave: string) {
  const items = uniqueItems(operations, initial, enter);
  const exits = new Map<string, Operation>();
  for (const operation of operations)
    if (callOf(operation.operation)?.f === leave && operation.returned !== null)
      exits.set(canonicalText(operation.result), operation);
  return {
    isItem: (operation: Operation) => items.has(operation),
    of: (operation: Operation) => {
      const item = items.get(operation);
      return item === undefined ? undefined : exits.get(item);
    },
    /** Whether it is known of every item that left. */
    areComplete: operations.every(
      ({ operation, returned }) => callOf(operation)?.f !== leave || returned !== null,
    ),
  };
}

/** The items that were put in by `f`, as texts: of those that were put in once, and were not there before. */
function uniqueItems(
  operations: readonly Operation[],
  initial: Items,
  f: string,
): ReadonlyMap<Operation, string> {
  const counts = new Map(initial.map((item) => [canonicalText(item), 1]));
  const texts = operations
    .filter(({ operation }) => callOf(operation)?.f === f)
    .map((operation) => [operation, canonicalText(callOf(operation.operation)!["value"])] as const);
  for (const [, text] of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return new Map(texts.filter(([, text]) => counts.get(text) === 1));
}
