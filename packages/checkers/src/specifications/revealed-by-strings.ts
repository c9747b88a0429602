import type { Value } from "@lightcone/simulation";
import type { Operation } from "../history/operation.ts";
import { callOf, type Precedence } from "./specification.ts";

const nothing: Precedence = () => false;

/**
 * In a string that grows, what a read shows stands in its order. Only where no piece is the beginning of another one, so
 * that a string can be taken apart in one way.
 */
export function revealedByStrings(operations: readonly Operation[], initial: Value): Precedence {
  if (initial !== "") return nothing;
  const pieces = new Map<string, Operation>();
  for (const operation of operations) {
    const call = callOf(operation.operation);
    if (call === null || call.f === "get") continue;
    const piece = call["value"];
    if (typeof piece !== "string" || piece === "" || pieces.has(piece)) return nothing;
    pieces.set(piece, operation);
  }
  const sorted = [...pieces.keys()].sort();
  if (sorted.some((piece, i) => i > 0 && piece.startsWith(sorted[i - 1]!))) return nothing;
  const lengths = [...new Set(sorted.map(({ length }) => length))];
  const followers = new Map<Operation, Operation>();
  for (const { operation, result } of operations) {
    if (callOf(operation)?.f !== "get" || typeof result !== "string") continue;
    let previous: Operation | undefined;
    for (let place = 0; place < result.length;) {
      const length = lengths.find((each) => pieces.has(result.slice(place, place + each)));
      if (length === undefined) break;
      const current = pieces.get(result.slice(place, place + length))!;
      if (previous !== undefined) followers.set(previous, current);
      previous = current;
      place += length;
    }
  }
  return (first, second) => followers.get(first) === second;
}
