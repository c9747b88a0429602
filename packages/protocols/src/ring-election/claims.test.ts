import { deep } from "@lightcone/config/covered";
import { expect, it } from "vitest";
import { isAsClaimed, judge, type Parameters } from "../claim.ts";
import { claims } from "./claims.ts";

/** `npm run reproduce` tries more arrangements. */
const quick: Parameters = { arrangements: 2_000 };

it.each(claims)("$id: $sentence", (claim) => {
  const judged = judge(claim, deep(quick, {}));
  expect(judged.length).toBeGreaterThan(0);
  expect(judged.filter((judgement) => !isAsClaimed(claim, judgement))).toEqual([]);
});
