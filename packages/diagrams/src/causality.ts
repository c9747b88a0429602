import type { Execution } from "@lightcone/simulation";
import { linksOf } from "./links.ts";

/**
 * The events that can have influenced an event, itself included: those that happened before it
 * (Lamport, 1978): earlier steps of the same node, and the sender's step for every message delivered.
 * A timer needs no rule of its own: the step that set it is an earlier step of the same node.
 * Linear in the size of the execution.
 */
export function causalPast(execution: Execution, event: number): ReadonlySet<number> {
  const { previous } = linksOf(execution);
  return reach(execution, event, (at) => {
    const { envelope } = execution.events[at] ?? {};
    const cause = envelope === undefined ? undefined : execution.envelopes[envelope]?.sentBy;
    return [previous[at], cause];
  });
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

function reach(
  execution: Execution,
  from: number,
  neighbors: (event: number) => readonly (number | null | undefined)[],
): ReadonlySet<number> {
  if (execution.events[from] === undefined) {
    throw new RangeError(
      `There is no event ${from}: the execution has ${execution.events.length} events, counted from 0.`,
    );
  }
  const reached = new Set([from]);
  // A Set is iterated in the order of insertion and meets what is added on the way: it is the queue too.
  for (const event of reached) {
    for (const neighbor of neighbors(event)) {
      if (neighbor != null && execution.events[neighbor] !== undefined) reached.add(neighbor);
    }
  }
  return reached;
}
