import { expect, it } from "vitest";
import { Mean, shareOf } from "./estimate.ts";

it("a mean comes with its standard error", () => {
  const mean = new Mean();
  for (const sample of [2, 4, 4, 4, 5, 5, 7, 9]) mean.add(sample);
  expect(mean.count).toBe(8);
  expect(mean.estimate.value).toBe(5);
  // The squares of what they are off by add up to 32.
  expect(mean.estimate.standardError).toBeCloseTo(Math.sqrt(32 / 7 / 8), 12);
});

it("a mean of nothing, and the error of one sample, are no numbers", () => {
  const mean = new Mean();
  expect(mean.estimate).toEqual({ value: NaN, standardError: NaN });
  mean.add(3);
  expect(mean.estimate).toEqual({ value: 3, standardError: NaN });
});

it("a share comes with its standard error", () => {
  expect(shareOf(10, 100).value).toBe(0.1);
  expect(shareOf(10, 100).standardError).toBeCloseTo(0.03, 12);
  expect(shareOf(0, 100)).toEqual({ value: 0, standardError: 0 });
});
