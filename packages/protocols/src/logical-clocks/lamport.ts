/**
 * Lamport's clocks — "Time, clocks, and the ordering of events in a distributed system", CACM 21(7), 1978. What happens
 * before has the smaller time; the smaller time says nothing yet. With the nodes' names as tie-breakers the times are a
 * total order of all events.
 */
import { defineProtocol, type NodeId } from "@lightcone/simulation";
import { type Clock, type Options, received, stampedEvents } from "./stamped-events.ts";

/** IR1: a node's clock advances between two of its events. IR2: a receipt is later than the message's time. */
export const lamportClock: Clock<number> = {
  name: "Lamport clocks",
  first: () => 1,
  next: (time) => time + 1,
  receipt: (time, received) => Math.max(time, received) + 1,
};

/** The total order of the events: by time, then by node. */
export const isEarlier = (
  a: { readonly time: number; readonly node: NodeId },
  b: { readonly time: number; readonly node: NodeId },
): boolean => a.time < b.time || (a.time === b.time && a.node < b.node);

/** The clock condition, in the paper's two parts. */
export const lamport = (options: Partial<Options> = {}, clock: Clock<number> = lamportClock) =>
  defineProtocol({
    ...stampedEvents(clock, options),
    onStep: {
      "C1: of two events of one node the first has the smaller time": (before, _, after) =>
        before.time < after.time,
      "C2: a message is received at a greater time than it is sent": (_, event, after) =>
        (received<number>(event) ?? -Infinity) < after.time,
    },
    sometimes: {
      "two events have the same time": (nodes) =>
        new Set(nodes.map(({ state }) => state.time)).size < nodes.length,
      "a clock is far ahead of another": (nodes) => {
        const times = nodes.map(({ state }) => state.time);
        return Math.max(...times) > Math.min(...times) + 2;
      },
    },
  });
