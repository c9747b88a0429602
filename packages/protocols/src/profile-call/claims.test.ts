import { deep } from "@lightcone/config/covered";
import { expect, it } from "vitest";
import { judge, type Parameters } from "../claim.ts";
import { claims } from "./claims.ts";

/** `npm run reproduce` plays more of them. */
const quick: Readonly<Record<string, Parameters>> = {
  "profile-call.backoff": { runs: 25 },
  "profile-call.fan-out": { trials: 500 },
  "profile-call.hedging": { trials: 2_000 },
  "profile-call.programs": { trials: 30_000 },
  "profile-call.queue": { items: 400_000 },
  "profile-call.little": { items: 300_000 },
};

it.each(claims)("$id: $sentence", (claim) => {
  const judged = judge(claim, deep(quick[claim.id] ?? {}, {}));
  expect(judged.length).toBeGreaterThan(0);
  expect(judged.filter(({ holds }) => !holds)).toEqual([]);
});

it("holds for other seeds too", () => {
  for (const id of ["profile-call.fan-out", "profile-call.throttling", "profile-call.metastable"]) {
    const claim = claims.find((claim) => claim.id === id)!;
    const tolerance = { ...claim.tolerance, standardErrors: 4.5 };
    for (const seed of [2, 3, 4, 5, 6])
      expect(judge({ ...claim, tolerance }, { ...quick[id], seed }).filter(({ holds }) => !holds)).toEqual(
        [],
      );
  }
});

it("says which backoffs there are", () => {
  const backoff = claims.find(({ id }) => id === "profile-call.backoff")!;
  expect(() => judge(backoff, { policy: "jitter" })).toThrowError(
    'There is no backoff "jitter": choose one of none, exponential, equal jitter, full jitter, decorrelated.',
  );
});
