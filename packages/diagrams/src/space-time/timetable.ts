import { type Execution, linksOf } from "@lightcone/simulation";
import { once } from "../once.ts";
import { inOrder, type Intervals, intervals, numbers } from "./intervals.ts";
import { type TimerEnd, timerEnds } from "./timer-ends.ts";

/** When everything in an execution happens (microseconds), indexed: whatever a window of the drawing asks. */
export type Timetable = {
  /** The events in the order of time, and the place of each event in that order. */
  readonly order: Int32Array;
  readonly ranks: Int32Array;
  readonly events: Intervals;
  /** From its sending to its arrival; a lost message is taken to have been under way for the typical delay. */
  readonly envelopes: Intervals;
  /** From its setting to its end; what was canceled at no known time ends when it began. */
  readonly timers: Intervals;
  readonly timerEnds: readonly TimerEnd[];
  /** The stretches in which each node was up. */
  readonly upTimes: readonly (readonly (readonly [from: number, to: number])[])[];
  /** The median delay of the messages that arrived; null where none did. */
  readonly typicalDelay: number | null;
};

/** The timetable of an execution; computed once for each, in time linear in its size where events are in order. */
export const timetableOf = once((execution: Execution): Timetable => {
  const { events, envelopes, timers } = execution;
  const times = numbers(events, ({ at }) => at);
  const order = inOrder(times);
  const ranks = new Int32Array(order.length);
  for (let rank = 0; rank < order.length; rank++) ranks[order[rank]!] = rank;
  const typicalDelay = medianDelay(execution);
  const ends = timerEnds(execution);
  return {
    order,
    ranks,
    events: intervals(times, times),
    envelopes: intervals(
      numbers(envelopes, ({ sentAt }) => sentAt),
      numbers(envelopes, ({ sentAt, arrivesAt }) =>
        Math.max(sentAt, arrivesAt ?? sentAt + (typicalDelay ?? 0)),
      ),
    ),
    timers: intervals(
      numbers(timers, ({ setAt }) => setAt),
      numbers(timers, ({ setAt }, timer) => Math.max(setAt, ends[timer]!.at ?? setAt)),
    ),
    timerEnds: ends,
    upTimes: execution.nodes.map((_, node) => upTimes(execution, node)),
    typicalDelay,
  };
});

function medianDelay({ envelopes }: Execution): number | null {
  const arrived = envelopes.filter(({ arrivesAt }) => arrivesAt !== null);
  const delays = numbers(arrived, ({ sentAt, arrivesAt }) => arrivesAt! - sentAt).sort();
  return delays[Math.floor(delays.length / 2)] ?? null;
}

/** A node is up from the beginning until it crashes, and again from its next event. */
function upTimes(execution: Execution, node: number): (readonly [number, number])[] {
  const stretches: (readonly [number, number])[] = [];
  let since: number | null = -Infinity;
  for (const event of linksOf(execution).byNode[node]!) {
    const { kind, at } = execution.events[event]!;
    if (kind === "crash" && since !== null) stretches.push([since, at]);
    since = kind === "crash" ? null : (since ?? at);
  }
  return since === null ? stretches : [...stretches, [since, Infinity]];
}
