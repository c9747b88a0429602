import type { Label, Point } from "./drawing.ts";
import { tenth } from "./frame.ts";
import { between, type Obstacles, pairs } from "./obstacles.ts";
import { direction, distance, moved } from "./path.ts";
import { box, type Shape } from "./shapes.ts";
import { textWidth, typeSize } from "./type-size.ts";
import { affordable, type Wish } from "./wishes.ts";

/** Where a label may stand. Labels with better rank choose first; who finds no room is left out. */
type Seat = { readonly middle: Point; readonly direction: Point };

/** The part of the drawing in which labels may stand. */
export type Bounds = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** Where along its line a label is tried, best first: the middle is farthest from other arrows of a fan. */
const SHARES = [0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78];

/** A label follows its line up to this slope (sine: about 50 degrees); beside a steeper one it stays level. */
const STEEP = 0.77;

/** A line that rises less than this beside half a label is flat for it. */
const FLAT = 12;

/** How much wider the bold type of violations is. */
const BOLD = 1.07;

const AIR = 2.5;
const LINE_HEIGHT = typeSize.label + 2;

/** Places labels one after another without overlap, each added to the obstacles of the next. */
export function placeLabels(wishes: readonly Wish[], around: Obstacles, bounds: Bounds): Label[] {
  const inOrder = wishes
    .map((wish, index) => ({ wish, index }))
    .sort((a, b) => a.wish.rank - b.wish.rank || a.index - b.index);
  const placed = inOrder.flatMap(({ wish, index }) => {
    const label = placeOne(wish, around, bounds);
    return label === null ? [] : [{ label, index }];
  });
  return placed.sort((a, b) => a.index - b.index).map(({ label }) => label);
}

function placeOne(wish: Wish, around: Obstacles, bounds: Bounds): Label | null {
  for (const text of wish.texts) {
    const width = textWidth(text, "label") * (wish.kind === "violation" ? BOLD : 1);
    let best: { seat: Seat; shape: Shape; cost: number } | null = null;
    for (const seat of seatsFor(wish, width, bounds)) {
      const shape = box(seat.middle, width + 2, LINE_HEIGHT, seat.direction);
      if (!isWithin(shape, bounds)) continue;
      const cost = around.costOf(shape, affordable(wish.rank));
      if (cost < (best?.cost ?? Infinity)) best = { seat, shape, cost };
      if (cost === 0) break;
    }
    if (best !== null) {
      around.block(best.shape);
      return labelAt(wish, text, best.seat);
    }
  }
  return null;
}

function labelAt({ kind, event, envelope }: Wish, text: string, { middle, direction: read }: Seat): Label {
  const baseline = moved(middle, read, 0, -0.34 * typeSize.label);
  return {
    kind,
    event,
    envelope,
    text,
    at: { x: tenth(baseline.x), y: tenth(baseline.y) },
    direction: { cosine: read.x, sine: read.y },
  };
}

function seatsFor({ places, kind }: Wish, width: number, bounds: Bounds): Seat[] {
  return places.flatMap((points) => {
    const [first] = points;
    if (first === undefined) return [];
    if (points.length > 1) return seatsBeside(longest(points), width);
    // The ring around a violation points to its label even from afar; other labels would seem to mean something else.
    return kind === "violation" ? seatsAround(first, width, bounds, 2) : seatsAround(first, width, bounds, 1);
  });
}

/** Around a mark: above, below and beside it, up to some rows off, moved sideways where the edge is near. */
function seatsAround({ x, y }: Point, width: number, { left, right }: Bounds, rows: number): Seat[] {
  const inside = (middle: number) => Math.min(Math.max(middle, left + width / 2 + 2), right - width / 2 - 2);
  const aside = width / 2 + 11;
  const heights = Array.from({ length: rows }, (_, row) => (row + 0.5) * LINE_HEIGHT + 10);
  const offRow = heights
    .flatMap((height) => [-height, height])
    .flatMap((dy) => [0, aside, -aside].map((dx) => ({ x: inside(x + dx), y: y + dy })));
  const inRow = [aside, -aside].map((dx) => ({ x: x + dx, y }));
  return [...offRow, ...inRow].map((middle) => ({ middle, direction: LEVEL }));
}

const LEVEL: Point = { x: 1, y: 0 };
const ORIGIN: Point = { x: 0, y: 0 };

/** Along a line, on both sides: turned with it, or level where it is steep or short. */
function seatsBeside([from, to]: readonly [Point, Point], width: number): Seat[] {
  const line = direction(from, to);
  const read = line.x < 0 ? { x: -line.x, y: -line.y } : line;
  const isTurned = Math.abs(read.y) <= STEEP && width <= distance(from, to) - 12;
  const off = isTurned ? moved(ORIGIN, read, 0, LINE_HEIGHT / 2 + AIR) : levelOffset(read, width);
  if (off === null) return [];
  return SHARES.flatMap((share) => {
    const { x, y } = between(from, to, share);
    return [1, -1].map((side) => ({
      middle: { x: x + side * off.x, y: y + side * off.y },
      direction: isTurned ? read : LEVEL,
    }));
  });
}

/**
 * How far a level label must move to clear its line: up beside a flat line, sideways beside a steep one. Null where
 * only a corner of it would come near: nobody would see to which line it belongs.
 */
function levelOffset({ x: cosine, y: sine }: Point, width: number): Point | null {
  const rise = (Math.abs(sine) * width) / 2;
  if (rise <= FLAT * cosine) return { x: 0, y: -LINE_HEIGHT / 2 - rise / cosine - AIR };
  if (Math.abs(sine) < STEEP / 2) return null;
  return { x: width / 2 + (LINE_HEIGHT / 2) * (cosine / Math.abs(sine)) + 2 * AIR, y: 0 };
}

function longest(points: readonly Point[]): readonly [Point, Point] {
  const segments = pairs(points);
  return segments.reduce(
    (best, segment) => (distance(...segment) > distance(...best) ? segment : best),
    segments[0]!,
  );
}

function isWithin(shape: Shape, { left, top, right, bottom }: Bounds): boolean {
  return shape.every(({ x, y }) => x >= left && x <= right && y >= top && y <= bottom);
}
