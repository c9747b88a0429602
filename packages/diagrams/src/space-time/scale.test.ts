import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { position, timeScale } from "./scale.ts";

const moments = fc
  .uniqueArray(fc.nat(10_000_000), { minLength: 2, maxLength: 60 })
  .map((times) => [0, ...times.map((time) => time + 1)].sort((a, b) => a - b));

const places = (times: readonly number[], length = 600) => {
  const scale = timeScale(times, 50, length);
  return times.map((time) => position(scale, time));
};

const ms = (...times: number[]) => times.map((time) => time * 1_000);

describe("time along the axis", () => {
  it("is linear: equal delays are equally long", () => {
    expect(places(ms(0, 50, 100, 400, 600))).toEqual([50, 100, 150, 450, 650]);
  });

  it("never goes backwards, and fills the length from end to end", () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 200, max: 5_000 }), (times, length) => {
        const along = places(times, length);
        along.forEach((place, i) => expect(place).toBeGreaterThan(along[i - 1] ?? -Infinity));
        expect(along.at(0)).toBeCloseTo(50);
        expect(along.at(-1)).toBeCloseTo(50 + length);
      }),
    );
  });

  it("has one slope outside of folds, and no moment inside of one", () => {
    fc.assert(
      fc.property(moments, (times) => {
        const { pieces, perMicro } = timeScale(times, 0, 600);
        for (const { fromMicros, toMicros, from, to, folded } of pieces) {
          if (folded) expect(times.filter((time) => time > fromMicros && time < toMicros)).toEqual([]);
          else expect(to - from).toBeCloseTo((toMicros - fromMicros) * perMicro);
        }
      }),
    );
  });

  it("folds quiet stretches where that at least doubles the room of the rest", () => {
    const bursts = [0, 1_000, 2_000, 3_000].flatMap((start) =>
      [0, 8, 17, 25].map((offset) => start + offset),
    );
    const scale = timeScale(ms(...bursts), 0, 600);
    expect(scale.pieces.filter((piece) => piece.folded)).toHaveLength(3);
    expect(scale.perMicro).toBeGreaterThan((2 * 600) / 3_025_000);
  });

  it("folds nothing where a run is merely uneven", () => {
    for (const times of [ms(0, 100, 200), ms(0, 5, 10, 100, 190, 200), ms(0, 20, 45, 300)]) {
      expect(timeScale(times, 0, 600).pieces.filter((piece) => piece.folded)).toEqual([]);
    }
  });

  it("keeps some linear time at both ends of a fold, so that slopes there can be read", () => {
    const { pieces } = timeScale(ms(0, 10, 20, 30, 10_000), 0, 600);
    expect(pieces.map(({ fromMicros, toMicros, folded }) => [fromMicros, toMicros, folded])).toEqual([
      [0, 40_000, false],
      [40_000, 9_990_000, true],
      [9_990_000, 10_000_000, false],
    ]);
  });

  it("judges what is long by the shortest stretches, wherever they are", () => {
    const folded = (...times: number[]) =>
      timeScale(ms(...times), 0, 600).pieces.filter((piece) => piece.folded).length;
    expect([folded(0, 5_000, 5_010, 5_020, 5_030), folded(0, 10, 5_010, 5_020, 5_030)]).toEqual([1, 1]);
  });

  it("goes on beyond the last moment, for messages still under way", () => {
    const scale = timeScale(ms(0, 100), 0, 100);
    expect(position(scale, 150_000)).toBeCloseTo(150);
    expect(position(scale, -10_000)).toBeCloseTo(-10);
  });

  it("draws a run of a single moment", () => {
    expect(places([0])).toEqual([50]);
  });
});
