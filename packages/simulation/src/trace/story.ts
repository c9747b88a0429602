import type { Run } from "../runs/run.ts";
import { fates, type Trace } from "./trace.ts";

/**
 * A run as text, one line an event: when, where, what came, what was sent and when that arrives. For reading and for
 * golden tests. A line is such as `20.000 ms  B  receives Ping {"round":1} from A  sends Pong {"round":1} to A (at 31.002)`.
 */
export function storyOf(run: Run): string {
  const { trace, names } = run;
  const effects = effectsByEvent(trace, names);
  const { events } = trace;
  const lines = Array.from({ length: trace.length }, (_, i) => {
    const cause = causeOf(trace, names, i);
    const violated = run.violations
      .filter(({ event }) => event === i)
      .map(({ property }) => `VIOLATES ${property}`);
    return [
      `${inMs(events.at.at(i))} ms`,
      names[events.node.at(i)],
      cause,
      ...(effects.get(i) ?? []),
      ...violated,
    ].join("  ");
  });
  return lines.join("\n");
}

const inMs = (microseconds: number): string => (microseconds / 1000).toFixed(3);

function causeOf(trace: Trace, names: readonly string[], event: number): string {
  const { events, envelopes, timers } = trace;
  const record = events.record.at(event);
  switch (trace.happening(event)) {
    case "message":
      return `receives ${messageText(envelopes.message[record])} from ${names[envelopes.from.at(record)]}`;
    case "timer":
      return `timer "${timers.name[record]}"`;
    case "crash":
      return "crashes";
    case "start":
      return "starts";
    case "restart":
      return "restarts";
    case "sync":
      return "has written to disk";
    case "pause":
      return "pauses";
  }
}

function messageText(message: unknown): string {
  const { type, ...fields } = message as { type: string };
  return Object.keys(fields).length > 0 ? `${type} ${JSON.stringify(fields)}` : type;
}

function effectsByEvent({ envelopes, timers }: Trace, names: readonly string[]): Map<number, string[]> {
  const effects = new Map<number, string[]>();
  const add = (event: number, text: string): void =>
    void effects.set(event, [...(effects.get(event) ?? []), text]);
  for (let i = 0; i < envelopes.length; i++) {
    const at = envelopes.arrivesAt.at(i);
    const fate = fates[envelopes.fate.at(i)]!;
    const when = at === Infinity ? fate : fate === "delivered" ? `at ${inMs(at)}` : `${fate} ${inMs(at)}`;
    add(
      envelopes.sentBy.at(i),
      `sends ${messageText(envelopes.message[i])} to ${names[envelopes.to.at(i)]} (${when})`,
    );
  }
  for (let i = 0; i < timers.length; i++)
    add(timers.setBy.at(i), `sets "${timers.name[i]}" for ${inMs(timers.dueAt.at(i))}`);
  return effects;
}
