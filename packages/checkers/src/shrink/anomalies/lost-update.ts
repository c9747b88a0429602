import type { HistoryEvent, Value } from "@lightcone/simulation";
import type { Anomaly } from "./anomaly.ts";
import { byKey, type Call, callsOf, isBefore, valueRead, valueWritten } from "./calls.ts";

/**
 * Two updates that both replaced the same value, so that one of them left no trace (Berenson et al., "A critique of ANSI
 * SQL isolation levels", SIGMOD 1995, P4). It is seen in compare-and-sets that succeeded from one and the same value, in
 * increments that came to the same sum, and in a counter that no later read shows to have what was added. Reads
 * and writes that a client makes one after the other are not taken for one update.
 */
export function lostUpdate(history: readonly HistoryEvent[]): Anomaly | null {
  const calls = callsOf(history);
  for (const group of byKey(calls, ["read", "write", "cas"])) {
    const found = sameValueReplaced(group);
    if (found) return found;
  }
  for (const group of byKey(calls, ["read", "add", "increment"])) {
    const found = sameSum(group) ?? missingSum(group);
    if (found) return found;
  }
  return null;
}

const found = (first: Call, second: Call, sentence: string): Anomaly => ({
  name: "lost update",
  sentence,
  clients: [...new Set([first.client, second.client])],
});

const successful = (calls: readonly Call[], ...names: readonly string[]): Call[] =>
  calls.filter(({ f, outcome }) => outcome === "ok" && names.includes(f));

/** Every time that a value is written, or was there at first, one compare-and-set can replace it. */
function sameValueReplaced(calls: readonly Call[]): Anomaly | null {
  const writes = calls.filter((call) => call.outcome !== "fail" && valueWritten(call) !== null);
  const updates = successful(calls, "cas").filter(
    (call) => valueRead(call) !== null && valueRead(call) !== valueWritten(call),
  );
  for (const value of new Set(updates.map(valueRead))) {
    const timesWritten = writes.filter((call) => valueWritten(call) === value).length;
    const replacing = updates.filter((call) => valueRead(call) === value);
    // What was there at first is gone for those that began after a write had ended.
    const late = replacing.filter((call) =>
      writes.some((write) => isBefore(write, call) && write.outcome === "ok"),
    );
    const tooMany =
      late.length > timesWritten ? late : replacing.length > timesWritten + 1 ? replacing : null;
    const [first, second] = tooMany?.slice(-2) ?? [];
    if (first && second)
      return found(first, second, `${first.words} and ${second.words} both replaced the same value`);
  }
  return null;
}

const amountOf = ({ arguments: { value = 1 } }: Call): number => (typeof value === "number" ? value : NaN);

function sameSum(calls: readonly Call[]): Anomaly | null {
  const seen = new Map<Value, Call>();
  if (!calls.every((call) => call.f === "read" || amountOf(call) > 0)) return null;
  for (const call of successful(calls, "add", "increment")) {
    if (typeof call.result !== "number") continue;
    const other = seen.get(call.result);
    if (other) return found(other, call, `${other.words} and ${call.words} came to the same sum`);
    seen.set(call.result, call);
  }
  return null;
}

/** A read below what had been added when it began, if no later read makes up for it: that one was only late. */
function missingSum(calls: readonly Call[]): Anomaly | null {
  const updates = successful(calls, "add", "increment");
  if (!calls.every((call) => call.f === "read" || amountOf(call) > 0)) return null;
  const reads = successful(calls, "read").filter(({ result }) => typeof result === "number");
  const last = reads.at(-1);
  if (!last) return null;
  const ended = updates.filter((update) => isBefore(update, last));
  const sum = ended.reduce((total, update) => total + amountOf(update), 0);
  if (!ended[0] || (last.result as number) >= sum) return null;
  const sentence = `${last.words} misses part of the ${sum} that had been added before it began`;
  return {
    ...found(ended[0], last, sentence),
    clients: [...new Set([...ended, last].map(({ client }) => client))],
  };
}
