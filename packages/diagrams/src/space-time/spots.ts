import { type Execution, linksOf } from "@lightcone/simulation";
import type { EventMark } from "./drawing.ts";
import { type Frame, place, tenth } from "./frame.ts";
import { position } from "./scale.ts";
import { sentence } from "../words/sentence.ts";

/** Where an event stands, and how far from there a pointer still means it. */
export type Spot = { readonly along: number; readonly across: number; readonly reach: number };

/** Radius of an event's mark. */
export const DOT = 4;

/** Marks of one node closer than this would hide one another; then they step aside, across the line. */
const APART = 2 * DOT;
const ASIDE = [0, -APART, APART];

/** A pointer needs 24 pixels where there is room, and less only where events crowd. */
const REACH = { least: 5, most: 12 };

/** The place of each event. Time is never bent to make room: what coincides is stacked. */
export function spotsOf(execution: Execution, frame: Frame): readonly Spot[] {
  const taken = execution.nodes.map(() => ASIDE.map(() => -Infinity));
  const { previous, next } = linksOf(execution);
  const along = execution.events.map(({ at }) => position(frame.scale, at));
  return execution.events.map(({ node }, event) => {
    const at = along[event] ?? frame.start;
    const levels = taken[node] ?? [];
    const level = freeLevel(levels, at);
    levels[level] = at;
    const neighbors = [previous[event], next[event]].map((other) =>
      other == null ? Infinity : Math.abs((along[other] ?? at) - at),
    );
    const reach = Math.min(Math.max(Math.min(...neighbors) / 2, REACH.least), REACH.most);
    return { along: at, across: (frame.lanes[node] ?? 0) + (ASIDE[level] ?? 0), reach };
  });
}

function freeLevel(levels: readonly number[], at: number): number {
  const free = levels.findIndex((last) => at - last >= APART);
  return free === -1 ? levels.indexOf(Math.min(...levels)) : free;
}

/** The mark of each event, with its sentence. */
export function eventMarks(execution: Execution, frame: Frame, spots: readonly Spot[]): EventMark[] {
  const { violations } = linksOf(execution);
  return execution.events.map(({ node, kind }, event) => {
    const spot = spots[event] ?? { along: 0, across: 0, reach: 0 };
    return {
      event,
      node,
      kind,
      at: place(frame, spot.along, spot.across),
      reach: tenth(spot.reach),
      violates: (violations[event] ?? []).length > 0,
      sentence: sentence(execution, event),
    };
  });
}
