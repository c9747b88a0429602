import { deep } from "@lightcone/config/covered";
import { describe, expect, it } from "vitest";
import { type Claim, judge } from "../claim.ts";
import { claims } from "./claims.ts";
import { drawLegs, outcomesOf, profiles, quantileMs } from "./index.ts";

/** The heavy tail of spinning disks needs all trials; elsewhere a fourth of them is enough in a quick run. */
const quick = (claim: Claim): Claim => ({
  ...claim,
  compute: (parameters) =>
    claim.compute(
      parameters["profile"] === undefined || parameters["profile"] === "lnkd-disk"
        ? parameters
        : { ...parameters, trials: 100_000 },
    ),
});

it.each(claims)("$id: $sentence", (claim) => {
  const judged = judge(deep(quick(claim), claim));
  expect(judged.length).toBeGreaterThan(0);
  expect(judged.filter(({ holds }) => !holds)).toEqual([]);
});

it("k-staleness holds for other seeds too", () => {
  const claim = claims.find(({ id }) => id === "wars.k-staleness")!;
  const tolerance = { ...claim.tolerance, standardErrors: 4.5 };
  for (const seed of [2, 3, 4, 5, 6])
    expect(judge({ ...claim, tolerance }, { seed }).filter(({ holds }) => !holds)).toEqual([]);
});

describe("a model that is wrong", () => {
  // Found in a public reimplementation: all W look alike.
  it("the first acknowledgement in place of the Wth is found by the table", () => {
    const legs = drawLegs(profiles["lnkd-ssd"], 3, { trials: 20_000, seed: 1 });
    const published = 1.63; // R = 1, W = 2
    const [sound, mutant] = [2, 1].map((w) => quantileMs(outcomesOf(legs, { r: 1, w }).writes, 0.999));
    expect(Math.abs(sound! - published)).toBeLessThan(0.08 * published);
    expect(Math.abs(mutant! - published)).toBeGreaterThan(0.08 * published);
  });
});

it("says which profiles there are", () => {
  expect(() => judge(claims[0]!, { profile: "floppy" })).toThrowError(
    'There is no profile "floppy": choose one of lnkd-ssd, lnkd-disk, ymmr, wan.',
  );
});
