import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { timeScale } from "./scale.ts";
import { roundUp, ticks } from "./ticks.ts";

const texts = (moments: number[], length = 600) => {
  const { unit, ticks: found } = ticks(timeScale(moments, 0, length), 72);
  return [unit.name, ...found.map(({ text }) => text)];
};

describe("ticks", () => {
  it("are round and tell the unit that fits the run", () => {
    expect(texts([0, 400_000])).toEqual(["ms", "0", "50", "100", "150", "200", "250", "300", "350", "400"]);
    expect(texts([0, 12_000_000])).toEqual(["s", "0", "2", "4", "6", "8", "10", "12"]);
    expect(texts([0, 700])).toEqual(["µs", "0", "100", "200", "300", "400", "500", "600", "700"]);
    expect(texts([0, 1_500])).toEqual(["ms", "0", "0.2", "0.4", "0.6", "0.8", "1", "1.2", "1.4"]);
  });

  it("are at least the asked distance apart in every linear stretch", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000_000 }),
        fc.integer({ min: 120, max: 2_000 }),
        (end, length) => {
          const { ticks: found } = ticks(timeScale([0, end], 0, length), 72);
          found.slice(1).forEach(({ along }, i) => {
            expect(along - (found[i]?.along ?? 0)).toBeGreaterThanOrEqual(72 - 1e-6);
          });
        },
      ),
    );
  });

  it("stand in every stretch after a fold, at its roundest moment", () => {
    const moments = [0, 10, 20, 30, 3_460, 3_470, 9_990, 10_000].map((time) => time * 1_000);
    expect(texts(moments)).toEqual(["s", "0", "0.02", "0.04", "3.46", "3.48", "9.98", "10"]);
    // Ticks are 50 ms apart here, and the stretch from 3,411 to 3,432 ms holds no multiple of that.
    const sparse = [0, 10, 20, 30, 40, 3_421, 3_422, 9_990, 10_000].map((time) => time * 1_000);
    expect(texts(sparse, 250)).toEqual(["s", "0", "0.05", "3.42", "10"]);
  });

  it("round up to 1, 2 or 5 times a power of ten", () => {
    expect([0.3, 1, 1.5, 3, 7, 10, 11, 499, 501].map(roundUp)).toEqual([1, 1, 2, 5, 10, 10, 20, 500, 1_000]);
  });
});
