import { covered, deep } from "@lightcone/config/covered";
import { describe, expect, it } from "vitest";
import { judge } from "../claim.ts";
import { claims } from "./claims.ts";
import { allDeliveries, badKeys, informationLevels } from "./random-attack.ts";

it.each(claims)("$id: $sentence", (claim) => {
  const seeds = deep(3_000, 20_000);
  const isDrawn = "seeds" in claim.defaults;
  const judged = judge(claim, isDrawn ? { seeds } : {});
  expect(judged.length).toBeGreaterThan(0);
  expect(judged.filter(({ holds }) => !holds)).toEqual([]);
  if (isDrawn) covered({ seeds: seeds * claim.published.length });
});

describe("information levels", () => {
  it("rise by one a round when nothing is lost", () => {
    expect(
      informationLevels([
        [true, true],
        [true, true],
        [true, true],
      ]),
    ).toEqual([3, 3]);
  });

  it("stay as they are without letters, and never differ by more than one", () => {
    expect(informationLevels([[false, false]])).toEqual([0, 0]);
    const apart = allDeliveries(5).map((deliveries) => {
      const [first, second] = informationLevels(deliveries);
      return Math.abs(first - second);
    });
    expect(new Set(apart)).toEqual(new Set([0, 1]));
  });

  it("let the generals disagree when the last letter is lost", () => {
    expect(
      badKeys([
        [true, true],
        [true, false],
      ]),
    ).toBe(1);
    expect(
      badKeys([
        [true, true],
        [true, true],
      ]),
    ).toBe(0);
  });
});
