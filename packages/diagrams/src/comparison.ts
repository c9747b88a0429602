import { type Execution, type ExecutionEvent, linksOf, type Value } from "@lightcone/simulation";
import { isSame } from "./same.ts";

/** How long two executions look the same to one node. */
export type Comparison = {
  /** How many of its steps, from the first, the node cannot tell apart. */
  readonly same: number;
  /** These steps in each execution (events). */
  readonly a: readonly number[];
  readonly b: readonly number[];
  /** The first step that differs in each execution (null: there it takes no further step), or null if none does. */
  readonly parting: { readonly a: number | null; readonly b: number | null } | null;
};

/**
 * The steps over which the node of this name sees the same in two executions: the same kinds of steps, messages
 * from the same senders, timers, and states. A crash is not seen by the node that crashes: it takes no further
 * step. Times are not compared unless asked for: without a clock a node sees none.
 */
export function comparison(
  a: Execution,
  b: Execution,
  node: string,
  { times = false }: { readonly times?: boolean } = {},
): Comparison {
  const left = stepsOf(a, node);
  const right = stepsOf(b, node);
  const shorter = Math.min(left.length, right.length);
  let same = 0;
  while (same < shorter && looksSame(a, left[same] ?? 0, b, right[same] ?? 0, times)) same++;
  const parted = same < left.length || same < right.length;
  return {
    same,
    a: left.slice(0, same),
    b: right.slice(0, same),
    parting: parted ? { a: left[same] ?? null, b: right[same] ?? null } : null,
  };
}

function stepsOf(execution: Execution, name: string): readonly number[] {
  const node = execution.nodes.indexOf(name);
  if (node === -1) {
    throw new RangeError(
      `The execution of ${execution.protocol} has no node ${name}; it has ${execution.nodes.join(", ")}.`,
    );
  }
  const events = linksOf(execution).byNode[node] ?? [];
  return events.filter((event) => execution.events[event]?.kind !== "crash");
}

function looksSame(a: Execution, left: number, b: Execution, right: number, times: boolean): boolean {
  const one = a.events[left];
  const other = b.events[right];
  if (one === undefined || other === undefined) return false;
  return (
    one.kind === other.kind &&
    one.timer === other.timer &&
    (!times || one.at === other.at) &&
    isSame(received(a, one), received(b, other)) &&
    isSame(a.states[one.after], b.states[other.after])
  );
}

/** What a node learns from a delivery: who sent it, by name, and what it says. */
function received(execution: Execution, { envelope }: ExecutionEvent): Value {
  const delivered = envelope === undefined ? undefined : execution.envelopes[envelope];
  if (delivered === undefined) return null;
  return {
    from: execution.nodes[delivered.from] ?? null,
    message: execution.messages[delivered.message] ?? null,
  };
}
