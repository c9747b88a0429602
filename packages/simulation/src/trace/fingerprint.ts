import { canonicalText, Digest } from "../values/canonical.ts";
import type { Trace } from "./trace.ts";

/** A digest of every event, envelope and timer of a trace, with states and messages by their canonical text. */
export function fingerprint({ events, envelopes, timers }: Trace): string {
  const digest = new Digest();
  const texts = new Map<unknown, string>();
  const addValue = (value: unknown): void => {
    let text = texts.get(value);
    if (text === undefined) texts.set(value, (text = canonicalText(value)));
    digest.addText(text);
  };
  for (let i = 0; i < events.length; i++) {
    digest.add(events.kind.at(i));
    digest.add(events.node.at(i));
    digest.add(events.at.at(i));
    digest.add(events.record.at(i));
    addValue(events.state[i]);
  }
  for (let i = 0; i < envelopes.length; i++) {
    digest.add(envelopes.from.at(i));
    digest.add(envelopes.to.at(i));
    digest.add(envelopes.sentBy.at(i));
    digest.add(Number.isFinite(envelopes.arrivesAt.at(i)) ? envelopes.arrivesAt.at(i) : -1);
    digest.add(envelopes.fate.at(i));
    addValue(envelopes.message[i]);
  }
  for (let i = 0; i < timers.length; i++) {
    digest.add(timers.node.at(i));
    digest.add(timers.setBy.at(i));
    digest.add(timers.dueAt.at(i));
    digest.addText(timers.name[i]!);
  }
  return digest.toString();
}
