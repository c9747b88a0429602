import type { Stretch } from "./drawing.ts";
import type { Layout } from "./layout.ts";
import { momentAt, position } from "./scale.ts";

/** No drawing becomes longer than this along its time (pixels): browsers stop laying out somewhere beyond. */
const LONGEST = 4_000_000;
const MOST = 64;

/**
 * How far one may zoom: from all of the run within so many pixels along time, to where single microseconds are told
 * apart or the drawing is as long as a drawing can be. Asked of a layout of any zoom, answered for all.
 */
export function zoomRange({ frame: { scale, start } }: Layout, zoom: number, room: number) {
  let [linear, folded] = [0, 0];
  for (const piece of scale.pieces)
    if (piece.folded) folded += piece.to - piece.from;
    else linear += (piece.to - piece.from) / zoom;
  const most = Math.max(1, Math.min(MOST, (LONGEST - start - folded) / linear));
  return { least: Math.min(1, Math.max((room - folded) / linear, 1e-6)), most };
}

/**
 * Where the window must begin in a layout of another zoom, so that what is `anchor` pixels after its beginning now is
 * there again: the moment under the pointer keeps its place.
 */
export function anchored(before: Layout, after: Layout, from: number, anchor: number): number {
  const moment = momentAt(before.frame.scale, from + anchor);
  return position(after.frame.scale, moment) - anchor;
}

/**
 * The part to draw when a part is seen: with half as much again on both sides at least, and the same for all that is
 * near, so that scrolling seldom draws anew.
 */
export function aroundWindow({ from, to }: Stretch, whole: Stretch): Stretch {
  const step = Math.max(1, Math.ceil((to - from) / 2)); // whole pixels: the drawing says its size
  const first = Math.floor(from / step);
  return { from: Math.max(whole.from, (first - 1) * step), to: Math.min(whole.to, (first + 4) * step) };
}
