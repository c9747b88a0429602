import type { Point } from "./drawing.ts";
import { direction, distance } from "./path.ts";
import { type Extent, extentOf, meet, overlap, type Shape } from "./shapes.ts";

/** What is already in the drawing, in a grid, so that a label meets only its neighborhood. */
export type Obstacles = {
  /** Adds what no label may cover. */
  readonly block: (shape: Shape) => void;
  /** Adds a line that a label may cross at a cost; to lie along it, struck through, costs more. */
  readonly addLine: (points: readonly Point[], cost: number) => void;
  /** What it costs a box to stand here: infinity where something would be covered, or where it is more than `most`. */
  readonly costOf: (box: Shape, most: number) => number;
};

const CELL = 32;

/** How much dearer it is to lie along a line than to cross it, and up to which angle (sine) that is so. */
const ALONG = { factor: 4, sine: 0.3 };

type Item = { readonly shape: Shape; readonly extent: Extent; readonly cost: number; readonly owner: number };

export function obstacles(): Obstacles {
  const cells = new Map<number, Item[]>();
  let owners = 0;

  const put = (shape: Shape, cost: number, owner: number) => {
    const item = { shape, extent: extentOf(shape), cost, owner };
    for (const key of cellsOf(item.extent)) {
      const cell = cells.get(key);
      if (cell === undefined) cells.set(key, [item]);
      else cell.push(item);
    }
  };

  return {
    block: (shape) => put(shape, Infinity, owners++),

    // A long line is entered piece by piece: its cells then grow with its length, not with the box around it.
    addLine: (points, cost) => {
      const owner = owners++;
      for (const [from, to] of pairs(points)) {
        const parts = Math.max(1, Math.ceil(distance(from, to) / CELL));
        for (let i = 0; i < parts; i++) {
          put([between(from, to, i / parts), between(from, to, (i + 1) / parts)], cost, owner);
        }
      }
    },

    costOf: (box, most) => {
      const extent = extentOf(box);
      const met = new Set<number>();
      let total = 0;
      for (const key of cellsOf(extent)) {
        for (const { shape, extent: other, cost, owner } of cells.get(key) ?? []) {
          if (!meet(extent, other) || met.has(owner) || !overlap(box, shape)) continue;
          met.add(owner);
          total += isAlong(box, shape) ? ALONG.factor * cost : cost;
          if (total > most) return Infinity;
        }
      }
      return total;
    },
  };
}

/** Whether a box is read in about the direction of a line: both begin with the side that tells it. */
function isAlong([a, b]: Shape, [c, d]: Shape): boolean {
  if (a === undefined || b === undefined || c === undefined || d === undefined) return false;
  const [read, line] = [direction(a, b), direction(c, d)];
  return Math.abs(read.x * line.y - read.y * line.x) < ALONG.sine;
}

/** The cells that an extent touches, as numbers. */
function cellsOf({ left, top, right, bottom }: Extent): number[] {
  const found: number[] = [];
  const [firstRow, lastRow] = [Math.floor(top / CELL), Math.floor(bottom / CELL)];
  for (let column = Math.floor(left / CELL); column <= Math.floor(right / CELL); column++) {
    for (let row = firstRow; row <= lastRow; row++) found.push(column * ROWS + row);
  }
  return found;
}

/** More rows than a drawing has: two events a row would make a million. */
const ROWS = 2 ** 20;

export function pairs(points: readonly Point[]): (readonly [Point, Point])[] {
  return points.slice(1).map((to, i) => [points[i] ?? to, to]);
}

export function between(from: Point, to: Point, share: number): Point {
  return { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) };
}
