import { leastFailing } from "../minimize.ts";
import type { Search } from "../search.ts";

/** How much longer than needed a run may be while its parts are left out. */
const slack = 4;

/** A run that goes on long after its failure is cut first, so that all replays cost less. */
export function roughEnd(search: Search): void {
  earlierEnd(search);
  search.mostEvents = Math.min(search.mostEvents, search.current.metrics.events * slack);
}

/**
 * The run ends just after the failure. Where that moment is not known, halving finds an end at which the run has failed,
 * and one event before which it had not.
 */
export function earlierEnd(search: Search): void {
  const endingAfter = (events: number) =>
    search.offer({ ...search.options, until: { ...search.options.until, events } });
  const { eventsNeeded } = search;
  const { events } = search.current.metrics;
  if (eventsNeeded === null) leastFailing(1, events, endingAfter);
  else if (eventsNeeded < events) endingAfter(eventsNeeded);
  const deadlineMs = deadlineOf(search);
  if (deadlineMs !== null && deadlineMs < search.size.untilMs)
    search.offer({ ...search.options, until: { ...search.options.until, timeMs: deadlineMs } });
}

/** By when what is violated should have come about. */
function deadlineOf({ property, current }: Search): number | null {
  const { eventually = {} } = current.protocol;
  if (property === null || !Object.hasOwn(eventually, property)) return null;
  const { withinMs, afterMs = 0 } = eventually[property]!;
  return afterMs + withinMs;
}
