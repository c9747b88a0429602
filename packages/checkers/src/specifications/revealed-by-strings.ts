import type { Value } from "@lightcone/simulation";
import type { Operation } from "../history/operation.ts";
import { callOf, type Precedence } from "./specification.ts";

const nothing: Precedence = () => false;

/**
 * In a string that grows, what a read shows stands in its order. Only where pieces are unique and none is the beginning of
 * another one, so that a string can be taken apart in one way.
 */
export function revealedByStrings(operations: readonly Operation[], initial: Value): Precedence | null {
  const pieces = initial === "" ? piecesOf(operations) : null;
  if (pieces === null) return nothing;
  const lengths = [...new Set([...pieces.keys()].map(({ length }) => length))];
  const followers = new Map<Operation, Operation>();
  const predecessors = new Map<Operation, Operation | null>();
  for (const { operation, result, returned } of operations) {
    if (callOf(operation)?.f !== "get" || returned === null || result === null) continue;
    if (typeof result !== "string") return null;
    let previous: Operation | null = null;
    for (let place = 0; place < result.length;) {
      const length = lengths.find((each) => pieces.has(result.slice(place, place + each)));
      if (length === undefined) return null;
      const current: Operation = pieces.get(result.slice(place, place + length))!;
      if (predecessors.has(current) && predecessors.get(current) !== previous) return null;
      predecessors.set(current, previous);
      if (previous !== null) followers.set(previous, current);
      previous = current;
      place += length;
    }
  }
  return (first, second) => followers.get(first) === second;
}

/** What was written, by its text; null where a string cannot be taken apart into that in one way alone. */
function piecesOf(operations: readonly Operation[]): ReadonlyMap<string, Operation> | null {
  const pieces = new Map<string, Operation>();
  for (const operation of operations) {
    const call = callOf(operation.operation);
    if (call === null || call.f === "get") continue;
    const piece = call["value"];
    if (typeof piece !== "string" || piece === "" || pieces.has(piece)) return null;
    pieces.set(piece, operation);
  }
  const sorted = [...pieces.keys()].sort();
  const isAmbiguous = sorted.some((piece, i) => i > 0 && piece.startsWith(sorted[i - 1]!));
  return isAmbiguous ? null : pieces;
}
