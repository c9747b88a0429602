import type { HistoryEvent } from "../trace/history.ts";
import { Mistake } from "../values/mistake.ts";
import { anything, integer, listOf, oneOf, parsed, record, text } from "../values/shape.ts";
import { withoutVersion } from "../values/versioned.ts";

const format = "lightcone-history";
const version = 1;

/** A history as JSON, one event a line. */
export function historyToJson(history: readonly HistoryEvent[]): string {
  const lines = history.map((event) => JSON.stringify(event));
  return `{"format":"${format}","version":${version},"events":[\n${lines.join(",\n")}\n]}\n`;
}

const readHistory = record<{ readonly events: readonly HistoryEvent[] }>({
  events: listOf(
    record<HistoryEvent>({
      kind: oneOf("invoke", "ok", "fail", "info"),
      client: text,
      id: text,
      operation: anything(),
      result: anything(),
      at: integer,
    }),
  ),
});

/**
 * Reads what `historyToJson` wrote. Throws a `Mistake` that names the event, what is wrong with it and what to do; also
 * where it cannot follow those before it (`checkHistory`).
 */
export function historyFromJson(json: string): readonly HistoryEvent[] {
  const data = parsed(json, "The history", "write it again with historyToJson.");
  const { events } = readHistory(withoutVersion(data, format, version, "The history"), "history");
  checkHistory(events);
  return events;
}

/**
 * Throws a `Mistake` that names the first event which cannot follow those before it: time does not run backward, and
 * each operation is invoked once and then completes at most once.
 */
export function checkHistory(history: readonly HistoryEvent[]): void {
  const isOpen = new Map<string, boolean>();
  let now = -Infinity;
  history.forEach(({ kind, client, id, at }, index) => {
    const refuse = (why: string): never => {
      throw new Mistake(`history.events[${index}], the ${kind} of operation "${id}" of ${client}, ${why}`);
    };
    if (at < now) refuse(`is at ${at}, before the event that precedes it: sort the events by time.`);
    now = at;
    const operation = JSON.stringify([client, id]);
    const before = isOpen.get(operation);
    if (kind === "invoke" && before !== undefined)
      refuse("uses an id again: give a new operation an id of its own; a retry is no new operation.");
    if (kind !== "invoke" && before === undefined)
      refuse("completes what was never invoked: add its invoke.");
    if (kind !== "invoke" && before === false)
      refuse("completes it for the second time: leave this event out.");
    isOpen.set(operation, kind === "invoke");
  });
}
