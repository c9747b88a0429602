import type { Execution } from "@lightcone/simulation";
import { cutLabels } from "../words/cut.ts";
import { broken, timerName } from "../words/deeds.ts";
import { messageLabel, messageType } from "../words/message.ts";
import type { Label, Point } from "./drawing.ts";
import type { Layout } from "./layout.ts";
import type { Rail } from "./timers.ts";
import { place } from "./frame.ts";
import { fit } from "./type-size.ts";

/** A label that would like to be in the drawing. */
export type Wish = {
  readonly kind: Label["kind"];
  readonly event: number | null;
  readonly envelope: number | null;
  /** The text and, where it finds no room, shorter ones. */
  readonly texts: readonly string[];
  /** Where it belongs, best first: beside a line, or around a single point. */
  readonly places: readonly (readonly Point[])[];
  /** The smaller, the sooner it is placed. */
  readonly rank: number;
};

/** What is most worth reading: what went wrong, then the first of each type of message, then the rest in the order of time. */
const RANK = {
  violation: 0,
  crash: 1,
  cut: 1,
  failed: 2,
  first: 3,
  message: 4,
  repeated: 5,

  timer: 6,
};

/** What crossing a line costs a label. Labels have a halo: they stay legible, but interrupt the line. */
export const COST = { arrow: 1, lane: 0.5, stabilization: 0.5, cut: 0.5, rail: 0.2 };

/** What a label may cost before it is rather left out. */
export function affordable(rank: number): number {
  if (rank === RANK.violation) return 8;
  if (rank === RANK.crash) return 4;
  return rank <= RANK.first ? 2 : rank === RANK.message ? 0.9 : 0.5;
}

/** Where a violated property finds no room in full, so much of it (pixels); the event's sentence has all of it. */
const PROPERTY_WIDTHS = [260, 190, 120];

/** A partition is named beside its band. */
export function cutWishes(
  execution: Execution,
  walls: readonly { readonly cut: number; readonly line: readonly Point[] }[],
): Wish[] {
  return walls.map(({ cut, line }) => ({
    kind: "cut",
    event: null,
    envelope: null,
    texts: cutLabels(execution, cut),
    places: [line],
    rank: RANK.cut,
  }));
}

export function messageWishes(
  { execution, types: { of } }: Layout,
  envelopes: readonly number[],
  lines: readonly (readonly Point[])[],
): Wish[] {
  const types = new Set<number>();
  let previous = { sentBy: -1, message: -1 };
  return envelopes.map((envelope, i) => {
    const { message, sentBy, fate } = execution.envelopes[envelope]!;
    const value = execution.messages[message] ?? null;
    const type = of(message);
    const isFirst = !types.has(type);
    const isRepeated = previous.sentBy === sentBy && previous.message === message; // the rest of a broadcast
    types.add(type);
    previous = { sentBy, message };
    const usual = isRepeated ? RANK.repeated : RANK.message;
    const rank = isFirst ? RANK.first : fate === "delivered" ? usual : RANK.failed;
    const texts = [...new Set([messageLabel(value), messageType(value)])];
    return { kind: "message", event: null, envelope, texts, places: lines.slice(i, i + 1), rank } as const;
  });
}

export function eventWishes(
  execution: Execution,
  events: readonly number[],
  points: readonly Point[],
): Wish[] {
  const named = new Set<string>();
  return events.flatMap((event, i): Wish[] => {
    const { kind } = execution.events[event]!;
    const common = { event, envelope: null, places: [points.slice(i, i + 1)] };
    const wishes: Wish[] = [];
    for (const property of broken(execution, event)) {
      if (named.has(property)) continue;
      named.add(property);
      const shorter = PROPERTY_WIDTHS.map((width) => fit(`× ${property}`, width, "label"));
      const texts = [`Broken: ${property}`, `× ${property}`, ...shorter];
      wishes.push({ ...common, kind: "violation", texts, rank: RANK.violation });
    }
    if (kind === "crash") wishes.push({ ...common, kind: "crash", texts: ["crash"], rank: RANK.crash });
    return wishes;
  });
}

/** Each timer of a node is named once, where it first fired; its other rails are told in their titles. */
export function timerWishes(
  { execution, frame, spots }: Layout,
  rails: readonly Rail[],
  lines: readonly (readonly Point[])[],
): Wish[] {
  const named = new Set<string>();
  return rails.flatMap((rail, i): Wish[] => {
    const timer = execution.timers[rail.timer];
    if (timer === undefined || execution.events[timer.firedBy ?? -1] === undefined) return [];
    const key = `${timer.node} ${timer.name}`;
    if (named.has(key)) return [];
    named.add(key);
    const texts = [timerName(timer.name)];
    const fired = timer.firedBy ?? -1;
    const mark = place(frame, spots.along[fired]!, spots.across[fired]!);
    const places = [...lines.slice(i, i + 1), [mark]];
    return [{ kind: "timer", event: fired, envelope: null, texts, places, rank: RANK.timer }];
  });
}
