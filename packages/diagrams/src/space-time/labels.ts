import type { Execution } from "@lightcone/simulation";
import type { Course } from "./courses.ts";
import type { Drawing, Label } from "./drawing.ts";
import { type Frame, place } from "./frame.ts";
import { obstacles } from "./obstacles.ts";
import { type Bounds, placeLabels } from "./place-labels.ts";
import { box } from "./shapes.ts";
import { DOT } from "./spots.ts";
import type { Rail } from "./timers.ts";
import { textWidth, typeSize } from "./type-size.ts";
import { COST, eventWishes, messageWishes, timerWishes } from "./wishes.ts";

type Parts = Pick<Drawing, "axis" | "stabilization" | "lanes" | "arrows" | "events"> & {
  readonly courses: readonly Course[];
  readonly rails: readonly Rail[];
};

/** The labels of a drawing: enters everything that is drawn as an obstacle, then places what is worth reading. */
export function labelsOf(execution: Execution, frame: Frame, parts: Parts): Label[] {
  const { axis, stabilization, lanes, arrows, events, courses, rails } = parts;
  const ways = courses.map(({ points }) => points.map(({ along, across }) => place(frame, along, across)));
  const railLines = rails.map(({ from, to, across }) => [
    place(frame, from, across),
    place(frame, to, across),
  ]);
  const marks = events.map(({ at }) => at);

  const around = obstacles();
  for (const { from, to } of lanes.flatMap(({ pieces }) => pieces)) around.addLine([from, to], COST.lane);
  for (const { from, to } of axis.folds) around.block([from, to]);
  for (const line of railLines) around.addLine(line, COST.rail);
  for (const way of ways) {
    around.addLine(way, COST.arrow);
    for (const end of way.slice(-1)) around.block(box(end, 10, 10)); // a head, a cross or a bar must stay visible
  }
  for (const mark of marks) around.block(box(mark, 2 * DOT + 4, 2 * DOT + 4));
  if (stabilization !== null) {
    const { line, text, textAt, anchor } = stabilization;
    if (line !== null) around.addLine([line.from, line.to], COST.stabilization);
    const width = textWidth(text, "label");
    const middle = { x: textAt.x - (anchor === "end" ? width / 2 : 0), y: textAt.y - 4 };
    around.block(box(middle, width, typeSize.label + 4));
  }

  const wishes = [
    ...eventWishes(execution, marks),
    ...messageWishes(execution, arrows, ways),
    ...timerWishes(execution, rails, railLines, marks),
  ];
  return placeLabels(wishes, around, boundsOf(frame));
}

/** Labels keep out of the axis and the names, and off the edge. */
function boundsOf({ orientation, axis, start, width, height }: Frame): Bounds {
  return orientation === "horizontal"
    ? { left: start - 12, top: 4, right: width - 2, bottom: axis - 2 }
    : { left: axis + 2, top: 22, right: width - 2, bottom: height - 2 };
}
