import { describe, expect, it } from "vitest";
import { draw, stream } from "./random.ts";

/** Pearson's statistic for `counts` against equal frequencies. */
const chiSquare = (counts: readonly number[]): number => {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
};

const histogram = (bins: number, values: Iterable<number>): number[] => {
  const counts = new Array<number>(bins).fill(0);
  for (const value of values) counts[Math.floor(value * bins)]!++;
  return counts;
};

const range = (count: number) => Array.from({ length: count }, (_, i) => i);

// 255 degrees of freedom: mean 255, standard deviation 22.6. Five deviations on either side.
const isFlat = (counts: readonly number[]) => Math.abs(chiSquare(counts) - 255) < 113;

describe("draws", () => {
  it("are flat along one stream", () => {
    const link = stream(1, "link", "A", "B", "delay");
    expect(
      isFlat(
        histogram(
          256,
          range(200_000).map((i) => draw(link, i)),
        ),
      ),
    ).toBe(true);
  });

  it("are flat across consecutive seeds, at the first draw", () => {
    const firsts = range(200_000).map((seed) => draw(stream(seed, "link", "A", "B", "loss"), 0));
    expect(isFlat(histogram(256, firsts))).toBe(true);
  });

  it.each([
    [
      "two links of one seed",
      (i: number) => [stream(i, "link", "A", "B", "loss"), stream(i, "link", "B", "A", "loss")],
      0,
      0,
    ],
    [
      "two purposes of one link",
      (i: number) => [stream(i, "link", "A", "B", "loss"), stream(i, "link", "A", "B", "delay")],
      0,
      0,
    ],
    ["neighboring seeds", (i: number) => [stream(i, "x"), stream(i + 1, "x")], 0, 0],
    ["neighboring draws", (i: number) => [stream(i, "x"), stream(i, "x")], 0, 1],
  ] as const)("are independent for %s", (_, pair, first, second) => {
    const counts = new Array<number>(256).fill(0);
    for (const i of range(100_000)) {
      const [a, b] = pair(i) as [ReturnType<typeof stream>, ReturnType<typeof stream>];
      counts[Math.floor(draw(a, first) * 16) * 16 + Math.floor(draw(b, second) * 16)]!++;
    }
    expect(isFlat(counts)).toBe(true);
  });

  it("tell seeds beyond 32 bits apart, and negative ones", () => {
    const seeds = [0, 1, -1, 2 ** 32, 2 ** 32 + 1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER];
    expect(new Set(seeds.map((seed) => draw(stream(seed, "x"), 0))).size).toBe(seeds.length);
  });
});
