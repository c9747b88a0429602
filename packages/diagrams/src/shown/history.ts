import { operationsOf, type Verdict } from "@lightcone/checkers";
import type { HistoryEvent } from "@lightcone/simulation";
import { isInteger, isText, isValue, listOf, oneOf, orNull, record } from "./shape.ts";

/** A history and, where one was asked for, the verdict on it. */
export type ShownHistory = { readonly history: readonly HistoryEvent[]; readonly verdict: Verdict | null };

const kinds = ["invoke", "ok", "fail", "info"];

const event = record({
  kind: (value) => kinds.includes(value as string),
  client: isText,
  id: isText,
  operation: isValue,
  result: isValue,
  at: isInteger,
});

const operation = record({
  index: isInteger,
  client: isText,
  id: isText,
  operation: isValue,
  result: isValue,
  invoked: isInteger,
  returned: orNull(isInteger),
  invokedAt: isInteger,
  returnedAt: orNull(isInteger),
});

const linearization = listOf(record({ operation, state: isValue }));

const verdict = oneOf({
  ok: record({ linearization }),
  illegal: record({
    evidence: record({
      part: orNull(isText),
      prefix: record({ events: isInteger, linearization }),
      blocking: operation,
      states: listOf(isValue),
      why: isText,
    }),
  }),
  unknown: record({ why: isText }),
});

const isShown = record({ history: listOf(event), verdict: orNull(verdict) });

/** Reads a history and its verdict that came from elsewhere. Null where they are none. */
export function readShownHistory(data: unknown): ShownHistory | null {
  if (!isShown(data)) return null;
  const shown = data as ShownHistory;
  try {
    const count = operationsOf(shown.history).length;
    return operationsIn(shown.verdict).every(({ index }) => index >= 0 && index < count) ? shown : null;
  } catch {
    return null; // an operation that ends before it begins, or twice
  }
}

function operationsIn(verdict: Verdict | null) {
  if (verdict?.kind === "ok") return verdict.linearization.map(({ operation }) => operation);
  if (verdict?.kind !== "illegal") return [];
  const { blocking, prefix } = verdict.evidence;
  return [blocking, ...prefix.linearization.map(({ operation }) => operation)];
}
