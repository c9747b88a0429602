import type { Value } from "../trace/execution.ts";
import type { HistoryEvent } from "../trace/history.ts";
import { checkHistory } from "./history.ts";

/**
 * A history in Jepsen's form: EDN, one map a line, with times in nanoseconds. Jepsen's processes do one thing at a time,
 * and one whose operation ended as `:info` never acts again: so a client is a process, a new one after each `:info`,
 * and several while it has several operations open.
 *
 * The operation `{ f: "write", key: "x", value: 1 }` becomes `:f :write, :value ["x" 1]`; without a key the value is 1,
 * with more than one argument a map of them, and without any, as for a read, the result. A result that the value has
 * no room for stands in `:result`.
 *
 * Throws a `Mistake` where the history is none (`checkHistory`).
 */
export function toJepsenEdn(history: readonly HistoryEvent[]): string {
  checkHistory(history);
  const processes = processesOf(history);
  return history
    .map((event, index) => {
      const { f, value, result } = inJepsensWords(event);
      const fields = [
        `:index ${index}`,
        `:type :${event.kind}`,
        `:process ${processes[index]}`,
        `:f ${f}`,
        `:value ${edn(value)}`,
        ...(result === null ? [] : [`:result ${edn(result)}`]),
        `:time ${BigInt(event.at) * 1000n}`,
      ];
      return `{${fields.join(", ")}}\n`;
    })
    .join("");
}

/** The process of each event. */
function processesOf(history: readonly HistoryEvent[]): number[] {
  const idle = new Map<string, number[]>(); //  of each client: processes that may act again
  const busy = new Map<string, number>(); //    of each open operation: its process
  let next = 0;
  return history.map(({ kind, client, id }) => {
    const operation = JSON.stringify([client, id]);
    const own = idle.get(client) ?? [];
    idle.set(client, own);
    if (kind === "invoke") busy.set(operation, own.pop() ?? next++);
    else if (kind !== "info") own.push(busy.get(operation)!);
    return busy.get(operation)!;
  });
}

/** What is asked for, as EDN, and with what; `result` is null where the value says it. */
function inJepsensWords({ operation, result }: HistoryEvent): { f: string; value: Value; result: Value } {
  if (typeof operation === "string") return { f: keyword(operation), value: result, result: null };
  if (!isRecord(operation) || typeof operation["f"] !== "string")
    return { f: ":operation", value: operation, result };
  const { f, key, ...rest } = operation as { readonly f: string; readonly [field: string]: Value };
  const fields = Object.values(rest);
  const argument = fields.length === 1 ? fields[0]! : rest;
  const content = fields.length === 0 ? result : argument;
  return {
    f: keyword(f),
    value: key === undefined ? content : [key, content],
    result: fields.length === 0 ? null : result,
  };
}

const isRecord = (value: Value): value is { readonly [key: string]: Value } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A word as a keyword, or as a string where EDN does not allow it to be one. */
const keyword = (word: string): string =>
  /^[A-Za-z][\w*+!?<>=-]*$/.test(word) ? `:${word}` : ednString(word);

function edn(value: Value): string {
  if (value === null) return "nil";
  if (typeof value === "string") return ednString(value);
  if (typeof value !== "object") return String(value);
  if (!isRecord(value)) return `[${(value as readonly Value[]).map(edn).join(" ")}]`;
  return `{${Object.entries(value)
    .map(([key, part]) => `${keyword(key)} ${edn(part)}`)
    .join(", ")}}`;
}

const escapes: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** EDN knows no other escapes than these; every other character stands for itself. */
const ednString = (text: string): string =>
  `"${text.replace(/["\\]/g, "\\$&").replace(/[\n\r\t]/g, (character) => escapes[character]!)}"`;
