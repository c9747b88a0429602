import { type Execution, linksOf } from "@lightcone/simulation";
import { envelopeSentence } from "./envelope.ts";
import { fieldName, inspect, isRecord } from "./inspect.ts";
import { messageType } from "./message.ts";

/** A message as one reads it: what it says, field by field, and what became of it. */
export type Letter = {
  readonly envelope: number;
  readonly type: string;
  readonly sentence: string;
  readonly fields: readonly { readonly name: string; readonly value: string }[];
  /** The event in which it was sent, and the one in which it was delivered, where the execution has them. */
  readonly sentBy: number | null;
  readonly deliveredBy: number | null;
};

/** Longest text of a field's value. */
const LIMIT = 400;

/** The message in an envelope; null where the execution has no such envelope. */
export function letterOf(execution: Execution, envelope: number): Letter | null {
  const found = execution.envelopes[envelope];
  if (found === undefined) return null;
  const message = execution.messages[found.message] ?? null;
  const entries = isRecord(message) ? Object.entries(message) : [["message", message] as const];
  const { events } = execution;
  const there = (event: number | null) => (event !== null && events[event] !== undefined ? event : null);
  return {
    envelope,
    type: messageType(message),
    sentence: envelopeSentence(execution, envelope),
    fields: entries.map(([name, value]) => ({ name: fieldName(name), value: inspect(value, LIMIT) })),
    sentBy: there(found.sentBy),
    deliveredBy: there(found.deliveredBy),
  };
}

/** The envelope that an event delivered, if it did, and those that its step sent. */
export function lettersAt(
  execution: Execution,
  event: number,
): { readonly received: number | null; readonly sent: readonly number[] } {
  return {
    received: execution.events[event]?.envelope ?? null,
    sent: linksOf(execution).sent[event] ?? [],
  };
}
