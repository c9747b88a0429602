import type { Execution } from "./execution.ts";

/** What follows from an execution and is asked for again and again: who comes before whom, and what a step did. */
export type ExecutionLinks = {
  /** The step before and after an event at its own node (event), or null. */
  readonly previous: readonly (number | null)[];
  readonly next: readonly (number | null)[];
  /** Envelopes that an event's step sent, timers that it set, and violations found after it. */
  readonly sent: readonly (readonly number[])[];
  readonly timers: readonly (readonly number[])[];
  readonly violations: readonly (readonly number[])[];
  /** Events of each node, in order, and those of them that are crashes. */
  readonly byNode: readonly (readonly number[])[];
  readonly crashes: readonly (readonly number[])[];
};

const known = new WeakMap<Execution, ExecutionLinks>();

/** The links of an execution, in time linear in its size; computed once for each execution. */
export function linksOf(execution: Execution): ExecutionLinks {
  const links = known.get(execution) ?? compute(execution);
  known.set(execution, links);
  return links;
}

function compute({ nodes, events, envelopes, timers, violations }: Execution): ExecutionLinks {
  const previous: (number | null)[] = events.map(() => null);
  const next: (number | null)[] = events.map(() => null);
  const byNode: number[][] = nodes.map(() => []);
  events.forEach(({ node }, event) => {
    const before = byNode[node]?.at(-1);
    if (before !== undefined) {
      previous[event] = before;
      next[before] = event;
    }
    byNode[node]?.push(event);
  });
  return {
    previous,
    next,
    byNode,
    crashes: byNode.map((own) => own.filter((event) => events[event]?.kind === "crash")),
    sent: group(
      envelopes.map((envelope) => envelope.sentBy),
      events.length,
    ),
    timers: group(
      timers.map((timer) => timer.setBy),
      events.length,
    ),
    violations: group(
      violations.map((violation) => violation.event),
      events.length,
    ),
  };
}

/** Places of each owner's items; an owner beyond the drawn part of a cut run is left out. */
function group(owners: readonly number[], count: number): number[][] {
  const groups: number[][] = Array.from({ length: count }, () => []);
  owners.forEach((owner, item) => groups[owner]?.push(item));
  return groups;
}
