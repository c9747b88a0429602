/** Clocks with one rule broken on purpose, and the property that finds it out. */
import type { Mutant } from "../mutant.ts";
import { hybrid, hybridClock } from "./hybrid.ts";
import { lamport, lamportClock } from "./lamport.ts";
import type { Options } from "./stamped-events.ts";
import { merged, vector, vectorClock } from "./vector.ts";

type Mutants<Protocol> = Readonly<Record<string, Mutant<Protocol>>>;

export const lamportMutants = (options: Partial<Options> = {}): Mutants<ReturnType<typeof lamport>> => ({
  "a receipt does not look at the message's time": {
    protocol: lamport(options, { ...lamportClock, receipt: (time) => time + 1 }),
    killedBy: "C2: a message is received at a greater time than it is sent",
  },
  "a receipt takes the greater time as it is": {
    protocol: lamport(options, { ...lamportClock, receipt: (time, received) => Math.max(time, received) }),
    killedBy: "C2: a message is received at a greater time than it is sent",
  },
  "only messages let the clock advance": {
    protocol: lamport(options, { ...lamportClock, next: (time) => time }),
    killedBy: "C1: of two events of one node the first has the smaller time",
  },
});

export const vectorMutants = (options: Partial<Options> = {}): Mutants<ReturnType<typeof vector>> => ({
  "what a message knows is not learned": {
    protocol: vector(options, {
      ...vectorClock,
      receipt: (time, _, context) => vectorClock.next(time, context),
    }),
    killedBy: "a message is received at a greater vector than it is sent",
  },
  "a receipt is no event": {
    protocol: vector(options, { ...vectorClock, receipt: merged }),
    killedBy: "of two events of one node the first has the smaller vector",
  },
  "a receipt is counted for everybody": {
    protocol: vector(options, {
      ...vectorClock,
      receipt: (time, received, context) => {
        const after = vectorClock.receipt(time, received, context);
        return Object.fromEntries(Object.entries(after).map(([node, count]) => [node, count + 1]));
      },
    }),
    killedBy: "nobody knows more of a node's events than the node itself",
  },
});

export const hybridMutants = (
  options: Parameters<typeof hybrid>[0] = {},
): Mutants<ReturnType<typeof hybrid>> => ({
  "physical time is enough": {
    protocol: hybrid(options, {
      ...hybridClock,
      next: (_, context) => hybridClock.first(context),
      receipt: (_, __, context) => hybridClock.first(context),
    }),
    killedBy: "a message is received at a greater time than it is sent",
  },
  "l counts on like Lamport's clock": {
    protocol: hybrid(options, {
      ...hybridClock,
      next: ({ l }, context) => {
        const { physical } = hybridClock.first(context);
        return { l: Math.max(l + 1, physical), c: 0, physical };
      },
      receipt: (time, received, context) => {
        const { physical } = hybridClock.first(context);
        return { l: Math.max(time.l, received.l, physical) + 1, c: 0, physical };
      },
    }),
    killedBy: "l is ahead of the physical clock by at most epsilon",
  },
  "the counter of the message is forgotten": {
    protocol: hybrid(options, {
      ...hybridClock,
      receipt: (time, received, context) => hybridClock.receipt(time, { ...received, c: -1 }, context),
    }),
    killedBy: "a message is received at a greater time than it is sent",
  },
});
