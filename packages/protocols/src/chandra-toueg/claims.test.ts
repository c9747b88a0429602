import { deep } from "@lightcone/config/covered";
import { expect, it } from "vitest";
import { judge, type Parameters } from "../claim.ts";
import { claims } from "./claims.ts";

/** Smaller than what `npm run reproduce` computes. */
const quick: Readonly<Record<string, Parameters>> = {
  "chandra-toueg.termination": { seeds: 40 },
  "chandra-toueg.majority": { seeds: 20 },
};

it.each(claims)("$id: $sentence", (claim) => {
  const judged = judge(claim, deep(quick[claim.id] ?? {}, {}));
  expect(judged.length).toBeGreaterThan(0);
  expect(judged.filter(({ holds }) => !holds)).toEqual([]);
});
