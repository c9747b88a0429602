/** Every pair of events of a run: which happened before which, and what a clock says of it. */
import { causalPast, executionOf, type Run } from "@lightcone/simulation";
import type { State } from "./stamped-events.ts";

export type StampedEvent<Time> = { readonly node: string; readonly time: Time };

/** Calls `look` for every ordered pair of different events. Events that gave no time (crashes, pauses) are left out. */
export function eachPair<Time>(
  run: Run<State<Time>>,
  look: (a: StampedEvent<Time>, b: StampedEvent<Time>, happenedBefore: boolean) => void,
): void {
  const execution = executionOf(run, { limit: Infinity });
  const { events, nodes, states } = execution;
  const stamped = events.map(({ kind, node, after }) =>
    ["start", "message", "timer"].includes(kind)
      ? { node: nodes[node]!, time: (states[after] as unknown as State<Time>).time }
      : null,
  );
  stamped.forEach((b, place) => {
    if (!b) return;
    const past = causalPast(execution, place);
    stamped.forEach((a, other) => {
      if (a && other !== place) look(a, b, past.has(other));
    });
  });
}
