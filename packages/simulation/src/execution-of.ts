import { canonicalText } from "./canonical.ts";
import { microseconds } from "./delay.ts";
import { kinds } from "./event-queue.ts";
import type {
  EventKind,
  Execution,
  ExecutionEnvelope,
  ExecutionEvent,
  ExecutionTimer,
  Value,
} from "./execution.ts";
import type { Run } from "./run.ts";
import { describeModel } from "./system-model.ts";
import { none, type Trace } from "./trace.ts";

const eventKinds: Readonly<Record<number, EventKind>> = {
  [kinds.crash]: "crash",
  [kinds.start]: "start",
  [kinds.message]: "message",
  [kinds.timer]: "timer",
};

/** A run as plain data, for drawing and keeping: its first `limit` events (at least one) and what they sent and set. */
export function executionOf(run: Run, { limit = 2_000 }: { limit?: number } = {}): Execution {
  const { trace, options, metrics } = run;
  const count = Math.min(limit, trace.length);
  const isCut = count < trace.length;
  const endedAt = isCut ? trace.events.at.at(count - 1) : metrics.endedAt;
  const states = new Interned();
  const messages = new Interned();
  return {
    protocol: run.protocol,
    seed: options.seed,
    model: describeModel(options.model),
    gst:
      options.model.timing.kind === "partiallySynchronous" ? microseconds(options.model.timing.gstMs) : null,
    nodes: options.nodes,
    events: Array.from({ length: count }, (_, i) => eventAt(trace, i, states)),
    envelopes: envelopesUpTo(trace, count, endedAt, messages),
    timers: timersUpTo(trace, count),
    violations: run.violations.filter(({ event }) => event < count),
    states: states.values,
    messages: messages.values,
    endedAt,
    total: trace.length,
    fingerprint: run.fingerprint,
  };
}

function eventAt({ events, timers }: Trace, i: number, states: Interned): ExecutionEvent {
  const kind = eventKinds[events.kind.at(i)]!;
  const previous = events.previous.at(i);
  const record = events.record.at(i);
  return {
    kind,
    at: events.at.at(i),
    node: events.node.at(i),
    ...(kind === "message" ? { envelope: record } : {}),
    ...(kind === "timer" ? { timer: timers.name[record]!, setBy: timers.setBy.at(record) } : {}),
    before: previous === none ? null : states.place(events.state[previous]),
    after: states.place(events.state[i]),
  };
}

function envelopesUpTo(
  { envelopes, events }: Trace,
  count: number,
  endedAt: number,
  messages: Interned,
): ExecutionEnvelope[] {
  const list: ExecutionEnvelope[] = [];
  for (let i = 0; i < envelopes.from.length && envelopes.sentBy.at(i) < count; i++) {
    const arrivesAt = envelopes.arrivesAt.at(i);
    const delivery = envelopes.deliveredBy.at(i);
    const isDelivered = delivery !== none && delivery < count;
    const sentBy = envelopes.sentBy.at(i);
    list.push({
      from: envelopes.from.at(i),
      to: envelopes.to.at(i),
      message: messages.place(envelopes.message[i]),
      sentBy,
      sentAt: events.at.at(sentBy),
      arrivesAt: arrivesAt === Infinity ? null : arrivesAt,
      deliveredBy: isDelivered ? delivery : null,
      fate:
        arrivesAt === Infinity
          ? "lost"
          : isDelivered
            ? "delivered"
            : arrivesAt <= endedAt && delivery === none
              ? "to-crashed"
              : "pending",
    });
  }
  return list;
}

function timersUpTo({ timers, events }: Trace, count: number): ExecutionTimer[] {
  const list: ExecutionTimer[] = [];
  for (let i = 0; i < timers.node.length && timers.setBy.at(i) < count; i++) {
    const setBy = timers.setBy.at(i);
    const firedBy = timers.firedBy.at(i);
    list.push({
      node: timers.node.at(i),
      name: timers.name[i]!,
      setBy,
      setAt: events.at.at(setBy),
      dueAt: timers.dueAt.at(i),
      firedBy: firedBy !== none && firedBy < count ? firedBy : null,
    });
  }
  return list;
}

/** Equal values share one place. */
class Interned {
  readonly values: Value[] = [];
  private readonly seen = new Map<unknown, number>();
  private readonly places = new Map<string, number>();

  place(value: unknown): number {
    const known = this.seen.get(value);
    if (known !== undefined) return known;
    const text = canonicalText(value);
    const place = this.places.get(text) ?? this.values.push(value as Value) - 1;
    this.places.set(text, place);
    this.seen.set(value, place);
    return place;
  }
}
