import type { Execution, ExecutionEnvelope, ExecutionEvent, ExecutionTimer, Value } from "../execution.ts";
import { type FateName, fates, type Happening, happenings } from "../rows.ts";
import { readNumbers } from "./number-text.ts";
import { columnsOf, type PackedExecution } from "./packed-execution.ts";

/**
 * The execution that was packed; null where a column is damaged or missing, or counts what is not there. Whether its
 * head has the right shape, and whether one part refers to what another one has, is for `readExecution` to see.
 */
export function unpackExecution(packed: PackedExecution): Execution | null {
  const { packed: _, timerNames, ...rest } = packed;
  const tables = {
    events: eventColumns(packed.events),
    envelopes: columns(packed.envelopes, columnsOf.envelopes),
    timers: columns(packed.timers, columnsOf.timers),
  };
  const [states, messages] = [packed.states, packed.messages].map(listIn);
  if (!tables.events || !tables.envelopes || !tables.timers || !states || !messages) return null;
  const events = eventsOf(tables.events, packed.events.count, timerNames);
  const envelopes = envelopesOf(tables.envelopes, packed.envelopes.count);
  const timers = timersOf(tables.timers, packed.timers.count, timerNames);
  if (!events || !envelopes || !timers) return null;
  return { ...rest, states, messages, events, envelopes, timers };
}

function listIn(json: unknown): readonly Value[] | null {
  try {
    const list: unknown = typeof json === "string" ? JSON.parse(json) : null;
    return Array.isArray(list) ? (list as Value[]) : null;
  } catch {
    return null;
  }
}

type Numbers<Name extends string> = Readonly<Record<Name, Float64Array>>;

/** Reads columns of one length; null where one of them is no such column. */
function columns<Name extends string>(
  table: unknown,
  names: readonly Name[],
  countOf: (name: Name) => number = () => (table as { count: number }).count,
): Numbers<Name> | null {
  if (typeof table !== "object" || table === null) return null;
  const texts = table as Readonly<Record<Name, unknown>>;
  const read: Partial<Record<Name, Float64Array>> = {};
  for (const name of names) {
    const count = countOf(name);
    const numbers = Number.isSafeInteger(count) && count >= 0 ? readNumbers(texts[name], count) : null;
    if (numbers === null) return null;
    read[name] = numbers;
  }
  return read as Numbers<Name>;
}

type EventColumn = (typeof columnsOf.events)[number];

/** Which kinds of events have a row in which column. */
const sparse: Partial<Record<EventColumn, Happening>> = {
  envelope: "message",
  timer: "timer",
  setBy: "timer",
  wroteBy: "sync",
};

function eventColumns(table: PackedExecution["events"]): Numbers<EventColumn> | null {
  const kinds = columns(table, ["kind"])?.kind;
  if (kinds === undefined) return null;
  const ofKind = (kind: Happening) => {
    const number = happenings.indexOf(kind);
    let count = 0;
    for (const each of kinds) if (each === number) count++;
    return count;
  };
  return columns(table, columnsOf.events, (name) => (sparse[name] ? ofKind(sparse[name]) : table.count));
}

function eventsOf(
  columns: Numbers<EventColumn>,
  count: number,
  timerNames: readonly string[],
): ExecutionEvent[] | null {
  const { kind: kinds, at, node, envelope, timer, setBy, wroteBy, before, after } = columns;
  const events = new Array<ExecutionEvent>(count);
  let [message, fired, synced] = [0, 0, 0];
  for (let i = 0; i < count; i++) {
    const kind = happenings[kinds[i]!];
    const common = { at: at[i]!, node: node[i]!, before: nullable(before[i]!), after: after[i]! };
    if (kind === undefined) return null;
    if (kind === "message") events[i] = { kind, ...common, envelope: envelope[message++]! };
    else if (kind === "timer") {
      const name = timerNames[timer[fired]!];
      if (name === undefined) return null;
      events[i] = { kind, ...common, timer: name, setBy: setBy[fired++]! };
    } else if (kind === "sync") events[i] = { kind, ...common, wroteBy: wroteBy[synced++]! };
    else events[i] = { kind, ...common };
  }
  return events;
}

function envelopesOf(
  columns: Numbers<(typeof columnsOf.envelopes)[number]>,
  count: number,
): ExecutionEnvelope[] | null {
  const envelopes = new Array<ExecutionEnvelope>(count);
  for (let i = 0; i < count; i++) {
    const fate: FateName | undefined = fates[columns.fate[i]!];
    if (fate === undefined) return null;
    envelopes[i] = {
      from: columns.from[i]!,
      to: columns.to[i]!,
      message: columns.message[i]!,
      sentBy: columns.sentBy[i]!,
      sentAt: columns.sentAt[i]!,
      nth: columns.nth[i]!,
      isCopy: columns.isCopy[i] === 1,
      arrivesAt: nullable(columns.arrivesAt[i]!),
      deliveredBy: nullable(columns.deliveredBy[i]!),
      fate,
    };
  }
  return envelopes;
}

function timersOf(
  columns: Numbers<(typeof columnsOf.timers)[number]>,
  count: number,
  names: readonly string[],
): ExecutionTimer[] | null {
  const timers = new Array<ExecutionTimer>(count);
  for (let i = 0; i < count; i++) {
    const name = names[columns.name[i]!];
    if (name === undefined) return null;
    timers[i] = {
      node: columns.node[i]!,
      name,
      setBy: columns.setBy[i]!,
      setAt: columns.setAt[i]!,
      dueAt: columns.dueAt[i]!,
      firedBy: nullable(columns.firedBy[i]!),
    };
  }
  return timers;
}

const nullable = (number: number): number | null => (number === 0 ? null : number - 1);
