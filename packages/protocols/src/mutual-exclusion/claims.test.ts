import { expect, it } from "vitest";
import { isAsClaimed, judge } from "../claim.ts";
import { claims } from "./claims.ts";

it.each(claims)("$id: $sentence", (claim) => {
  const judged = judge(claim);
  expect(judged.length).toBeGreaterThan(0);
  expect(judged.filter((judgement) => !isAsClaimed(claim, judgement))).toEqual([]);
});
