import type { Value } from "@lightcone/simulation";
import { argument, byName } from "./by-name.ts";
import { revealedByDequeues, revealedByPops, revealedByReads } from "./revealed.ts";

type Items = readonly Value[];

/** First in, first out: `enqueue` a `value`; `dequeue` gives the oldest, or null where there is none. */
export const queue = byName<Items>("A queue", {
  initial: [],
  operations: {
    enqueue: (items, call) => ({ state: [...items, argument(call, "value")] }),
    dequeue: (items) => ({ state: items.slice(1), result: items[0] ?? null }),
  },
  reads: [],
  revealed: revealedByDequeues,
});

/** Last in, first out: `push` a `value`; `pop` gives the youngest, or null where there is none. */
export const stack = byName<Items>("A stack", {
  initial: [],
  operations: {
    push: (items, call) => ({ state: [...items, argument(call, "value")] }),
    pop: (items) => ({ state: items.slice(0, -1), result: items.at(-1) ?? null }),
  },
  reads: [],
  revealed: revealedByPops,
});

/** Grows at its end: `append` a `value`, whose result may be its place, counted from 0; `read` gives all, in order. */
export const log = byName<Items>("A log", {
  initial: [],
  operations: {
    append: (entries, call, result) => ({
      state: [...entries, argument(call, "value")],
      ...(typeof result === "number" ? { result: entries.length } : {}),
    }),
    read: (entries) => ({ state: entries, result: entries }),
  },
  reads: ["read"],
  revealed: revealedByReads,
});
