import { deep } from "@lightcone/config/covered";
import { expect, it } from "vitest";
import { isAsClaimed, judge, type Parameters } from "../claim.ts";
import { claims } from "./claims.ts";

/** `npm run reproduce` looks at more seeds. */
const quick: Parameters = { seeds: 100 };

it.each(claims)("$id: $sentence", (claim) => {
  const judged = judge(claim, deep(quick, {}));
  expect(judged.length).toBeGreaterThan(0);
  expect(judged.filter((judgement) => !isAsClaimed(claim, judgement))).toEqual([]);
});
