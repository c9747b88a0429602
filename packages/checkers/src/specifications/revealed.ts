import type { Value } from "@lightcone/simulation";
import { canonicalText } from "@lightcone/simulation/parts";
import type { Operation } from "../history/operation.ts";
import { callOf, type Precedence } from "./specification.ts";

type Items = readonly Value[];

/** In a queue, an item that left before another one was asked for, or where the other never left, came first. */
export function revealedByDequeues(operations: readonly Operation[], initial: Items): Precedence | null {
  const exits = exitsOf(operations, initial, "enqueue", "dequeue");
  if (exits === null) return null;
  return (first, second) => {
    const [one, other] = [exits.of(first), exits.of(second)];
    if (one === undefined || !exits.isItem(second)) return false;
    return other === undefined ? exits.areComplete : one.returned! < other.invoked;
  };
}

/** In a stack, an item that left while another one was certainly there, and stayed, came later. */
export function revealedByPops(operations: readonly Operation[], initial: Items): Precedence | null {
  const exits = exitsOf(operations, initial, "push", "pop");
  if (exits === null) return null;
  return (first, second) => {
    const [one, other] = [exits.of(first), exits.of(second)];
    if (other === undefined || !exits.isItem(first)) return false;
    if (first.returned === null || first.returned > other.invoked) return false;
    return one === undefined ? exits.areComplete : other.returned! < one.invoked;
  };
}

/** In a log, what a read shows stands in its order, and before everything that it does not show. */
export function revealedByReads(operations: readonly Operation[], initial: Items): Precedence | null {
  const reads = operations
    .filter(({ operation, returned }) => callOf(operation)?.f === "read" && returned !== null)
    .map(({ result }) => (Array.isArray(result) ? result.map(canonicalText) : []));
  const longest = reads.reduce((a, b) => (b.length > a.length ? b : a), []);
  if (reads.some((entries) => entries.some((entry, place) => entry !== longest[place]))) return null;
  const { items, known } = itemsOf(operations, initial, "append");
  if (longest.some((entry) => !known.has(entry))) return null;
  const places = new Map(longest.map((entry, place) => [entry, place]));
  const placeOf = (operation: Operation) => {
    const item = items.get(operation);
    return item === undefined ? undefined : (places.get(item) ?? Infinity);
  };
  return (first, second) => {
    const [one, other] = [placeOf(first), placeOf(second)];
    return one !== undefined && other !== undefined && one < other;
  };
}

/** What left a container, and by which operation; null where something left that cannot have been there. */
function exitsOf(operations: readonly Operation[], initial: Items, enter: string, leave: string) {
  const { items, known } = itemsOf(operations, initial, enter);
  const unique = new Set(items.values());
  const exits = new Map<string, Operation>();
  const leaving = operations.filter(({ operation }) => callOf(operation)?.f === leave);
  for (const operation of leaving) {
    if (operation.returned === null || operation.result === null) continue;
    const item = canonicalText(operation.result);
    if (!known.has(item) || (unique.has(item) && exits.has(item))) return null;
    exits.set(item, operation);
  }
  return {
    isItem: (operation: Operation) => items.has(operation),
    of: (operation: Operation) => {
      const item = items.get(operation);
      return item === undefined ? undefined : exits.get(item);
    },
    /** Whether it is known of every item that left. */
    areComplete: leaving.every(({ returned }) => returned !== null),
  };
}

/** The items that may ever have been there, as texts; and by operation those that were put in by one `f` alone. */
function itemsOf(operations: readonly Operation[], initial: Items, f: string) {
  const counts = new Map(initial.map((item) => [canonicalText(item), 1]));
  const texts = operations
    .filter(({ operation }) => callOf(operation)?.f === f)
    .map((operation) => [operation, canonicalText(callOf(operation.operation)!["value"])] as const);
  const known = new Set([...counts.keys(), ...texts.map(([, text]) => text)]);
  for (const [, text] of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return { known, items: new Map(texts.filter(([, text]) => counts.get(text) === 1)) };
}
