import { deep } from "@lightcone/config/covered";
import { expect, it } from "vitest";
import { judge, type Parameters } from "../claim.ts";
import { claims } from "./claims.ts";

/** Smaller than what `npm run reproduce` computes, and as far from the published figures as their errors allow. */
const quick: Readonly<Record<string, Parameters>> = {
  "failure-detectors.classes": { seeds: 60 },
  "nfd-s.mistakes": { heartbeats: 300_000 },
  "swim.first-detection": { crashes: 2_000 },
  "swim.indirect-probing": { seeds: 3 },
};

it.each(claims)("$id: $sentence", (claim) => {
  const judged = judge(claim, deep(quick[claim.id] ?? {}, {}));
  expect(judged.length).toBeGreaterThan(0);
  expect(judged.filter(({ holds }) => !holds)).toEqual([]);
});
