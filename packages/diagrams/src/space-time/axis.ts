import type { Execution } from "@lightcone/simulation";
import { duration } from "../words/duration.ts";
import type { Axis, Fold, Point, Stretch, Tick } from "./drawing.ts";
import { type Frame, isCut, NOTE, place, tenth } from "./frame.ts";
import { lines } from "./path.ts";
import { type Piece, position } from "./scale.ts";
import { ticks } from "./ticks.ts";
import { textWidth, typeSize } from "./type-size.ts";

/** Least distance of two ticks: numbers stand side by side in one orientation, one above the other in the other. */
const SPACING = { horizontal: 72, vertical: 56 };

/** The time axis: round moments as hairlines across the lanes, folds as tears, numbers where they have room. */
export function axisOf(execution: Execution, frame: Frame, stretch: Stretch): Axis {
  const { unit, ticks: times } = ticks(frame.scale, SPACING[frame.orientation], stretch);
  const isFree = rowOfNumbers();
  // Where time runs down, stabilization is named among the numbers.
  if (!isHorizontal(frame) && execution.gst !== null)
    isFree(position(frame.scale, execution.gst), extent(frame, "GST"));
  return {
    unit: unit.name,
    unitAt: isHorizontal(frame)
      ? place(frame, frame.start - 12, frame.axis + 16)
      : place(frame, 18, frame.axis - 8),
    ticks: times.map(({ along, text }): Tick => {
      const [near, far] = across(frame);
      return {
        from: place(frame, along, near),
        to: place(frame, along, far),
        text: isFree(along, extent(frame, text)) ? text : null,
        textAt: numberAt(frame, along),
      };
    }),
    folds: frame.scale.pieces
      .filter(({ folded, from, to }) => folded && from <= stretch.to && to >= stretch.from)
      .map((piece) => foldOf(frame, piece)),
    more: stretch.to >= frame.end ? moreOf(execution, frame) : null,
  };
}

function moreOf(execution: Execution, frame: Frame): Axis["more"] {
  if (!isCut(execution)) return null;
  const left = execution.total - execution.events.length;
  return {
    text: `${left} more ${left === 1 ? "event is" : "events are"} not drawn`,
    at: noteAt(execution, frame, 1),
  };
}

/** Where words below a drawing end: a late stabilization (line 0) above what was cut (line 1, where it was). */
export function noteAt(execution: Execution, frame: Frame, line: 0 | 1): Point {
  const below = line === 0 && isCut(execution) ? NOTE : 0;
  return { x: tenth(frame.width - 6), y: tenth(frame.height - 6 - below) };
}

/** From the near to the far end of a line across all lanes. */
export function across(frame: Frame): readonly [number, number] {
  return isHorizontal(frame) ? [24, frame.axis] : [frame.axis, frame.width - 4];
}

function isHorizontal(frame: Frame): boolean {
  return frame.orientation === "horizontal";
}

/** Where the number of a moment stands. */
export function numberAt(frame: Frame, along: number): Point {
  return isHorizontal(frame)
    ? place(frame, along, frame.axis + 16)
    : place(frame, along + 3.5, frame.axis - 8);
}

/** Half the room of a number along the axis. */
function extent(frame: Frame, text: string): number {
  return isHorizontal(frame) ? textWidth(text, "tick") / 2 + 4 : typeSize.tick / 2 + 2;
}

/** Half the width of the tear, and how far its teeth reach. */
const TEAR = { half: 3, tooth: 2, length: 8 };

function foldOf(frame: Frame, { from, to, fromMicros, toMicros }: Piece): Fold {
  const [near, far] = across(frame);
  const middle = (from + to) / 2;
  const edge = (along: number) => {
    const teeth = Math.max(2, Math.round((far - near) / TEAR.length));
    return Array.from({ length: teeth + 1 }, (_, i) =>
      place(frame, along + (i % 2 === 0 ? -TEAR.tooth : TEAR.tooth), near + ((far - near) * i) / teeth),
    );
  };
  const [left, right] = [edge(middle - TEAR.half), edge(middle + TEAR.half)];
  return {
    strip: lines([...left, ...right.toReversed()]),
    edges: `${lines(left)} ${lines(right)}`,
    from: place(frame, middle, near),
    to: place(frame, middle, far),
    title: `Nothing happens from ${duration(fromMicros)} to ${duration(toMicros)}: this time is folded.`,
  };
}

/** Keeps numbers on one line apart: first come, first served. */
function rowOfNumbers(): (middle: number, half: number) => boolean {
  const taken: (readonly [number, number])[] = [];
  return (middle, half) => {
    const [from, to] = [middle - half, middle + half];
    if (taken.some(([left, right]) => from < right && left < to)) return false;
    taken.push([from, to]);
    return true;
  };
}
