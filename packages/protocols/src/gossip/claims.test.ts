import { deep } from "@lightcone/config/covered";
import { expect, it } from "vitest";
import { isAsClaimed, judge, type Parameters } from "../claim.ts";
import { claims } from "./claims.ts";

/** `npm run reproduce` plays more epidemics. */
const quick: Readonly<Record<string, Parameters>> = { "gossip.average-site-of-push": { runs: 200 } };

it.each(claims)("$id: $sentence", (claim) => {
  const judged = judge(claim, deep(quick[claim.id] ?? { runs: 40 }, {}));
  expect(judged.length).toBeGreaterThan(0);
  expect(judged.filter((judgement) => !isAsClaimed(claim, judgement))).toEqual([]);
});
