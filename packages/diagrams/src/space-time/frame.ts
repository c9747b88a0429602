import { type Execution, linksOf } from "@lightcone/simulation";
import { nodeName } from "../words/message.ts";
import type { Orientation, Point } from "./drawing.ts";
import { timeScale, type TimeScale } from "./scale.ts";
import { textWidth } from "./type-size.ts";

/**
 * The room of a drawing. Layout thinks in two directions, `along` time and `across` the lanes, and only here they
 * become x and y; so both orientations are one layout.
 */
export type Frame = {
  readonly orientation: Orientation;
  readonly width: number;
  readonly height: number;
  readonly scale: TimeScale;
  /** Where time begins and ends. Messages that are still under way reach a little beyond the end. */
  readonly start: number;
  readonly end: number;
  /** Place of each lane across, and how far lanes are apart. */
  readonly lanes: readonly number[];
  readonly gap: number;
  /** Where the numbers of the time axis stand, across. */
  readonly axis: number;
};

/** How far an open end reaches beyond the end of time. */
export const OVERHANG = 16;

/** Room at the start of a horizontal drawing for names, within these bounds. */
const NAME = { least: 32, most: 110, air: 18 };

/** Least room along time that an event of the busiest lane gets, so that marks stay apart. */
const EVENT = { horizontal: 12, vertical: 26 };

/** Lays out lanes and time. `width` is the least width of a horizontal drawing and the width of a vertical one. */
export function frameFor(execution: Execution, orientation: Orientation, width: number): Frame {
  return orientation === "horizontal" ? horizontal(execution, width) : vertical(execution, width);
}

function horizontal(execution: Execution, width: number): Frame {
  const names = execution.nodes.map((_, node) => textWidth(nodeName(execution, node), "name"));
  const start = Math.ceil(Math.min(Math.max(NAME.least, ...names), NAME.most) + NAME.air);
  const busiest = Math.max(0, ...linksOf(execution).byNode.map((events) => events.length));
  const length = Math.ceil(Math.max(width - start - OVERHANG - 8, busiest * EVENT.horizontal, 120));
  const top = 56; // room for the rails and labels of the first lane, below the caption of stabilization
  const gap = execution.nodes.length > 5 ? 60 : 72;
  const lanes = execution.nodes.map((_, node) => top + node * gap);
  const bottom = (lanes.at(-1) ?? top) + 30;
  return {
    orientation: "horizontal",
    width: start + length + OVERHANG + 8,
    height: bottom + 24 + cutRoom(execution),
    scale: timeScale(momentsOf(execution), start, length),
    start,
    end: start + length,
    lanes,
    gap,
    axis: bottom,
  };
}

function vertical(execution: Execution, width: number): Frame {
  const axis = 36;
  const margin = Math.min(40, width / (execution.nodes.length + 2));
  const first = axis + margin;
  const gap =
    execution.nodes.length < 2 ? width - first : (width - first - margin) / (execution.nodes.length - 1);
  const start = 44;
  const length = Math.max(240, execution.events.length * EVENT.vertical);
  return {
    orientation: "vertical",
    width,
    height: start + length + OVERHANG + 12 + cutRoom(execution) + lateRoom(execution),
    scale: timeScale(momentsOf(execution), start, length),
    start,
    end: start + length,
    lanes: execution.nodes.map((_, node) =>
      execution.nodes.length === 1 ? (first + width) / 2 : first + node * gap,
    ),
    gap,
    axis,
  };
}

/** Room for the lines of words below a drawing, each told by `noteAt`. */
export const NOTE = 16;

/** Room below a cut run for the words that say so. */
function cutRoom(execution: Execution): number {
  return isCut(execution) ? NOTE : 0;
}

/** Room below a vertical drawing for a stabilization that comes after its end. */
function lateRoom(execution: Execution): number {
  return execution.gst !== null && execution.gst > endOf(execution) ? NOTE : 0;
}

/** When something happens: what must not disappear in a fold. A cut run ends with its last drawn event. */
function momentsOf(execution: Execution): number[] {
  const end = endOf(execution);
  const gst = execution.gst !== null && execution.gst <= end ? [execution.gst] : [];
  const moments = [0, ...execution.events.map(({ at }) => at), ...gst, end];
  return [...new Set(moments)].sort((a, b) => a - b);
}

/** Where the drawn part of a run ends (microseconds). */
export function endOf(execution: Execution): number {
  const last = execution.events.at(-1)?.at ?? 0;
  return isCut(execution) ? last : Math.max(last, execution.endedAt);
}

/** Whether the run had more events than the execution shows. */
export function isCut({ total, events }: Execution): boolean {
  return total > events.length;
}

export function place(frame: Frame, along: number, across: number): Point {
  const [x, y] = frame.orientation === "horizontal" ? [along, across] : [across, along];
  return { x: tenth(x), y: tenth(y) };
}

/** Rounded to a tenth of a pixel: finer is not seen, and coordinates stay short and equal everywhere. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10 + 0;
}
