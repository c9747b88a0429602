import type { Execution } from "@lightcone/simulation";
import { once } from "../once.ts";
import { messageType } from "../words/message.ts";
import type { Orientation } from "./drawing.ts";
import { type Frame, frameFor } from "./frame.ts";
import { type Spots, spotsOf } from "./spots.ts";
import { type Timetable, timetableOf } from "./timetable.ts";

/** What a reader does not want to see. */
export type Hidden = {
  readonly nodes: ReadonlySet<number>;
  /** Types of messages, by their name: what they are in `messageTypes`. */
  readonly types: ReadonlySet<string>;
};

export type LayoutOptions = {
  /** Time to the right, or down. */
  readonly orientation: Orientation;
  /**
   * Pixels. A horizontal drawing is at least this wide, and wider where a node has more events than find room: then
   * the page scrolls it. A vertical drawing is exactly this wide (320 is enough) and as long as its events ask for.
   */
  readonly width: number;
  /** Time is this many times as wide, or as long. Default 1. */
  readonly zoom?: number;
  readonly hidden?: Hidden;
};

/** Where everything in an execution stands; what of it is drawn is asked for window by window. */
export type Layout = {
  readonly execution: Execution;
  readonly frame: Frame;
  readonly spots: Spots;
  readonly timetable: Timetable;
  readonly types: MessageTypes;
  /** What is not hidden. The delivery of a message of a hidden type is; that of a message from a hidden node is not. */
  readonly shows: {
    readonly node: (node: number) => boolean;
    readonly event: (event: number) => boolean;
    readonly envelope: (envelope: number) => boolean;
    readonly timer: (timer: number) => boolean;
  };
};

/** Lays out an execution, in time linear in its size. */
export function layOut(execution: Execution, { hidden, ...options }: LayoutOptions): Layout {
  const frame = frameFor(execution, { ...options, ...(hidden && { hidden: hidden.nodes }) });
  const types = messageTypes(execution);
  const isHidden = types.names.map((name) => hidden?.types.has(name) ?? false);
  const { events, envelopes, timers } = execution;
  const node = (place: number) => frame.rows[place] !== -1;
  const isOfShownType = (index: number) => !isHidden[types.of(envelopes[index]!.message)];
  return {
    execution,
    frame,
    spots: spotsOf(execution, frame),
    timetable: timetableOf(execution),
    types,
    shows: {
      node,
      envelope: (index) => {
        const { from, to } = envelopes[index]!;
        return node(from) && node(to) && isOfShownType(index);
      },
      timer: (index) => node(timers[index]!.node),
      event: (index) => {
        const event = events[index]!;
        return node(event.node) && (event.envelope === undefined || isOfShownType(event.envelope));
      },
    },
  };
}

/** The types of messages in the order in which they are first sent, and which type a message (by its place) has. */
export type MessageTypes = {
  readonly names: readonly string[];
  readonly of: (message: number) => number;
};

/** The types of an execution's messages; computed once for each. */
export const messageTypes = once(({ messages, envelopes }: Execution): MessageTypes => {
  const numbers = new Map<string, number>();
  const byMessage = new Int32Array(messages.length).fill(-1);
  for (const { message } of envelopes) {
    if (byMessage[message] !== -1) continue;
    const name = messageType(messages[message] ?? null);
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    byMessage[message] = number;
  }
  return { names: [...numbers.keys()], of: (message) => byMessage[message] ?? 0 };
});
