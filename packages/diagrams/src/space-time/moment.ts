import { linksOf } from "@lightcone/simulation";
import { coursesOf } from "./courses.ts";
import type { Point } from "./drawing.ts";
import { place } from "./frame.ts";
import type { Layout } from "./layout.ts";
import { between } from "./obstacles.ts";
import { momentAt } from "./scale.ts";

/** The last event at or before a place along time, whatever is hidden; null before the first one. */
export function eventBy({ frame, timetable, execution }: Layout, along: number): number | null {
  const micros = momentAt(frame.scale, along) + 1e-3; // positions are rounded, moments are whole
  let [low, high] = [0, timetable.order.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (execution.events[timetable.order[middle]!]!.at <= micros) low = middle + 1;
    else high = middle;
  }
  return timetable.order[low - 1] ?? null;
}

/** The next shown event after this one in the order of time, or the one before it; null where there is none. */
export function stepFrom({ timetable, shows }: Layout, event: number | null, way: 1 | -1): number | null {
  let rank = event === null ? (way === 1 ? 0 : -1) : timetable.ranks[event]! + way;
  while (rank >= 0 && rank < timetable.order.length && !shows.event(timetable.order[rank]!)) rank += way;
  return timetable.order[rank] ?? null;
}

/** Each node's last event up to an event, in the order of time; null where it had none. */
export function latestBy({ execution, timetable: { ranks } }: Layout, event: number): (number | null)[] {
  return linksOf(execution).byNode.map((own) => {
    let [low, high] = [0, own.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ranks[own[middle]!]! <= ranks[event]!) low = middle + 1;
      else high = middle;
    }
    return own[low - 1] ?? null;
  });
}

/** A message under way at a moment, and where it is. */
export type Traveler = { readonly envelope: number; readonly from: number; readonly at: Point };

/** So many messages under way are shown; beyond, dots would say nothing. */
const TRAVELERS = 120;

/** The messages that are under way at a place along time. */
export function travelersAt(layout: Layout, along: number): Traveler[] {
  const { execution, frame, timetable, shows } = layout;
  const micros = momentAt(frame.scale, along);
  const envelopes = timetable.envelopes.meeting(micros, micros).filter(shows.envelope);
  return coursesOf(layout, envelopes.slice(0, TRAVELERS)).flatMap(({ envelope, points }) => {
    const next = points.findIndex((point) => point.along >= along);
    const [from, to] = [points[next - 1], points[next]];
    if (from === undefined || to === undefined) return [];
    const share = (along - from.along) / (to.along - from.along || 1);
    const at = between(place(frame, from.along, from.across), place(frame, to.along, to.across), share);
    return { envelope, from: execution.envelopes[envelope]!.from, at };
  });
}
