import { type Operation, operationsOf, type Verdict } from "@lightcone/checkers";
import type { HistoryEvent, Value } from "@lightcone/simulation";
import { duration, trimmed } from "../words/duration.ts";
import { inspect } from "../words/inspect.ts";
import { brief } from "../words/visible.ts";
import type { OperationFate } from "./drawing.ts";
import { effectsOf } from "./effects.ts";

/** Writes an operation in a few characters, as a specification's `describe` does. */
export type Describe = (operation: Value, result: Value | undefined) => string;

/** What is known of an operation, as a drawing and a table tell it. */
export type Told = {
  readonly operation: Operation;
  readonly text: string;
  readonly fate: OperationFate;
  /** Its place in the order, from 1, and the state that it left behind; null where it has none. */
  readonly effect: { readonly order: number; readonly state: string } | null;
  readonly sentence: string;
};

/** Every operation in words. */
export function tell(
  history: readonly HistoryEvent[],
  verdict: Verdict | null,
  describe: Describe,
): readonly Told[] {
  const effects = new Map(
    effectsOf(verdict).map(({ placement: { operation, state }, order }) => [
      operation.index,
      { order, state: inspect(state as Value, 40) },
    ]),
  );
  return operationsOf(history).map((operation) => {
    const { returned, result } = operation;
    const text = brief(describe(operation.operation, returned === null ? undefined : result), 80);
    const effect = effects.get(operation.index) ?? null;
    const isBlocking = verdict?.kind === "illegal" && verdict.evidence.blocking.index === operation.index;
    const fate = isBlocking ? "blocking" : effect ? "placed" : returned === null ? "open" : "unplaced";
    const told = { operation, text, fate, effect } as const;
    return { ...told, sentence: sentenceOf(told, effects.size, verdict) };
  });
}

function sentenceOf(
  { operation, text, fate, effect }: Omit<Told, "sentence">,
  count: number,
  verdict: Verdict | null,
): string {
  const { client, invokedAt, returnedAt } = operation;
  const time =
    returnedAt === null
      ? `invoked at ${duration(invokedAt)}, and never answered`
      : `from ${duration(invokedAt)} to ${duration(returnedAt)}`;
  const what = `${text} of ${brief(client, 24)}, ${time}.`;
  if (fate === "blocking" && verdict?.kind === "illegal")
    return `${what} ${brief(verdict.evidence.why, 400)}`;
  if (effect !== null)
    return `${what} It took effect as number ${effect.order} of ${count} and left ${effect.state}.`;
  if (fate === "open") return `${what} It need not have taken effect.`;
  return verdict?.kind === "illegal" ? `${what} It stands after what can be explained.` : what;
}

/** A history as a table: what the picture shows, for readers who prefer or need text. One row for each operation. */
export type HistoryTable = {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly operation: number; readonly cells: readonly string[] }[];
};

/** The table of a history. Times are exact, in milliseconds. */
export function historyTable(
  history: readonly HistoryEvent[],
  verdict: Verdict | null,
  describe: Describe,
): HistoryTable {
  const milliseconds = (micros: number | null) => (micros === null ? "never" : trimmed(micros / 1_000, 3));
  return {
    columns: ["Invoked (ms)", "Returned (ms)", "Client", "Operation", "Took effect", "State afterwards"],
    rows: tell(history, verdict, describe).map(({ operation, text, fate, effect }) => ({
      operation: operation.index,
      cells: [
        milliseconds(operation.invokedAt),
        milliseconds(operation.returnedAt),
        brief(operation.client, 24),
        text,
        effect === null ? unplaced[fate] : String(effect.order),
        effect?.state ?? "",
      ],
    })),
  };
}

const unplaced: Readonly<Record<OperationFate, string>> = {
  placed: "",
  blocking: "nowhere",
  open: "perhaps never",
  unplaced: "",
};

export function summaryOf(history: readonly HistoryEvent[], verdict: Verdict | null): string {
  const operations = operationsOf(history);
  const count = (number: number, what: string) => `${number} ${what}${number === 1 ? "" : "s"}`;
  const clients = new Set(operations.map(({ client }) => client)).size;
  const beginning = `History of ${count(operations.length, "operation")} by ${count(clients, "client")}`;
  if (verdict === null) return `${beginning}.`;
  if (verdict.kind === "ok") return `${beginning}: linearizable, one order is shown.`;
  if (verdict.kind === "unknown") return `${beginning}: ${brief(verdict.why, 200)}`;
  return `${beginning}: not linearizable. ${brief(verdict.evidence.why, 400)}`;
}
