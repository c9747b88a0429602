/** What the page can draw of what cells hand to `show`, as plain data: its contracts stand in `@lightcone/diagrams`. */
import {
  executionOf,
  type HistoryEvent,
  packExecution,
  Run,
  type Summary,
  summaryToJson,
} from "@lightcone/simulation";

type Shown = { readonly type: string; readonly data: unknown };

/**
 * Runs of no more events are told event by event, so that a recording shows what has changed; longer ones are packed, which
 * costs a fifth of the way to the page, and cut where they are more than a page takes.
 */
const short = 300;
const limits = { limit: 100_000, size: 2_000_000 };

/** A drawable description of a value, or null where the page has no picture of it. */
export function present(value: unknown): Shown | null {
  if (value instanceof Run) return { type: "execution", data: presentRun(value) };
  if (!isRecord(value)) return null;
  if (value["format"] === "lightcone-judgment") return { type: "judgment", data: value };
  if (isExecution(value)) return { type: "execution", data: value };
  if (isExecution(value["execution"])) return { type: "execution", data: value["execution"] };
  if (isExploration(value)) return { type: "exploration", data: value };
  if (isSummary(value)) return { type: "sweep", data: { summary: summaryToJson(value) } };
  if (isRecord(value["summary"]) && isSummary(value["summary"]))
    return { type: "sweep", data: { ...value, summary: summaryToJson(value["summary"]) } };
  if (isHistory(value)) return { type: "history", data: { history: value, verdict: null } };
  if (isHistory(value["history"])) return { type: "history", data: { verdict: null, ...value } };
  return null;
}

const presentRun = (run: Run): unknown =>
  run.trace.length <= short ? executionOf(run) : packExecution(executionOf(run, limits));

type Fields = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Fields => typeof value === "object" && value !== null;

const hasAll = (value: Fields, ...names: string[]): boolean => names.every((name) => name in value);

/** What exploration knows as no run, or an impossibility machine found. */
const isExecution = (value: unknown): boolean =>
  isRecord(value) && hasAll(value, "events", "envelopes", "states", "messages", "fingerprint");

const isExploration = (value: Fields): boolean =>
  hasAll(value, "distinct", "generated", "complete", "verdict", "checked");

const isSummary = (value: Fields): value is Fields & Summary =>
  hasAll(value, "runs", "counts", "failed", "reached", "measures");

/** What clients saw; a list without anything in it is no picture. */
const isHistory = (value: unknown): value is readonly HistoryEvent[] =>
  Array.isArray(value) && isRecord(value[0]) && hasAll(value[0], "kind", "client", "operation", "at");
