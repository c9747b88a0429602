import { type Operation, operationsOf, type Verdict } from "@lightcone/checkers";
import type { HistoryEvent } from "@lightcone/simulation";

/** Which operations are drawn, and over which events. */
export type Selection = {
  readonly operations: readonly Operation[];
  /** Places of the events that get a column, in their order. */
  readonly places: readonly number[];
  /** How many operations there are that are not drawn. */
  readonly left: number;
};

/**
 * Of a history that can be explained, its first operations; of one that cannot, those on the part that shows it, up to
 * the response that nothing explains. At most `most` of them: the nearest to that response.
 */
export function selectionOf(
  history: readonly HistoryEvent[],
  verdict: Verdict | null,
  partOf: (operation: Operation) => string | null,
  most: number,
): Selection {
  const all = operationsOf(history);
  const evidence = verdict?.kind === "illegal" ? verdict.evidence : null;
  const end = evidence?.blocking.returned ?? history.length - 1;
  const own = all.filter(
    (operation) => operation.invoked <= end && (evidence === null || partOf(operation) === evidence.part),
  );
  const operations = evidence === null ? own.slice(0, most) : nearest(own, most);
  const last = operations.length < own.length && evidence === null ? lastPlace(operations) : end;
  const places = new Set(
    operations
      .flatMap(({ invoked, returned }) => [invoked, returned ?? -1])
      .filter((place) => place >= 0 && place <= last),
  );
  return { operations, places: [...places].sort((a, b) => a - b), left: all.length - operations.length };
}

/** Those that returned last or had not returned, in the order of their invocations. */
function nearest(operations: readonly Operation[], most: number): readonly Operation[] {
  const end = ({ returned }: Operation) => returned ?? Infinity;
  return operations
    .toSorted((a, b) => end(b) - end(a) || b.invoked - a.invoked)
    .slice(0, most)
    .sort((a, b) => a.invoked - b.invoked);
}

/** What came after the last invocation that is drawn need not be. */
const lastPlace = (operations: readonly Operation[]): number =>
  Math.max(...operations.map(({ invoked, returned }) => returned ?? invoked));
