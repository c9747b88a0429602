/**
 * Vector clocks — Mattern, "Virtual time and global states of distributed systems", 1988; Fidge, "Timestamps in
 * message-passing systems that preserve the partial ordering", 1988. Each node counts its own events and hands on what
 * it knows of the others' counts. One event happens before another if and only if its vector is smaller; no fewer than
 * n entries can do that (Charron-Bost, IPL 39, 1991).
 */
import { type Context, defineProtocol, type NodeId } from "@lightcone/simulation";
import { type Clock, type Options, received, stampedEvents } from "./stamped-events.ts";

/** How many events of each node are known. */
export type Vector = Readonly<Record<NodeId, number>>;

/** Nothing of `a` is unknown to `b`. */
export const isWithin = (a: Vector, b: Vector): boolean =>
  Object.keys(a).every((node) => a[node]! <= (b[node] ?? 0));

/** Happened before: within, and not the same. */
export const isBefore = (a: Vector, b: Vector): boolean => isWithin(a, b) && !isWithin(b, a);

/** Neither can have influenced the other. */
export const areConcurrent = (a: Vector, b: Vector): boolean => !isWithin(a, b) && !isWithin(b, a);

export const merged = (a: Vector, b: Vector): Vector =>
  Object.fromEntries(
    [...new Set([...Object.keys(a), ...Object.keys(b)])]
      .sort()
      .map((node) => [node, Math.max(a[node] ?? 0, b[node] ?? 0)]),
  );

const counted = (time: Vector, { self }: Context): Vector => ({ ...time, [self]: time[self]! + 1 });

export const vectorClock: Clock<Vector> = {
  name: "vector clocks",
  first: (context) => counted(Object.fromEntries(context.cluster.map((node) => [node, 0])), context),
  next: counted,
  receipt: (time, received, context) => counted(merged(time, received), context),
};

export const vector = (options: Partial<Options> = {}, clock: Clock<Vector> = vectorClock) =>
  defineProtocol({
    ...stampedEvents(clock, options),
    always: {
      "nobody knows more of a node's events than the node itself": (nodes) =>
        nodes.every(({ id, state }) => nodes.every((other) => other.state.time[id]! <= state.time[id]!)),
    },
    onStep: {
      "of two events of one node the first has the smaller vector": (before, _, after) =>
        isBefore(before.time, after.time),
      "a message is received at a greater vector than it is sent": (_, event, after) => {
        const sent = received<Vector>(event);
        return sent === null || isBefore(sent, after.time);
      },
    },
    sometimes: {
      "two nodes are in concurrent states": (nodes) =>
        nodes.some((a) => nodes.some((b) => areConcurrent(a.state.time, b.state.time))),
      "a node knows all that another one knows": (nodes) =>
        nodes.some((a) => nodes.some((b) => isBefore(a.state.time, b.state.time))),
    },
  });
