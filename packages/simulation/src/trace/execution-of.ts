import { canonicalText } from "../values/canonical.ts";
import { microseconds } from "../protocol/delay.ts";
import type {
  Execution,
  ExecutionCut,
  ExecutionEnvelope,
  ExecutionEvent,
  ExecutionTimer,
  Value,
} from "./execution.ts";
import type { Run } from "../runs/run.ts";
import { describeModel } from "../model/system-model.ts";
import { faultsUpTo } from "./execution-faults.ts";
import { fates, none, type Trace } from "./trace.ts";

/** How much of a run is told: so many events, and no more than so many characters of different states and messages. */
export type ExecutionLimits = { readonly limit?: number; readonly size?: number };

/** A run as plain data, for drawing and keeping: its first events (at least one) and what they sent and set. */
export function executionOf(run: Run, { limit = 2_000, size = Infinity }: ExecutionLimits = {}): Execution {
  const { trace, options, metrics } = run;
  const states = new Interned();
  const messages = new Interned();
  const count = countWithin(trace, limit, size, states, messages);
  const isCut = count < trace.length;
  const endedAt = isCut ? trace.events.at.at(count - 1) : metrics.endedAt;
  const faults = faultsUpTo(run, count, endedAt);
  return {
    protocol: run.protocol.name,
    seed: options.seed,
    model: describeModel(options.model),
    gst:
      options.model.timing.kind === "partiallySynchronous" ? microseconds(options.model.timing.gstMs) : null,
    nodes: run.names,
    clients: options.clients.length,
    events: eventsUpTo(trace, count, run.names.length, states),
    envelopes: envelopesUpTo(trace, count, endedAt, messages),
    timers: timersUpTo(trace, count),
    cuts: cutsUpTo(trace, run.names, endedAt),
    violations: run.violations.filter(({ event }) => event < count),
    ...(faults.length > 0 ? { faults } : {}),
    states: states.values,
    messages: messages.values,
    endedAt,
    total: trace.length,
    fingerprint: run.fingerprint,
  };
}

/** How many events stay within the limits. States may grow with every event, so they are counted one by one. */
function countWithin(
  { length, events, envelopes }: Trace,
  limit: number,
  size: number,
  states: Interned,
  messages: Interned,
): number {
  const most = Math.min(limit, length);
  let envelope = 0;
  for (let i = 0; i < most; i++) {
    const before = [states.values.length, messages.values.length] as const;
    states.place(events.state[i]);
    for (; envelope < envelopes.length && envelopes.sentBy.at(envelope) <= i; envelope++)
      messages.place(envelopes.message[envelope]);
    if (i === 0 || states.size + messages.size <= size) continue;
    [states.values.length, messages.values.length] = before; // what only this event has, which may be large
    return i;
  }
  return most;
}

function eventsUpTo(trace: Trace, count: number, nodes: number, states: Interned): ExecutionEvent[] {
  const latest = new Int32Array(nodes).fill(none);
  return Array.from({ length: count }, (_, i) => {
    const node = trace.events.node.at(i);
    const event = eventAt(trace, i, latest[node]!, states);
    latest[node] = i;
    return event;
  });
}

/** One event; `previous` is the node's event before it. */
function eventAt(trace: Trace, i: number, previous: number, states: Interned): ExecutionEvent {
  const { events, timers } = trace;
  const kind = trace.happening(i);
  const record = events.record.at(i);
  return {
    kind,
    at: events.at.at(i),
    node: events.node.at(i),
    ...(kind === "message" ? { envelope: record } : {}),
    ...(kind === "timer" ? { timer: timers.name[record]!, setBy: timers.setBy.at(record) } : {}),
    ...(kind === "sync" ? { wroteBy: record } : {}),
    before: previous === none ? null : states.place(events.state[previous]),
    after: states.place(events.state[i]),
  };
}

function envelopesUpTo(
  { envelopes }: Trace,
  count: number,
  endedAt: number,
  messages: Interned,
): ExecutionEnvelope[] {
  const list: ExecutionEnvelope[] = [];
  for (let i = 0; i < envelopes.length; i++) {
    const sentBy = envelopes.sentBy.at(i);
    if (sentBy >= count) break;
    const arrivesAt = envelopes.arrivesAt.at(i);
    const delivery = envelopes.deliveredBy.at(i);
    const fate = fates[envelopes.fate.at(i)]!;
    // What happens after the cut has not happened yet.
    const isSettled = fate === "lost" || (fate === "delivered" ? delivery < count : arrivesAt <= endedAt);
    list.push({
      from: envelopes.from.at(i),
      to: envelopes.to.at(i),
      message: messages.place(envelopes.message[i]),
      sentBy,
      sentAt: envelopes.sentAt.at(i),
      nth: envelopes.index.at(i) + 1,
      isCopy: envelopes.copy.at(i) === 1,
      arrivesAt: arrivesAt === Infinity ? null : arrivesAt,
      deliveredBy: fate === "delivered" && isSettled ? delivery : null,
      fate: isSettled ? fate : "pending",
    });
  }
  return list;
}

const cutsUpTo = ({ cuts }: Trace, names: readonly string[], endedAt: number): ExecutionCut[] =>
  cuts
    .filter(({ since }) => since <= endedAt)
    .map(({ from, to, both, since, until }) => ({
      from: from.map((name) => names.indexOf(name)),
      to: to.map((name) => names.indexOf(name)),
      both,
      since,
      until: until > endedAt ? null : until,
    }));

function timersUpTo({ timers }: Trace, count: number): ExecutionTimer[] {
  const list: ExecutionTimer[] = [];
  for (let i = 0; i < timers.length; i++) {
    const setBy = timers.setBy.at(i);
    if (setBy >= count) break;
    const firedBy = timers.firedBy.at(i);
    list.push({
      node: timers.node.at(i),
      name: timers.name[i]!,
      setBy,
      setAt: timers.setAt.at(i),
      dueAt: timers.dueAt.at(i),
      firedBy: firedBy !== none && firedBy < count ? firedBy : null,
    });
  }
  return list;
}

/** Equal values share one place. */
class Interned {
  readonly values: Value[] = [];
  /** The characters of all of them. */
  size = 0;
  private readonly seen = new Map<unknown, number>();
  private readonly places = new Map<string, number>();

  place(value: unknown): number {
    const known = this.seen.get(value);
    if (known !== undefined) return known;
    const text = canonicalText(value);
    const place = this.places.get(text) ?? this.add(value as Value, text);
    this.seen.set(value, place);
    return place;
  }

  private add(value: Value, text: string): number {
    const place = this.values.push(value) - 1;
    this.places.set(text, place);
    this.size += text.length;
    return place;
  }
}
