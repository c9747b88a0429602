import type { Execution } from "@lightcone/simulation";
import { broken, cause, sends, settings } from "./deeds.ts";
import { nodeName } from "./message.ts";
import { stateChange } from "./state-change.ts";
import { trimmed } from "./duration.ts";

/** An execution as a table: what the picture shows, for readers who prefer or need text. One row for each event. */
export type Table = {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly event: number; readonly cells: readonly string[] }[];
};

/**
 * The table of an execution, or of so many of its events from one on. Times are exact, in milliseconds.
 */
export function table(
  execution: Execution,
  { from = 0, count = Infinity }: { readonly from?: number; readonly count?: number } = {},
): Table {
  return {
    columns: ["Time (ms)", "Node", "What happened", "What it did", "State"],
    rows: execution.events.slice(from, from + count).map((step, place) => {
      const event = from + place;
      return {
        event,
        cells: [
          trimmed(step.at / 1_000, 3),
          nodeName(execution, step.node),
          cause(execution, step),
          [...sends(execution, event), ...settings(execution, event)].join("; "),
          [
            ...changesText(execution, event),
            ...broken(execution, event).map((property) => `breaks “${property}”`),
          ].join("; "),
        ],
      };
    }),
  };
}

function changesText(execution: Execution, event: number): string[] {
  return stateChange(execution, event).map(({ field, before, after }) => {
    if (before === null) return `${field}: ${after}`;
    return `${field}: ${before} → ${after ?? "gone"}`;
  });
}
