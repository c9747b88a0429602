import { axisOf } from "./axis.ts";
import { coursesOf } from "./courses.ts";
import { cutsOf } from "./cuts.ts";
import type { CutMark, Label, Point, Stabilization, Stretch } from "./drawing.ts";
import { type Frame, place } from "./frame.ts";
import { lanesOf } from "./lanes.ts";
import type { Layout } from "./layout.ts";
import { type Obstacles, obstacles } from "./obstacles.ts";
import { type Bounds, placeLabels } from "./place-labels.ts";
import { box } from "./shapes.ts";
import { DOT } from "./spots.ts";
import { stabilizationOf } from "./stabilization.ts";
import { timersOf } from "./timers.ts";
import { textWidth, typeSize } from "./type-size.ts";
import { marksIn, wholeOf } from "./window.ts";
import { COST, cutWishes, eventWishes, messageWishes, timerWishes } from "./wishes.ts";

/**
 * Labels are placed sheet by sheet: a long drawing is cut into sheets of about this many pixels, and no label leaves
 * its own. So a label stands in its place whatever part of the drawing is seen, and costs what its sheet costs.
 */
const SHEET = 1_200;

/** Among more messages than this on a sheet nobody could tell which one a label means: then only events are labeled. */
const LEGIBLE = 300;

const sheets = new WeakMap<Layout, Map<number, readonly Label[]>>();

/** The labels that begin or end within a stretch of a drawing. */
export function labelsIn(layout: Layout, window: Stretch): Label[] {
  const whole = wholeOf(layout).to;
  const count = Math.max(1, Math.floor(whole / SHEET));
  const number = (along: number) => Math.min(Math.max(Math.floor((along / whole) * count), 0), count - 1);
  const placed = sheets.get(layout) ?? new Map<number, readonly Label[]>();
  sheets.set(layout, placed);
  const labels: Label[] = [];
  for (let sheet = number(window.from); sheet <= number(window.to); sheet++) {
    const stretch = { from: (whole * sheet) / count, to: (whole * (sheet + 1)) / count };
    const own = placed.get(sheet) ?? labelsOf(layout, stretch);
    placed.set(sheet, own);
    labels.push(...own);
  }
  return labels;
}

/** The labels of one sheet: enters everything that is drawn as an obstacle, then places what is worth reading. */
function labelsOf(layout: Layout, sheet: Stretch): Label[] {
  const { execution, frame } = layout;
  const marks = marksIn(layout, sheet);
  const seen = marks.envelopes.length > LEGIBLE ? { ...marks, envelopes: [], timers: [] } : marks;
  const courses = coursesOf(layout, seen.envelopes);
  const { rails } = timersOf(layout, seen.timers);
  const ways = courses.map(({ points }) => points.map(({ along, across }) => place(frame, along, across)));
  const railLines = rails.map(({ from, to, across }) => [
    place(frame, from, across),
    place(frame, to, across),
  ]);
  const spots = seen.events.map((event) =>
    place(frame, layout.spots.along[event]!, layout.spots.across[event]!),
  );

  const around = obstacles();
  for (const { from, to } of lanesOf(layout, sheet).flatMap(({ pieces }) => pieces))
    around.addLine([from, to], COST.lane);
  for (const { from, to } of axisOf(execution, frame, sheet).folds) around.block([from, to]);
  for (const line of railLines) around.addLine(line, COST.rail);
  for (const way of ways) {
    around.addLine(way, COST.arrow);
    for (const end of way.slice(-1)) around.block(box(end, 10, 10)); // a head, a cross or a bar must stay visible
  }
  for (const spot of spots) around.block(box(spot, 2 * DOT + 4, 2 * DOT + 4));
  const walls = cutsOf(layout, sheet).map(({ cut, bands }) => ({ cut, line: middleOf(bands[0]!) }));
  for (const { line } of walls) around.addLine(line, COST.cut);
  blockStabilization(around, stabilizationOf(execution, frame, sheet));

  const isOwn = belongsTo(sheet, frame);
  const wishes = [
    ...cutWishes(execution, walls),
    ...eventWishes(execution, seen.events, spots),
    ...messageWishes(layout, seen.envelopes, ways),
    ...timerWishes(layout, rails, railLines),
  ].filter(({ places }) => isOwn(places[0]!));
  return placeLabels(wishes, around, boundsOf(frame, sheet));
}

/** The line along the middle of a band. */
function middleOf({ at: { x, y }, width, height }: CutMark["bands"][number]): Point[] {
  return width > height
    ? [
        { x, y: y + height / 2 },
        { x: x + width, y: y + height / 2 },
      ]
    : [
        { x: x + width / 2, y },
        { x: x + width / 2, y: y + height },
      ];
}

function blockStabilization(around: Obstacles, stabilization: Stabilization | null): void {
  if (stabilization === null) return;
  const { line, text, textAt, anchor } = stabilization;
  if (line !== null) around.addLine([line.from, line.to], COST.stabilization);
  const width = textWidth(text, "label");
  const middle = { x: textAt.x - (anchor === "end" ? width / 2 : 0), y: textAt.y - 4 };
  around.block(box(middle, width, typeSize.label + 4));
}

/** What is in several sheets is labeled in one: that of its middle. */
function belongsTo(sheet: Stretch, { orientation }: Frame) {
  return (points: readonly { readonly x: number; readonly y: number }[]): boolean => {
    const along = points.map(({ x, y }) => (orientation === "horizontal" ? x : y));
    const middle = ((along[0] ?? 0) + (along.at(-1) ?? 0)) / 2;
    return middle >= sheet.from && middle < sheet.to;
  };
}

/** Labels keep out of the axis and the names, and inside of their sheet. */
function boundsOf({ orientation, axis, start, width, height }: Frame, { from, to }: Stretch): Bounds {
  return orientation === "horizontal"
    ? { left: Math.max(start - 12, from), top: 4, right: Math.min(width - 2, to), bottom: axis - 2 }
    : { left: axis + 2, top: Math.max(22, from), right: width - 2, bottom: Math.min(height - 2, to) };
}
