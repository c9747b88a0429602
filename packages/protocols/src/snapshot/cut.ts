/**
 * The theorem on snapshots (Chandy & Lamport 1985, §4), checked on a run. The recordings of all nodes cut the run in two:
 * what happened before a node recorded, and what after. The recorded global state can be reached if that cut is
 * consistent, which is to say that no message crosses it backward, and if each channel was recorded with exactly the
 * messages that cross it forward: then all that was before can happen first, and what was after, after.
 */
import { executionOf, type Run } from "@lightcone/simulation";
import { snapshotOf, type State } from "./chandy-lamport.ts";

/** What speaks against the snapshot of a run having been possible, in words; empty where nothing does. Null without a snapshot. */
export function objectionsToSnapshot(run: Run<State>): readonly string[] | null {
  const { events, envelopes, messages, states, nodes } = executionOf(run, { limit: Infinity });
  const last = run.worldAt(run.metrics.events - 1).nodes;
  const snapshot = snapshotOf(last.map(({ id, up, state }) => ({ id, up, state: state! })));
  if (snapshot === null) return null;
  const recordedAt = nodes.map((_, node) =>
    events.findIndex(
      (event) => event.node === node && (states[event.after] as unknown as State).recording !== null,
    ),
  );
  // The step in which a node records sends markers only, so it is the last one before the cut.
  const isBefore = (event: number): boolean => event <= recordedAt[events[event]!.node]!;
  const objections: string[] = [];
  const crossing = new Map<string, number[]>();
  for (const { from, to, message, sentBy, deliveredBy } of envelopes) {
    const content = messages[message] as { readonly type: string; readonly count: number };
    if (content.type !== "Tokens") continue;
    const link = `${nodes[from]} to ${nodes[to]}`;
    const wasReceived = deliveredBy !== null && isBefore(deliveredBy);
    if (wasReceived && !isBefore(sentBy))
      objections.push(`${content.count} tokens from ${link} arrive before the cut and leave after it`);
    if (isBefore(sentBy) && !wasReceived) crossing.set(link, [...(crossing.get(link) ?? []), content.count]);
  }
  snapshot.forEach(({ channels }, to) => {
    for (const [from, recorded] of Object.entries(channels)) {
      const link = `${from} to ${nodes[to]}`;
      const truth = crossing.get(link) ?? [];
      if (recorded.join() !== truth.join())
        objections.push(`the channel from ${link} was recorded as [${recorded}], and held [${truth}]`);
    }
  });
  return objections;
}
