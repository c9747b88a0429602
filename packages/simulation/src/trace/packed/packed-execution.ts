import type { Execution, ExecutionEnvelope, ExecutionEvent, ExecutionTimer } from "../execution.ts";
import { fates, happenings } from "../rows.ts";
import { writeNumbers } from "./number-text.ts";

/**
 * An execution in columns, each a text: a hundred thousand events take about three megabytes and not thirty, and are
 * read in a tenth of a second. It is plain data like the execution itself; `readExecution` reads both.
 */
export type PackedExecution = Omit<Execution, "states" | "messages" | "events" | "envelopes" | "timers"> & {
  /** The version of this format. */
  readonly packed: 1;
  /** Lists as JSON. */
  readonly states: string;
  readonly messages: string;
  readonly timerNames: readonly string[];
  readonly events: Columns<(typeof columnsOf.events)[number]>;
  readonly envelopes: Columns<(typeof columnsOf.envelopes)[number]>;
  readonly timers: Columns<(typeof columnsOf.timers)[number]>;
};

/** How many rows, and a column of numbers for each name. Where a number may be null, null is 0 and the others one more. */
export type Columns<Name extends string> = { readonly count: number } & { readonly [Column in Name]: string };

/** The columns of each table; the four in the middle of an event's have only the rows of events that have such a thing. */
export const columnsOf = {
  events: ["kind", "at", "node", "envelope", "timer", "setBy", "wroteBy", "before", "after"],
  envelopes: [
    "from",
    "to",
    "message",
    "sentBy",
    "sentAt",
    "nth",
    "isCopy",
    "arrivesAt",
    "deliveredBy",
    "fate",
  ],
  timers: ["node", "name", "setBy", "setAt", "dueAt", "firedBy"],
} as const;

/** Packs an execution. Nothing is lost. */
export function packExecution(execution: Execution): PackedExecution {
  const { states, messages, events, envelopes, timers, ...rest } = execution;
  const timerNames = [
    ...new Set([...timers.map(({ name }) => name), ...events.flatMap(({ timer = [] }) => timer)]),
  ];
  const names = new Map(timerNames.map((name, place) => [name, place] as const));
  return {
    packed: 1,
    ...rest,
    states: JSON.stringify(states),
    messages: JSON.stringify(messages),
    timerNames,
    events: packEvents(events, names),
    envelopes: packEnvelopes(envelopes),
    timers: packTimers(timers, names),
  };
}

type Names = ReadonlyMap<string, number>;

function packEvents(events: readonly ExecutionEvent[], names: Names): PackedExecution["events"] {
  const having = <Key extends "envelope" | "timer" | "setBy" | "wroteBy">(key: Key) =>
    events.flatMap((event) => event[key] ?? []);
  return {
    count: events.length,
    kind: column(events, ({ kind }) => happenings.indexOf(kind)),
    at: column(events, ({ at }) => at),
    node: column(events, ({ node }) => node),
    envelope: writeNumbers(having("envelope")),
    timer: writeNumbers(having("timer").map((name) => names.get(name)!)),
    setBy: writeNumbers(having("setBy")),
    wroteBy: writeNumbers(having("wroteBy")),
    before: column(events, ({ before }) => nullable(before)),
    after: column(events, ({ after }) => after),
  };
}

function packEnvelopes(envelopes: readonly ExecutionEnvelope[]): PackedExecution["envelopes"] {
  return {
    count: envelopes.length,
    from: column(envelopes, ({ from }) => from),
    to: column(envelopes, ({ to }) => to),
    message: column(envelopes, ({ message }) => message),
    sentBy: column(envelopes, ({ sentBy }) => sentBy),
    sentAt: column(envelopes, ({ sentAt }) => sentAt),
    nth: column(envelopes, ({ nth }) => nth),
    isCopy: column(envelopes, ({ isCopy }) => Number(isCopy)),
    arrivesAt: column(envelopes, ({ arrivesAt }) => nullable(arrivesAt)),
    deliveredBy: column(envelopes, ({ deliveredBy }) => nullable(deliveredBy)),
    fate: column(envelopes, ({ fate }) => fates.indexOf(fate)),
  };
}

function packTimers(timers: readonly ExecutionTimer[], names: Names): PackedExecution["timers"] {
  return {
    count: timers.length,
    node: column(timers, ({ node }) => node),
    name: column(timers, ({ name }) => names.get(name)!),
    setBy: column(timers, ({ setBy }) => setBy),
    setAt: column(timers, ({ setAt }) => setAt),
    dueAt: column(timers, ({ dueAt }) => dueAt),
    firedBy: column(timers, ({ firedBy }) => nullable(firedBy)),
  };
}

const column = <Row>(rows: readonly Row[], numberOf: (row: Row) => number): string =>
  writeNumbers(rows.map(numberOf));

const nullable = (number: number | null): number => (number === null ? 0 : number + 1);
