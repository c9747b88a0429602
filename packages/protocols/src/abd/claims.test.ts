import { covered, deep } from "@lightcone/config/covered";
import { expect, it } from "vitest";
import { judge } from "../claim.ts";
import { claims } from "./claims.ts";

it.each(claims)("$id: $sentence", (claim) => {
  const seeds = deep(300, 1_000);
  const judged = judge(claim, "seeds" in claim.defaults ? { seeds } : {});
  expect(judged.length).toBeGreaterThan(0);
  expect(judged.filter(({ holds }) => !holds)).toEqual([]);
  if ("seeds" in claim.defaults) covered({ seeds });
});
