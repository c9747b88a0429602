/**
 * What can have influenced what: happens-before (Lamport, "Time, clocks, and the ordering of events in a distributed
 * system", CACM 21(7), 1978, §"The partial ordering"). An event happens before another one of its node that comes
 * later, and before the delivery of every message that its step sent; and so on from there. A timer needs no rule of
 * its own: the step that set it is an earlier step of the same node.
 */
import type { Execution } from "./execution.ts";
import { linksOf } from "./execution-links.ts";

/** The events that can have influenced an event, itself included. Linear in the size of the execution. */
export function causalPast(execution: Execution, event: number): ReadonlySet<number> {
  return reach(execution, event, (at) => directCauses(execution, at));
}

/** The events that an event can have influenced, itself included. Linear in the size of the execution. */
export function causalFuture(execution: Execution, event: number): ReadonlySet<number> {
  const { next, sent } = linksOf(execution);
  return reach(execution, event, (at) => [
    next[at],
    ...(sent[at] ?? []).map((envelope) => execution.envelopes[envelope]?.deliveredBy),
  ]);
}

/** An event with its causal past and future: everything outside is independent of it. */
export type LightCone = {
  readonly event: number;
  readonly past: ReadonlySet<number>;
  readonly future: ReadonlySet<number>;
};

/** The light cone of an event. Linear in the size of the execution. */
export function lightCone(execution: Execution, event: number): LightCone {
  return { event, past: causalPast(execution, event), future: causalFuture(execution, event) };
}

/**
 * Whether the event `a` happens before the event `b`: a strict partial order, in which no event is before itself.
 * Looks only at what lies between the two, for a cause stands before its effect in an execution.
 */
export function happensBefore(execution: Execution, a: number, b: number): boolean {
  requireEvent(execution, a);
  if (a === b) return false;
  return reach(execution, b, (at) =>
    directCauses(execution, at).filter((cause) => cause != null && cause >= a),
  ).has(a);
}

/** Whether two different events are concurrent: neither happens before the other, so neither can have influenced it. */
export const areConcurrent = (execution: Execution, a: number, b: number): boolean =>
  a !== b && !happensBefore(execution, a, b) && !happensBefore(execution, b, a);

/** The node's step before an event, and the step that sent what the event delivered. */
function directCauses(execution: Execution, event: number): readonly (number | null | undefined)[] {
  const { envelope } = execution.events[event] ?? {};
  const sender = envelope === undefined ? null : execution.envelopes[envelope]?.sentBy;
  return [linksOf(execution).previous[event], sender];
}

function reach(
  execution: Execution,
  from: number,
  neighbors: (event: number) => readonly (number | null | undefined)[],
): ReadonlySet<number> {
  requireEvent(execution, from);
  const reached = new Set([from]);
  // A Set is iterated in the order of insertion and meets what is added on the way: it is the queue too.
  for (const event of reached) {
    for (const neighbor of neighbors(event)) {
      if (neighbor != null && execution.events[neighbor] !== undefined) reached.add(neighbor);
    }
  }
  return reached;
}

function requireEvent({ events }: Execution, event: number): void {
  if (events[event] !== undefined) return;
  throw new RangeError(
    `There is no event ${event}: the execution has ${events.length} events, counted from 0.`,
  );
}
