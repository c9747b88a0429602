import type { Point } from "./drawing.ts";

/** A convex outline: a turned box, or a line of two points. */
export type Shape = readonly Point[];

/** The outline of a box around its middle, turned in the direction in which it is read. */
export function box(
  middle: Point,
  width: number,
  height: number,
  { x: cosine, y: sine }: Point = { x: 1, y: 0 },
): Shape {
  return [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ].map(([right = 0, down = 0]) => ({
    x: middle.x + (right * width * cosine - down * height * sine) / 2,
    y: middle.y + (right * width * sine + down * height * cosine) / 2,
  }));
}

/** The upright box around a shape. */
export type Extent = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

export function extentOf(shape: Shape): Extent {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of shape) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return { left, top, right, bottom };
}

export function meet(a: Extent, b: Extent): boolean {
  return a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;
}

/** Whether two convex shapes share a point: they do not exactly where the normal of some side separates them. */
export function overlap(a: Shape, b: Shape): boolean {
  return !isSeparatedBySide(a, b) && !isSeparatedBySide(b, a);
}

function isSeparatedBySide(a: Shape, b: Shape): boolean {
  let from = a.at(-1);
  for (const to of a) {
    // The normal of this side; a side without length has none.
    const [nx, ny] = from === undefined ? [0, 0] : [from.y - to.y, to.x - from.x];
    from = to;
    if (nx === 0 && ny === 0) continue;
    let [lowA, highA, lowB, highB] = [Infinity, -Infinity, Infinity, -Infinity];
    for (const { x, y } of a) {
      const place = x * nx + y * ny;
      lowA = Math.min(lowA, place);
      highA = Math.max(highA, place);
    }
    for (const { x, y } of b) {
      const place = x * nx + y * ny;
      lowB = Math.min(lowB, place);
      highB = Math.max(highB, place);
    }
    if (highA < lowB || highB < lowA) return true;
  }
  return false;
}
