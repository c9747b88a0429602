import type { Execution } from "../trace/execution.ts";
import { describeEvent, describeMessage } from "./describe-event.ts";

/** One entry of the Trace Event Format (Google): `ph` is its kind, `ts` its time in microseconds, `tid` its row. */
type Entry = {
  readonly ph: "M" | "X" | "s" | "f" | "i" | "b" | "e";
  readonly name: string;
  readonly ts?: number;
  readonly tid?: number;
  readonly [key: string]: unknown;
};

/**
 * An execution as Trace Event Format, for ui.perfetto.dev or chrome://tracing: a row for each node, a slice for each
 * event with its state, arrows for the messages that arrived; partitions, GST and violations beside them. One entry
 * a line.
 */
export function toChromeTrace(execution: Execution): string {
  const when = extents(execution);
  const entries = [
    ...rows(execution),
    ...slices(execution, when),
    ...arrows(execution, when),
    ...marks(execution),
  ];
  const { protocol, seed, model, fingerprint } = execution;
  const about = JSON.stringify({ protocol, seed, model, fingerprint });
  const lines = entries.map((entry) => JSON.stringify({ pid, ...entry }));
  return `{"displayTimeUnit":"ms","otherData":${about},"traceEvents":[\n${lines.join(",\n")}\n]}\n`;
}

// Viewers take row 0 for an idle one, and the row with the number of the process for its main one.
const pid = 1;
const row = (node: number): number => node + 2;

const rows = ({ protocol, nodes }: Execution): Entry[] => [
  { ph: "M", name: "process_name", args: { name: protocol } },
  ...nodes.flatMap((name, node): Entry[] => [
    { ph: "M", name: "thread_name", tid: row(node), args: { name } },
    { ph: "M", name: "thread_sort_index", tid: row(node), args: { sort_index: node } },
  ]),
];

type Extent = { readonly ts: number; readonly dur: number };

/**
 * When each event begins and how long it is drawn. A step takes no time, but an arrow needs a slice to hold on to: one
 * microsecond, or an equal share of it where a node has several events in the same one.
 */
function extents({ events }: Execution): Extent[] {
  const together = new Map<string, number[]>();
  events.forEach(({ node, at }, i) => {
    const moment = `${node} ${at}`;
    together.set(moment, [...(together.get(moment) ?? []), i]);
  });
  return events.map(({ node, at }, i) => {
    const group = together.get(`${node} ${at}`)!;
    return { ts: at + group.indexOf(i) / group.length, dur: 1 / group.length };
  });
}

function slices(execution: Execution, extents: readonly Extent[]): Entry[] {
  const { events, states } = execution;
  return events.map((event, i) => ({
    ph: "X",
    name: describeEvent(event, execution),
    cat: event.kind,
    ...extents[i]!,
    tid: row(event.node),
    args: { event: i, state: states[event.after] },
  }));
}

/** An arrow begins and ends at the slices of its two events; `bp: "e"` binds its end to the slice that is there. */
function arrows({ envelopes, messages }: Execution, extents: readonly Extent[]): Entry[] {
  return envelopes.flatMap(({ from, to, message, sentBy, deliveredBy }, id): Entry[] => {
    if (deliveredBy === null) return [];
    const arrow = { name: describeMessage(messages[message]!), cat: "message", id };
    return [
      { ph: "s", ...arrow, ts: extents[sentBy]!.ts, tid: row(from) },
      { ph: "f", bp: "e", ...arrow, ts: extents[deliveredBy]!.ts, tid: row(to) },
    ];
  });
}

function marks({ nodes, events, gst, cuts, violations, endedAt }: Execution): Entry[] {
  const names = (places: readonly number[]) => places.map((place) => nodes[place]).join(" ");
  return [
    ...(gst === null ? [] : [instant("GST", gst, 0)]),
    ...cuts.flatMap(({ from, to, both, since, until }, id): Entry[] => {
      const cut = {
        name: `${names(from)} ${both ? "|" : "-|"} ${names(to)}`,
        cat: "partition",
        id,
        tid: row(0),
      };
      return [
        { ph: "b", ...cut, ts: since },
        { ph: "e", ...cut, ts: until ?? endedAt },
      ];
    }),
    ...violations.map(({ property, event }) =>
      instant(`VIOLATES ${property}`, events[event]!.at, events[event]!.node),
    ),
  ];
}

/** A line across all rows. */
const instant = (name: string, ts: number, node: number): Entry => ({
  ph: "i",
  s: "g",
  name,
  ts,
  tid: row(node),
});
