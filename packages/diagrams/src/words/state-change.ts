import type { Execution, Value } from "@lightcone/simulation";
import { isSame } from "../same.ts";
import { fieldName, inspect, isRecord } from "./inspect.ts";

/** One field that a step changed. Null: the field was not there. A state that is no record is the field `state`. */
export type Change = {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
};

/**
 * The fields that an event changed in its node's state, in the order of the new state, those that went away last.
 * Records are compared field by field (`log.length`), lists as a whole. Empty where nothing changed.
 */
export function stateChange(execution: Execution, event: number): readonly Change[] {
  const step = execution.events[event];
  if (step === undefined || step.before === step.after) return [];
  const before = step.before === null ? undefined : execution.states[step.before];
  return changes("", before, execution.states[step.after], DEPTH);
}

/** How deep records are compared field by field; deeper ones are compared as a whole. */
const DEPTH = 3;

/** Longest text of a value. */
const LIMIT = 120;

function changes(
  field: string,
  before: Value | undefined,
  after: Value | undefined,
  depth: number,
): Change[] {
  if (isSame(before, after)) return [];
  const apart = depth > 0 && isRecord(after) && (isRecord(before) || (before === undefined && field === ""));
  if (!apart) return [{ field: field || "state", before: text(before), after: text(after) }];
  const old = isRecord(before) ? before : {};
  const keys = [...Object.keys(after), ...Object.keys(old).filter((key) => !Object.hasOwn(after, key))];
  return keys.flatMap((key) => {
    const name = fieldName(key);
    return changes(field === "" ? name : `${field}.${name}`, own(old, key), own(after, key), depth - 1);
  });
}

function own(record: { readonly [key: string]: Value }, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function text(value: Value | undefined): string | null {
  return value === undefined ? null : inspect(value, LIMIT);
}
