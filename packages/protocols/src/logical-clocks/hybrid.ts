/**
 * Hybrid logical clocks — Kulkarni, Demirbas, Madappa, Avva & Leone, "Logical physical clocks", OPODIS 2014, Figure 5.
 * Times that respect happens-before, like Lamport's, and stay near physical time: `l` is the greatest physical time that
 * the node has heard of, `c` counts the events at that `l`. If clocks are within epsilon of one another, `l` is never
 * ahead of the node's own clock by more than epsilon.
 * Departs from the paper: the property needs the physical time of each event, so states keep it.
 */
import { type Context, defineProtocol } from "@lightcone/simulation";
import { type Clock, type Options, received, stampedEvents } from "./stamped-events.ts";

export type HybridTime = {
  readonly l: number; //                        milliseconds
  readonly c: number;
  readonly physical: number; //                 what the node's own clock read
};

/** The lexicographic order. */
export const isEarlierHybrid = (a: HybridTime, b: HybridTime): boolean =>
  a.l < b.l || (a.l === b.l && a.c < b.c);

/** Clocks tick in whole milliseconds, so that events share them, as they do in practice. */
const physicalTime = ({ clock }: Context): number => Math.floor(clock);

export const hybridClock: Clock<HybridTime> = {
  name: "hybrid logical clocks",
  first(context) {
    const physical = physicalTime(context);
    return { l: physical, c: 0, physical };
  },
  next(time, context) {
    const physical = physicalTime(context);
    const l = Math.max(time.l, physical);
    return { l, c: l === time.l ? time.c + 1 : 0, physical };
  },
  receipt(time, received, context) {
    const physical = physicalTime(context);
    const l = Math.max(time.l, received.l, physical);
    const counters = [time, received].filter((known) => known.l === l).map(({ c }) => c + 1);
    return { l, c: Math.max(0, ...counters), physical };
  },
};

/** `epsilonMs`: how far two clocks of the model are apart at most, rounded up to whole milliseconds. */
export const hybrid = (
  { epsilonMs = 0, ...options }: Partial<Options & { readonly epsilonMs: number }> = {},
  clock: Clock<HybridTime> = hybridClock,
) =>
  defineProtocol({
    ...stampedEvents(clock, options),
    always: {
      "l is never behind the physical clock": (nodes) =>
        nodes.every(({ state }) => state.time.l >= state.time.physical),
      "l is ahead of the physical clock by at most epsilon": (nodes) =>
        nodes.every(({ state }) => state.time.l - state.time.physical <= epsilonMs),
    },
    onStep: {
      "of two events of one node the first has the smaller time": (before, _, after) =>
        isEarlierHybrid(before.time, after.time),
      "a message is received at a greater time than it is sent": (_, event, after) => {
        const sent = received<HybridTime>(event);
        return sent === null || isEarlierHybrid(sent, after.time);
      },
    },
    sometimes: {
      "l is ahead of the physical clock": (nodes) =>
        nodes.some(({ state }) => state.time.l > state.time.physical),
      "c counts events of one l": (nodes) => nodes.some(({ state }) => state.time.c > 0),
    },
  });
