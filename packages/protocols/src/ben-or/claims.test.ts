import { covered, deep } from "@lightcone/config/covered";
import { expect, it } from "vitest";
import { judge } from "../claim.ts";
import { claims } from "./claims.ts";

it.each(claims)("$id: $sentence", (claim) => {
  const trials = deep(1_500, 4_000);
  expect(judge(claim, { trials }).filter(({ holds }) => !holds)).toEqual([]);
  const others = { ...claim, tolerance: { ...claim.tolerance, standardErrors: 4.5 } };
  for (const seed of [2, 3, 4, 5, 6])
    expect(judge(others, { trials: trials / 5, seed }).filter(({ holds }) => !holds)).toEqual([]);
  covered({ seeds: 2 * trials * claim.published.length });
});
