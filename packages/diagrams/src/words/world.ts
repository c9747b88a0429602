import type { Execution, Value } from "@lightcone/simulation";
import { isSame } from "../same.ts";
import { fieldName, inspect, isRecord } from "./inspect.ts";
import { nodeName } from "./message.ts";

/** A field of a node's state before and after a step; null where the state has no such field then. */
export type Field = {
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly isChanged: boolean;
};

/** A node at a moment. */
export type NodeNow = {
  readonly node: number;
  readonly name: string;
  readonly condition: "not started" | "up" | "crashed";
  /** Whether the event at hand is its own; only then its fields can be changed. */
  readonly acts: boolean;
  readonly fields: readonly Field[];
};

/** Longest text of a value. */
const LIMIT = 120;

/** Every node just after an event. `latest` is each node's last event up to then. */
export function worldAfter(
  execution: Execution,
  event: number,
  latest: readonly (number | null)[],
): NodeNow[] {
  return execution.nodes.map((_, node) => {
    const last = latest[node] ?? null;
    const name = nodeName(execution, node);
    if (last === null) return { node, name, condition: "not started", acts: false, fields: [] };
    const { kind, after } = execution.events[last]!;
    const acts = last === event;
    const state = execution.states[after];
    return {
      node,
      name,
      condition: kind === "crash" ? "crashed" : "up",
      acts,
      fields: acts ? fieldsAround(execution, event) : fieldsBetween(state, state),
    };
  });
}

/** The state of an event's node before and after it, field by field in the order of the new state and what went away last. */
export function fieldsAround({ events, states }: Execution, event: number): Field[] {
  const step = events[event];
  if (step === undefined) return [];
  return fieldsBetween(step.before === null ? undefined : states[step.before], states[step.after]);
}

/** Two states field by field, in the order of the second; undefined is none at all. */
export function fieldsBetween(before: Value | undefined, after: Value | undefined): Field[] {
  const [old, fresh] = [entriesOf(before), entriesOf(after)];
  return [...new Set([...fresh.keys(), ...old.keys()])].map((key) => {
    const [was, is] = [old.get(key), fresh.get(key)];
    return { name: fieldName(key), before: text(was), after: text(is), isChanged: !isSame(was, is) };
  });
}

/** A state that is no record is the field `state`. */
const entriesOf = (state: Value | undefined): ReadonlyMap<string, Value> =>
  new Map(isRecord(state) ? Object.entries(state) : state === undefined ? [] : [["state", state]]);

const text = (value: Value | undefined): string | null =>
  value === undefined ? null : inspect(value, LIMIT);
