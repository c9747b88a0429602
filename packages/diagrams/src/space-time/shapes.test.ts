import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { box, extentOf, meet, overlap, type Shape } from "./shapes.ts";

const place = fc.integer({ min: -50, max: 50 });
const boxes = fc
  .record({
    x: place,
    y: place,
    width: fc.integer({ min: 1, max: 60 }),
    height: fc.integer({ min: 1, max: 30 }),
    turn: fc.constantFrom(0, 0.6, 0.8, 1),
  })
  .map(({ x, y, width, height, turn }) =>
    box({ x, y }, width, height, { x: turn, y: Math.sqrt(1 - turn * turn) }),
  );

/** Points spread over a box or a line. */
function samples([a, b, c = b, d = a]: Shape): { x: number; y: number }[] {
  const steps = Array.from({ length: 9 }, (_, i) => i / 8);
  const mix = (from: { x: number; y: number }, to: { x: number; y: number }, share: number) => ({
    x: from.x + share * (to.x - from.x),
    y: from.y + share * (to.y - from.y),
  });
  return steps.flatMap((along) => steps.map((across) => mix(mix(a!, b!, along), mix(d!, c!, along), across)));
}

const contains = (shape: Shape, point: { x: number; y: number }) =>
  overlap(shape, [point, { x: point.x + 1e-9, y: point.y }]);

describe("overlap", () => {
  it("holds wherever two boxes have a point in common, and only where their extents meet", () => {
    fc.assert(
      fc.property(boxes, boxes, (a, b) => {
        const common = samples(a).some((point) => contains(b, point));
        if (common) expect(overlap(a, b)).toBe(true);
        if (overlap(a, b)) expect(meet(extentOf(a), extentOf(b))).toBe(true);
        expect(overlap(a, b)).toBe(overlap(b, a));
      }),
    );
  });

  it("tells a line through a box from one that only passes its corner", () => {
    const label = box({ x: 0, y: 0 }, 40, 10);
    expect(
      overlap(label, [
        { x: -30, y: -20 },
        { x: 30, y: 20 },
      ]),
    ).toBe(true);
    expect(
      overlap(label, [
        { x: 10, y: -20 },
        { x: 40, y: 10 },
      ]),
    ).toBe(false);
    expect(
      overlap(label, [
        { x: 25, y: -20 },
        { x: 25, y: 20 },
      ]),
    ).toBe(false);
  });

  it("sees a turned box where it is, not where its extent is", () => {
    const turned = box({ x: 0, y: 0 }, 100, 4, { x: 0.8, y: 0.6 });
    expect(overlap(turned, box({ x: 30, y: 22 }, 4, 4))).toBe(true);
    expect(overlap(turned, box({ x: 30, y: -10 }, 4, 4))).toBe(false);
  });
});
