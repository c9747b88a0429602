import { type Execution, linksOf } from "@lightcone/simulation";
import { nodeName } from "../words/message.ts";
import type { Orientation, Point } from "./drawing.ts";
import { timeScale, type TimeScale, zoomed } from "./scale.ts";
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
  /** The row of each node among those that are shown, from 0; -1 where it is hidden. */
  readonly rows: readonly number[];
  /** Place of each node's lane across, NaN where it is hidden, and how far lanes are apart. */
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

/** How a drawing is to be laid out. */
export type FrameOptions = {
  readonly orientation: Orientation;
  /** Pixels: the least width of a horizontal drawing, and the width of a vertical one. */
  readonly width: number;
  /** Time is this many times as wide (or as long, where it runs down) as its events ask for. Default 1. */
  readonly zoom?: number;
  /** Nodes that get no lane. */
  readonly hidden?: ReadonlySet<number>;
};

/** Lays out lanes and time. */
export function frameFor(
  execution: Execution,
  { orientation, width, zoom = 1, hidden = new Set() }: FrameOptions,
): Frame {
  let shown = 0;
  const rows = execution.nodes.map((_, node) => (hidden.has(node) ? -1 : shown++));
  const unzoomed =
    orientation === "horizontal"
      ? horizontal(execution, rows, shown, width)
      : vertical(execution, rows, shown, width);
  return zoom === 1 ? unzoomed : stretched(unzoomed, zoom);
}

function horizontal(execution: Execution, rows: readonly number[], shown: number, width: number): Frame {
  const isShown = (_: unknown, node: number) => rows[node] !== -1;
  const names = execution.nodes.map((_, node) => textWidth(nodeName(execution, node), "name"));
  const start = Math.ceil(Math.min(Math.max(NAME.least, ...names), NAME.most) + NAME.air);
  const counts = linksOf(execution).byNode.map((events) => events.length);
  const busiest = Math.max(0, ...counts.filter(isShown));
  const length = Math.ceil(Math.max(width - start - OVERHANG - 8, busiest * EVENT.horizontal, 120));
  const top = 56; // room for the rails and labels of the first lane, below the caption of stabilization
  const gap = shown > 5 ? 60 : 72;
  const bottom = top + Math.max(shown - 1, 0) * gap + 30;
  return {
    orientation: "horizontal",
    width: start + length + OVERHANG + 8,
    height: bottom + 24 + cutRoom(execution),
    scale: timeScale(momentsOf(execution), start, length),
    start,
    end: start + length,
    rows,
    lanes: rows.map((row) => (row === -1 ? NaN : top + row * gap)),
    gap,
    axis: bottom,
  };
}

function vertical(execution: Execution, rows: readonly number[], shown: number, width: number): Frame {
  // Seconds with three decimals are the widest numbers of an axis.
  const axis = endOf(execution) < 10_000_000 ? 36 : 46;
  const margin = Math.min(40, width / (shown + 2));
  const first = axis + margin;
  const gap = shown < 2 ? width - first : (width - first - margin) / (shown - 1);
  const start = 44;
  const count = linksOf(execution).byNode.reduce(
    (sum, events, node) => sum + (rows[node] === -1 ? 0 : events.length),
    0,
  );
  const length = Math.max(240, count * EVENT.vertical);
  return {
    orientation: "vertical",
    width,
    height: start + length + OVERHANG + 12 + cutRoom(execution) + lateRoom(execution),
    scale: timeScale(momentsOf(execution), start, length),
    start,
    end: start + length,
    rows,
    lanes: rows.map((row) => (row === -1 ? NaN : shown === 1 ? (first + width) / 2 : first + row * gap)),
    gap,
    axis,
  };
}

/** The same lanes with more, or less, room along time. */
function stretched(frame: Frame, zoom: number): Frame {
  const scale = zoomed(frame.scale, zoom);
  const end = scale.pieces.at(-1)?.to ?? frame.start;
  const more = end - frame.end;
  return frame.orientation === "horizontal"
    ? { ...frame, scale, end, width: frame.width + more }
    : { ...frame, scale, end, height: frame.height + more };
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
function momentsOf(execution: Execution): Float64Array {
  const end = endOf(execution);
  const { gst, events } = execution;
  const moments = new Float64Array(events.length + 3);
  for (let i = 0; i < events.length; i++) moments[i] = events[i]!.at;
  moments[events.length] = end;
  moments[events.length + 1] = gst !== null && gst <= end ? gst : end;
  moments.sort();
  let count = 0;
  for (const moment of moments) if (count === 0 || moment !== moments[count - 1]) moments[count++] = moment;
  return moments.subarray(0, count);
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
