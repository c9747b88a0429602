import type { HistoryEvent, Value } from "@lightcone/simulation";
import { counter } from "./counter.ts";
import { keyValue } from "./key-value.ts";
import { fencedLock, mutex } from "./locks.ts";
import { multiRegister } from "./multi-register.ts";
import { casRegister, register } from "./register.ts";
import { log, queue, stack } from "./sequences.ts";
import { set } from "./set.ts";
import { callOf } from "./specification.ts";

/** The objects that are specified here, by name. */
export const models = {
  register,
  "cas-register": casRegister,
  "key-value": keyValue,
  "multi-register": multiRegister,
  queue,
  stack,
  log,
  counter,
  set,
  "fenced-lock": fencedLock,
  mutex,
} as const;

/** The name of an object in `models`. */
export type ModelName = keyof typeof models;

/** All of them, in the order in which `modelOf` tries them. */
export const modelNames = Object.keys(models) as readonly ModelName[];

/** Objects that have an operation in common with another one, and by whose numbers they are told apart. */
const numeric: Partial<Record<ModelName, string>> = { counter: "read", "fenced-lock": "acquire" };

/** The first object that has all the operations of a history; null where none has. */
export function modelOf(history: readonly HistoryEvent[]): ModelName | null {
  const names = new Set(history.map(({ operation }) => callOf(operation)?.f ?? ""));
  const found = modelNames.find((model) => {
    const { operations }: { readonly operations: object } = models[model];
    const isSubset = [...names].every((name) => Object.hasOwn(operations, name));
    return isSubset && hasNumbers(history, numeric[model]);
  });
  return found ?? null;
}

const hasNumbers = (history: readonly HistoryEvent[], f: string | undefined): boolean =>
  f === undefined || resultsOf(history, f).every((result) => typeof result === "number");

const resultsOf = (history: readonly HistoryEvent[], f: string): readonly Value[] =>
  history
    .filter(({ kind, operation }) => kind === "ok" && callOf(operation)?.f === f)
    .map(({ result }) => result);
