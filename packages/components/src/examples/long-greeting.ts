import type { Execution, ExecutionEnvelope, ExecutionEvent } from "@lightcone/diagrams/executions";
import { greeting } from "./greeting.ts";

/** A and B greet one another in turn, so many times: an execution as long as one likes. */
export function longGreeting(greetings: number): Execution {
  const events: ExecutionEvent[] = greeting.events.slice(0, 2);
  const envelopes: ExecutionEnvelope[] = [];
  for (let nth = 1; nth <= greetings; nth++) {
    const [from, to] = nth % 2 === 1 ? [0, 1] : [1, 0];
    const [sentAt, at] = [(nth - 1) * 10_000, nth * 10_000];
    const link = { from, to, nth: Math.ceil(nth / 2), isCopy: false, message: nth % 2 };
    envelopes.push({
      ...link,
      sentBy: nth === 1 ? 0 : nth,
      sentAt,
      arrivesAt: at,
      deliveredBy: nth + 1,
      fate: "delivered",
    });
    events.push({ kind: "message", at, node: to, envelope: nth - 1, before: nth % 2, after: (nth + 1) % 2 });
  }
  return {
    ...greeting,
    nodes: ["A", "B"],
    events,
    envelopes,
    timers: [],
    endedAt: greetings * 10_000,
    total: events.length,
  };
}
