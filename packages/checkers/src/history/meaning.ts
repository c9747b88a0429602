import type { HistoryEvent, Value } from "@lightcone/simulation";
import { areEqual } from "./equality.ts";
import type { Convention, Recorded } from "./record.ts";
import { Unreadable } from "./unreadable.ts";

type Meaning = Pick<HistoryEvent, "kind" | "operation" | "result">;

const reads: readonly string[] = ["read", "get"];

/** What an operation was, and how it ended; `info` where it did not. */
export function meaningOf(
  invoke: Recorded,
  end: Recorded | null,
  isKeyed: boolean,
  convention: Convention,
): Meaning {
  const operation = operationOf(invoke, isKeyed);
  const unknown: Meaning = { kind: "info", operation, result: null };
  if (end === null || end.type === "info") return unknown;
  if (end.type === "fail") {
    if (convention.failMeans === "not") return { kind: "fail", operation, result: null };
    return invoke.f === "cas" ? { kind: "ok", operation, result: false } : unknown;
  }
  if (invoke.f === "txn") return transaction(operation, end, convention);
  const result = resultOf(invoke, end, isKeyed);
  if (invoke.f === "read" && result === null && convention.nilRead === "says-nothing") return unknown;
  return { kind: "ok", operation, result };
}

/**
 * Whether the values are pairs of a key and a value, as in Jepsen's independent tests: then a read, which otherwise asks
 * with nil, names its key.
 */
export function isKeyed(records: readonly Recorded[]): boolean {
  const asked = records.filter(({ type, f }) => type === "invoke" && f !== "txn");
  return (
    asked.length > 0 &&
    asked.every(({ f, value }) => isPair(value) && (f !== "cas" || typeof value[1] === "object"))
  );
}

const isPair = (value: Value): value is readonly [Value, Value] => Array.isArray(value) && value.length === 2;

function operationOf(invoke: Recorded, isKeyed: boolean): Value {
  const { f, line } = invoke;
  const { key, value } = split(invoke, isKeyed);
  const named = { f, ...(key === undefined ? {} : { key }) };
  if (reads.includes(f)) return named;
  if (f === "cas") return { ...named, ...fromAndTo(value, line) };
  return value === null && f !== "write" ? named : { ...named, value };
}

function split(
  { value, key }: Recorded,
  isKeyed: boolean,
): { readonly key: Value | undefined; readonly value: Value } {
  return isKeyed && isPair(value) ? { key: value[0], value: value[1] } : { key, value };
}

function fromAndTo(value: Value, line: number): { readonly from: Value; readonly to: Value } {
  if (isPair(value)) return { from: value[0], to: value[1] };
  if (typeof value === "object" && value !== null && "from" in value && "to" in value)
    return { from: value.from as Value, to: value.to as Value };
  throw new Unreadable(line, "the value of :cas must be [from to]");
}

function resultOf(invoke: Recorded, end: Recorded, isKeyed: boolean): Value {
  if (end.result !== undefined) return end.result;
  const { value } = split(end, isKeyed);
  if (reads.includes(invoke.f)) return value;
  if (invoke.f === "cas") return true;
  // Most operations are repeated as they end; what differs is an answer.
  return areEqual(value, split(invoke, isKeyed).value) ? null : value;
}

/** Steps of a transaction that read nothing known are left out: they forbid nothing. */
function transaction(operation: Value, end: Recorded, { nilRead }: Convention): Meaning {
  const steps = Array.isArray(end.value) ? (end.value as readonly Value[]) : [];
  const says = (step: Value) =>
    nilRead === "is-nil" || !Array.isArray(step) || !["read", "r"].includes(step[0]) || step[2] !== null;
  const result = steps.filter(says);
  const asked = result.map((step) =>
    Array.isArray(step) && ["read", "r"].includes(step[0]) ? [step[0], step[1], null] : step,
  );
  return { kind: "ok", operation: { ...(operation as { readonly f: string }), value: asked }, result };
}
