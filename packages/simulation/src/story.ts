import { kinds } from "./event-queue.ts";
import type { Run } from "./run.ts";
import { none, type Trace } from "./trace.ts";

/**
 * A run as text, one line an event: when, where, what came, what was sent and when that arrives. For reading and for
 * golden tests. A line is such as `20.000 ms  B  receives Ping {"round":1} from A  sends Pong {"round":1} to A (at 31.002)`.
 */
export function storyOf(run: Run): string {
  const { trace, nodes } = run;
  const effects = effectsByEvent(trace, nodes);
  const { events } = trace;
  const lines = Array.from({ length: trace.length }, (_, i) => {
    const cause = causeOf(trace, nodes, i);
    const violated = run.violations
      .filter(({ event }) => event === i)
      .map(({ property }) => `VIOLATES ${property}`);
    return [
      `${inMs(events.at.at(i))} ms`,
      nodes[events.node.at(i)],
      cause,
      ...(effects.get(i) ?? []),
      ...violated,
    ].join("  ");
  });
  return lines.join("\n");
}

const inMs = (microseconds: number): string => (microseconds / 1000).toFixed(3);

function causeOf({ events, envelopes, timers }: Trace, nodes: readonly string[], event: number): string {
  const record = events.record.at(event);
  switch (events.kind.at(event)) {
    case kinds.crash:
      return "crashes";
    case kinds.start:
      return "starts";
    case kinds.timer:
      return `timer "${timers.name[record]}"`;
    default:
      return `receives ${messageText(envelopes.message[record])} from ${nodes[envelopes.from.at(record)]}`;
  }
}

function messageText(message: unknown): string {
  const { type, ...fields } = message as { type: string };
  return Object.keys(fields).length > 0 ? `${type} ${JSON.stringify(fields)}` : type;
}

function effectsByEvent({ envelopes, timers }: Trace, nodes: readonly string[]): Map<number, string[]> {
  const effects = new Map<number, string[]>();
  const add = (event: number, text: string): void =>
    void effects.set(event, [...(effects.get(event) ?? []), text]);
  for (let i = 0; i < envelopes.from.length; i++) {
    const at = envelopes.arrivesAt.at(i);
    const fate =
      at === Infinity
        ? "lost"
        : `${envelopes.deliveredBy.at(i) === none ? "not delivered" : "at"} ${inMs(at)}`;
    add(
      envelopes.sentBy.at(i),
      `sends ${messageText(envelopes.message[i])} to ${nodes[envelopes.to.at(i)]} (${fate})`,
    );
  }
  for (let i = 0; i < timers.node.length; i++)
    add(timers.setBy.at(i), `sets "${timers.name[i]}" for ${inMs(timers.dueAt.at(i))}`);
  return effects;
}
