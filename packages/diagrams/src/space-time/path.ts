import type { Point } from "./drawing.ts";
import { tenth } from "./frame.ts";

/** A path of straight lines. */
export function lines(points: readonly Point[]): string {
  return points.map(({ x, y }, i) => `${i === 0 ? "M" : "L"}${tenth(x)} ${tenth(y)}`).join(" ");
}

/** The unit vector from one point to another; to the right where they coincide. */
export function direction(from: Point, to: Point): Point {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.sqrt(dx * dx + dy * dy);
  return length === 0 ? { x: 1, y: 0 } : { x: dx / length, y: dy / length };
}

export function distance(from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  return Math.sqrt(dx * dx + dy * dy);
}

/** From `point`, `forward` pixels in a direction and `left` pixels to the left of it. */
export function moved(point: Point, toward: Point, forward: number, left = 0): Point {
  return {
    x: point.x + toward.x * forward + toward.y * left,
    y: point.y + toward.y * forward - toward.x * left,
  };
}
