import { type Execution, linksOf } from "@lightcone/simulation";
import { sentence } from "../words/sentence.ts";
import type { EventMark } from "./drawing.ts";
import { type Frame, place, tenth } from "./frame.ts";
import type { Layout } from "./layout.ts";
import { position } from "./scale.ts";

/** The place of each event, in the layout's own directions. */
export type Spots = { readonly along: Float64Array; readonly across: Float64Array };

/** Radius of an event's mark. */
export const DOT = 4;

/** Marks of one node closer than this would hide one another; then they step aside, across the line. */
const APART = 2 * DOT;
const ASIDE = [0, -APART, APART];

/** A pointer needs 24 pixels where there is room, and less only where events crowd. */
const REACH = { least: 5, most: 12 };

/** Places each event. Time is never bent to make room: what coincides is stacked. */
export function spotsOf({ events, nodes }: Execution, frame: Frame): Spots {
  const taken = nodes.map(() => ASIDE.map(() => -Infinity));
  const along = new Float64Array(events.length);
  const across = new Float64Array(events.length);
  for (let event = 0; event < events.length; event++) {
    const { at, node } = events[event]!;
    const levels = taken[node]!;
    along[event] = position(frame.scale, at);
    const level = freeLevel(levels, along[event]!);
    levels[level] = along[event]!;
    across[event] = frame.lanes[node]! + ASIDE[level]!;
  }
  return { along, across };
}

/** The place of an event, or undefined where the execution does not have it. */
export function spotOf(
  { along, across }: Spots,
  event: number,
): { along: number; across: number } | undefined {
  const there = along[event];
  return there === undefined ? undefined : { along: there, across: across[event]! };
}

function freeLevel(levels: readonly number[], at: number): number {
  const free = levels.findIndex((last) => at - last >= APART);
  return free === -1 ? levels.indexOf(Math.min(...levels)) : free;
}

/** The marks of these events, each with its sentence. */
export function eventMarks({ execution, frame, spots }: Layout, events: readonly number[]): EventMark[] {
  const { violations } = linksOf(execution);
  return events.map((event) => {
    const { node, kind } = execution.events[event]!;
    return {
      event,
      node,
      kind,
      at: place(frame, spots.along[event]!, spots.across[event]!),
      reach: tenth(reachOf(execution, spots, event)),
      violates: violations[event]!.length > 0,
      sentence: sentence(execution, event),
    };
  });
}

/** How far from an event a pointer still means it: half-way to its nearest neighbor. */
function reachOf(execution: Execution, { along }: Spots, event: number): number {
  const { previous, next } = linksOf(execution);
  const nearest = Math.min(
    ...[previous[event], next[event]].map((other) =>
      other == null ? Infinity : Math.abs(along[other]! - along[event]!),
    ),
  );
  return Math.min(Math.max(nearest / 2, REACH.least), REACH.most);
}
