import type { HistoryEvent } from "@lightcone/simulation";
import { readEdnHistory } from "./edn-history.ts";
import { isLog, readLogHistory } from "./log-history.ts";
import { readOwnHistory } from "./own-history.ts";
import { historyOfRecords } from "./pairing.ts";
import type { Convention, Recording } from "./record.ts";
import { Unreadable } from "./unreadable.ts";

/** Our own JSON, EDN of Jepsen, Knossos and key-value histories, or log lines of Jepsen. */
export type HistoryFormat = "lightcone" | "edn" | "log";

/** What a file says: a history, or why and from which line on it cannot be read. */
export type Reading =
  | {
      readonly kind: "history";
      readonly format: HistoryFormat;
      readonly events: readonly HistoryEvent[];
      /** What was read of `:fail`; null for our own format, which says it itself. */
      readonly failMeans: Convention["failMeans"] | null;
      /** How many lines or maps were no operations: another logger's, or the nemesis's. */
      readonly skipped: number;
    }
  | { readonly kind: "unreadable"; readonly file: string; readonly line: number; readonly reason: string };

export type ReadOptions = {
  /** The file's name, for what is said of it. */
  readonly file: string;
  /** What `:fail` says: "happened" in log lines and "not" in EDN, unless given. */
  readonly failMeans?: Convention["failMeans"];
};

/**
 * Reads a recorded history: our own JSON, Jepsen's and Knossos's EDN, key-value histories in EDN, or Jepsen's log lines,
 * whichever it is, with or without a byte order mark, with any ends of lines. In EDN a register that was read as nil says
 * nothing; in log lines it was nil.
 */
export function readHistory(content: string, { file, failMeans }: ReadOptions): Reading {
  const text = content.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  try {
    if (text.trim() === "") throw new Unreadable(1, "the file is empty");
    if (/^\s*\{\s*"/.test(text))
      return {
        kind: "history",
        format: "lightcone",
        events: readOwnHistory(text),
        failMeans: null,
        skipped: 0,
      };
    return isLog(text)
      ? interpreted(readLogHistory(text), "log", { failMeans: failMeans ?? "happened", nilRead: "is-nil" })
      : interpreted(readEdnHistory(text), "edn", { failMeans: failMeans ?? "not", nilRead: "says-nothing" });
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { kind: "unreadable", file, line: error.line, reason: error.message };
  }
}

function interpreted(
  { records, skipped }: Recording,
  format: HistoryFormat,
  convention: Convention,
): Reading {
  if (records.length + skipped === 0) throw new Unreadable(1, "there is no operation in it");
  const events = historyOfRecords(records, convention);
  return { kind: "history", format, events, failMeans: convention.failMeans, skipped };
}
