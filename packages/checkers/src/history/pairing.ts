import type { HistoryEvent, Value } from "@lightcone/simulation";
import { areEqual } from "./equality.ts";
import { isKeyed, meaningOf } from "./meaning.ts";
import type { Convention, Recorded } from "./record.ts";
import { Unreadable } from "./unreadable.ts";

/** An operation from its invocation to its end, where it has one. */
type Pair = { readonly id: string; readonly invoke: Recorded; end: Recorded | null };

/**
 * Makes a history of what was recorded. A process does one thing at a time, and one whose operation ended as `:info` never
 * acts again. Times, where every line has one, become microseconds; otherwise lines are a microsecond apart. The order
 * of the lines is the order of events, so a time that runs backward counts as the one before it.
 */
export function historyOfRecords(
  records: readonly Recorded[],
  convention: Convention,
): readonly HistoryEvent[] {
  const pairs = pairsOf(records);
  const keyed = isKeyed(records);
  const isTimed = records.every(({ time }) => time !== undefined);
  const events: HistoryEvent[] = [];
  let now = -Infinity;
  records.forEach((record, place) => {
    const pair = pairs[place]!;
    if (pair === null) return;
    now = Math.max(now, isTimed ? Math.floor(record.time! / 1000) : place);
    const { kind, operation, result } = meaningOf(pair.invoke, pair.end, keyed, convention);
    const own = { client: pair.invoke.process, id: pair.id, operation, at: now };
    const isEnd = record !== pair.invoke;
    events.push({ kind: isEnd ? kind : "invoke", ...own, result: isEnd ? result : (null as Value) });
  });
  return events;
}

/** For each record its pair; null for an `:info` of a process that had nothing under way. */
function pairsOf(records: readonly Recorded[]): readonly (Pair | null)[] {
  const current = new Map<string, Pair>();
  let count = 0;
  return records.map((record) => {
    const { line, type, process, f, key } = record;
    const pair = current.get(process);
    const isOpen = pair !== undefined && pair.end === null;
    if (type === "invoke") {
      if (isOpen)
        throw new Unreadable(
          line,
          `process ${process} invokes :${f} while its :${pair.invoke.f} of line ${pair.invoke.line} is under way`,
        );
      if (pair?.end?.type === "info")
        throw new Unreadable(
          line,
          `process ${process} acts again after its :info in line ${pair.end.line}: who comes after a crash needs a number of its own`,
        );
      const fresh = { id: String(++count), invoke: record, end: null };
      current.set(process, fresh);
      return fresh;
    }
    if (!isOpen) {
      if (type === "info") return null;
      throw new Unreadable(line, `process ${process} completes :${f}, which it never invoked`);
    }
    if (f !== pair.invoke.f || !areEqual(key, pair.invoke.key))
      throw new Unreadable(
        line,
        `process ${process} completes :${f}, but what it invoked in line ${pair.invoke.line} is :${pair.invoke.f}${key === undefined ? "" : " of another key"}`,
      );
    pair.end = record;
    return pair;
  });
}
