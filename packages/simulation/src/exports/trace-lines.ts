import type {
  EventKind,
  Execution,
  ExecutionCut,
  ExecutionEnvelope,
  ExecutionEvent,
  ExecutionFault,
  ExecutionTimer,
  ExecutionViolation,
  Fate,
} from "../trace/execution.ts";
import { Mistake } from "../values/mistake.ts";
import {
  anything,
  count,
  flag,
  integer,
  listOf,
  oneOf,
  orAbsent,
  orNull,
  placeAmong,
  record,
  type Shape,
  text,
} from "../values/shape.ts";

/** The lists of an execution, and what one line of each is called. The rest of an execution is the header. */
export const lineNames = {
  states: "state",
  messages: "message",
  events: "event",
  envelopes: "envelope",
  timers: "timer",
  cuts: "cut",
  violations: "violation",
} as const;
export type List = keyof typeof lineNames;
export type Counts = Readonly<Record<List, number>>;

/** The first line: what is no list, and how many lines of each list follow. */
export type Header = Omit<Execution, List> & { readonly lines: Counts };

export const readHeader = record<Header>({
  protocol: text,
  seed: integer,
  model: text,
  gst: orNull(integer),
  nodes: listOf(text),
  clients: count,
  faults: orAbsent(
    listOf(record<ExecutionFault>({ words: text, at: integer, event: count, envelope: orNull(count) })),
  ),
  endedAt: integer,
  total: count,
  fingerprint: text,
  lines: record<Counts>({
    states: count,
    messages: count,
    events: count,
    envelopes: count,
    timers: count,
    cuts: count,
    violations: count,
  }),
});

/** What an event of each kind says of its cause. */
const causes: { readonly [Kind in EventKind]: readonly (keyof ExecutionEvent)[] } = {
  start: [],
  message: ["envelope"],
  timer: ["timer", "setBy"],
  crash: [],
  restart: [],
  sync: ["wroteBy"],
  pause: [],
};
const allCauses = [...new Set(Object.values(causes).flat())];
const kinds = Object.keys(causes) as EventKind[];

/** Every fate, by the compiler's word. */
const fates: { readonly [Name in Fate]: true } = {
  delivered: true,
  lost: true,
  "to-crashed": true,
  pending: true,
  corrupted: true,
  omitted: true,
};

/** Reads the lines of each list; a place that a line names must be among those that the header promises. */
export function readersUnder({ nodes, lines }: Header): {
  readonly [Name in List]: Shape<Execution[Name][number]>;
} {
  const node = placeAmong(nodes.length, "nodes");
  const state = placeAmong(lines.states, "states");
  const message = placeAmong(lines.messages, "messages");
  const event = placeAmong(lines.events, "events");
  const shape = record<ExecutionEvent>({
    kind: oneOf(...kinds),
    at: integer,
    node,
    envelope: orAbsent(placeAmong(lines.envelopes, "envelopes")),
    timer: orAbsent(text),
    setBy: orAbsent(event),
    wroteBy: orAbsent(event),
    before: orNull(state),
    after: state,
  });
  return {
    states: anything(),
    messages: anything(),
    events(value, where) {
      const read = shape(value, where);
      for (const cause of allCauses) {
        const isNeeded = causes[read.kind].includes(cause);
        if (isNeeded === (read[cause] !== undefined)) continue;
        throw new Mistake(
          `${where} of kind "${read.kind}" ${isNeeded ? "lacks its" : "cannot have a"} ${cause}.`,
        );
      }
      return read;
    },
    envelopes: record<ExecutionEnvelope>({
      from: node,
      to: node,
      message,
      sentBy: event,
      sentAt: integer,
      nth: count,
      isCopy: flag,
      arrivesAt: orNull(integer),
      deliveredBy: orNull(event),
      fate: oneOf(...(Object.keys(fates) as Fate[])),
    }),
    timers: record<ExecutionTimer>({
      node,
      name: text,
      setBy: event,
      setAt: integer,
      dueAt: integer,
      firedBy: orNull(event),
    }),
    cuts: record<ExecutionCut>({
      from: listOf(node),
      to: listOf(node),
      both: flag,
      since: integer,
      until: orNull(integer),
    }),
    violations: record<ExecutionViolation>({ property: text, event }),
  };
}
