import { stateChange, type Execution } from "@lightcone/diagrams";

/** One field of a node's state around an event; null where the state has no such field then. */
export type StateRow = {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly isChanged: boolean;
};

/** A node's whole state before and after an event, field by field, in the order of the new state. */
export function stateRows(execution: Execution, event: number): StateRow[] {
  const step = execution.events[event];
  if (step === undefined) return [];
  const before = step.before === null ? new Map<string, string>() : fieldsOf(execution, step.before);
  const after = fieldsOf(execution, step.after);
  const changes = stateChange(execution, event).map(({ field }) => field);
  return [...new Set([...after.keys(), ...before.keys()])].map((field) => ({
    field,
    before: before.get(field) ?? null,
    after: after.get(field) ?? null,
    // A change deep inside has a path, such as `log.length`; long values may look alike though they differ.
    isChanged: changes.some((change) => change === field || change.startsWith(`${field}.`)),
  }));
}

/** The fields of a state as text: what the first step of a node changes is all of its state. */
function fieldsOf(execution: Execution, state: number): Map<string, string> {
  const birth = { kind: "start", at: 0, node: 0, before: null, after: state } as const;
  const changes = stateChange({ ...execution, events: [birth] }, 0);
  return new Map(changes.map(({ field, after }) => [field, after ?? ""]));
}
