import type { Execution } from "@lightcone/simulation";
import { duration } from "../words/duration.ts";
import { brief } from "../words/visible.ts";
import { arrowsOf } from "./arrows.ts";
import { axisOf } from "./axis.ts";
import { coursesOf } from "./courses.ts";
import type { Drawing, Label, Lane, Orientation, Point, Stabilization } from "./drawing.ts";
import { endOf, type Frame, frameFor, place } from "./frame.ts";
import { type Bounds, placeLabels } from "./labels.ts";
import { lanesOf } from "./lanes.ts";
import { type Obstacles, obstacles } from "./obstacles.ts";
import { box } from "./shapes.ts";
import { DOT, eventMarks, spotsOf } from "./spots.ts";
import { stabilizationOf } from "./stabilization.ts";
import { type Rail, timersOf } from "./timers.ts";
import { textWidth, typeSize } from "./type-size.ts";
import { COST, eventWishes, messageWishes, timerWishes } from "./wishes.ts";

export type SpaceTimeOptions = {
  /** Time to the right, or down. */
  readonly orientation: Orientation;
  /**
   * Pixels. A horizontal drawing is at least this wide, and wider where a node has more events than find room: then
   * the page scrolls it. A vertical drawing is exactly this wide (320 is enough) and as long as its events ask for.
   */
  readonly width: number;
};

/**
 * The space-time diagram of an execution: processes are lines, messages are arrows whose slope is their delay.
 * The same execution and options give the same drawing everywhere. The work is linear in what is drawn.
 */
export function spaceTime(execution: Execution, { orientation, width }: SpaceTimeOptions): Drawing {
  const frame = frameFor(execution, orientation, width);
  const spots = spotsOf(execution, frame);
  const at = (spot: { along: number; across: number }) => place(frame, spot.along, spot.across);
  const courses = coursesOf(execution, frame, spots);
  const ways = courses.map(({ points }) => points.map(at));
  const lanes = lanesOf(execution, frame);
  const arrows = arrowsOf(execution, frame, courses);
  const timers = timersOf(execution, frame, spots);
  const events = eventMarks(execution, frame, spots);
  const stabilization = stabilizationOf(execution, frame);
  const railLine = ({ from, to, across }: Rail) => [place(frame, from, across), place(frame, to, across)];

  const axis = axisOf(execution, frame);

  const around = obstacles();
  addLanes(around, lanes);
  if (stabilization !== null) addStabilization(around, stabilization);
  for (const { from, to } of axis.folds) around.block([from, to]);
  for (const way of ways) addWay(around, way);
  for (const rail of timers.rails) around.addLine(railLine(rail), COST.rail);
  for (const { at: mark } of events) around.block(box(mark, 2 * DOT + 4, 2 * DOT + 4));

  const points = events.map((event) => event.at);
  const wishes = [
    ...eventWishes(execution, points),
    ...messageWishes(execution, arrows, ways),
    ...timerWishes(execution, timers.rails, railLine, points),
  ];
  const labels: Label[] = placeLabels(wishes, around, boundsOf(frame));

  return {
    orientation,
    width: frame.width,
    height: frame.height,
    summary: summaryOf(execution),
    lanes,
    axis,
    stabilization,
    timers: timers.marks,
    arrows,
    events,
    labels,
  };
}

function addLanes(around: Obstacles, lanes: readonly Lane[]) {
  for (const { pieces, name, nameAt } of lanes) {
    for (const { from, to } of pieces) around.addLine([from, to], COST.lane);
    around.block(box(nameAt, textWidth(name, "name"), typeSize.name));
  }
}

function addStabilization(around: Obstacles, { line, text, textAt, anchor }: Stabilization) {
  if (line !== null) around.addLine([line.from, line.to], COST.stabilization);
  const width = textWidth(text, "label");
  const shift = anchor === "end" ? -width / 2 : 0;
  around.block(box({ x: textAt.x + shift, y: textAt.y - 4 }, width, typeSize.label + 4));
}

/** A message's line, and its end: a head, a cross or a bar must stay visible. */
function addWay(around: Obstacles, way: readonly Point[]) {
  around.addLine(way, COST.arrow);
  const end = way.at(-1);
  if (end !== undefined) around.block(box(end, 10, 10));
}

/** Labels keep out of the axis and off the edge. */
function boundsOf({ orientation, axis, start, width, height }: Frame): Bounds {
  return orientation === "horizontal"
    ? { left: start - 12, top: 4, right: width - 2, bottom: axis - 2 }
    : { left: axis + 2, top: 22, right: width - 2, bottom: height - 2 };
}

function summaryOf(execution: Execution): string {
  const count = (number: number, what: string) => `${number} ${what}${number === 1 ? "" : "s"}`;
  const { nodes, events, envelopes, violations, model } = execution;
  const sizes = [
    count(nodes.length, "node"),
    count(events.length, "event"),
    count(envelopes.length, "message"),
  ];
  const broken =
    violations.length === 0 ? "" : ` ${count(violations.length, "violation")} of its properties.`;
  const name = brief(execution.protocol, 60);
  const assumptions = brief(model, 120);
  return `Space-time diagram of ${name}: ${sizes.join(", ")} in ${duration(endOf(execution))}; ${assumptions}.${broken}`;
}
