import { draw, stream } from "@lightcone/simulation";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  allows,
  backoffChoices,
  backoffMs,
  backoffPolicies,
  type Breaker,
  called,
  callsAtTheBottom,
  closed,
  contend,
  cooled,
  earn,
  ended,
  goodput,
  meanOf,
  refusalProbability,
  spend,
} from "./index.ts";

const unit = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const breaking = { failures: 10, window: 20, coolMs: 1_000 };

describe("backoff", () => {
  it("stays between 0 and the cap, and never shrinks with the draw", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...backoffPolicies),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 5, max: 2_000 }),
        unit,
        unit,
        (policy, retry, previousMs, u, v) => {
          const backoff = { policy, baseMs: 5, capMs: 2_000 };
          const [less, more] = [Math.min(u, v), Math.max(u, v)].map((draw) =>
            backoffMs(backoff, retry, previousMs, draw),
          ) as [number, number];
          expect(less).toBeGreaterThanOrEqual(0);
          expect(more).toBeLessThanOrEqual(2_000);
          expect(more).toBeGreaterThanOrEqual(less);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("doubles, and equal jitter never waits less than half", () => {
    const waits = (policy: (typeof backoffPolicies)[number]) =>
      [1, 2, 3].map((retry) => backoffMs({ policy, baseMs: 5, capMs: 30 }, retry, 5, 0));
    expect(waits("exponential")).toEqual([10, 20, 30]);
    expect(waits("equal jitter")).toEqual([5, 10, 15]);
    expect(waits("full jitter")).toEqual([0, 0, 0]);
    expect(backoffChoices({ policy: "exponential", baseMs: 5, capMs: 30 }, 1, 5)).toEqual([10]);
    expect(backoffChoices({ policy: "full jitter", baseMs: 5, capMs: 30 }, 1, 5)).toHaveLength(10);
  });

  it("on one row: full jitter calls least, none most, and without jitter backoff takes ten times as long", () => {
    const runs = 10;
    const [times, calls] = (["timeMs", "calls"] as const).map((figure) =>
      backoffPolicies.map((policy) => {
        const all = Array.from({ length: runs }, (_, seed) =>
          contend({ policy, baseMs: 5, capMs: 2_000 }, 100, seed),
        );
        return all.reduce((sum, contention) => sum + contention[figure], 0) / runs;
      }),
    );
    const [none, exponential, equal, full, decorrelated] = calls!;
    expect([full, equal, decorrelated, exponential, none]).toEqual([...calls!].sort((a, b) => a - b));
    for (const jittered of times!.slice(2)) expect(times![1]).toBeGreaterThan(9 * jittered);
  });
});

describe("retries", () => {
  it("multiply by layers", () => {
    for (const [layers, tries] of [
      [0, 3],
      [1, 3],
      [3, 2],
      [4, 3],
    ] as const)
      expect(callsAtTheBottom(layers, tries)).toBe(tries ** layers);
  });

  it("never cost more than the budget, whatever fails", () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 300 }), (events) => {
        const budget = { earned: 0.1, saved: 10 };
        let [purse, requests, retries] = [0, 0, 0];
        for (const isRequest of events) {
          if (isRequest) [purse, requests] = [earn(purse, budget), requests + 1];
          const left = spend(purse);
          if (!isRequest && left !== null) [purse, retries] = [left, retries + 1];
        }
        expect(retries).toBeLessThanOrEqual(budget.earned * requests + 1e-9);
      }),
      { numRuns: 100 },
    );
  });
});

describe("metastable failure", () => {
  const none = { tries: 3, budget: null, dropsExpired: false };
  const budgeted = { ...none, budget: { earned: 0.1, saved: 10 } };
  // The load rises above what the server can do and comes back: at the same load, before and after.
  const hill = [0.6, 1.5, 0.6].map((load, i) => ({ load, seconds: [60, 20, 200][i]! }));

  it("is hysteresis: at one load goodput depends on the past, unless there is a retry budget", () => {
    const [without, within] = [none, budgeted].map((remedies) => goodput(hill, remedies, 1));
    for (const good of [without!, within!]) expect(meanOf(good, 0, 60)).toBeGreaterThan(0.55);
    expect(meanOf(without!, 180, 280)).toBeLessThan(0.01);
    expect(meanOf(within!, 180, 280)).toBeGreaterThan(0.55);
  });

  it("is over within 15 seconds at 80% load where deadlines travel and retries have a budget", () => {
    const outage = [60, 10, 60].map((seconds, i) => ({ seconds, load: 0.8, isUp: i !== 1 }));
    const good = goodput(outage, { ...budgeted, dropsExpired: true }, 1);
    expect(meanOf(good, 72, 85)).toBeGreaterThan(0.7);
    expect(meanOf(goodput(outage, none, 1), 115, 130)).toBeLessThan(0.01);
  });
});

describe("throttling", () => {
  it("begins where more than one of K requests was refused", () => {
    expect(refusalProbability({ requests: 100, accepts: 50 }, 2)).toBe(0);
    expect(refusalProbability({ requests: 100, accepts: 0 }, 2)).toBe(100 / 101);
    expect(refusalProbability({ requests: 0, accepts: 0 }, 2)).toBe(0);
  });
});

describe("the circuit breaker", () => {
  it("opens, cools, tries one call, and closes or opens again", () => {
    const options = { failures: 2, window: 3, coolMs: 1_000 };
    const failed = (breaker: Breaker) => ended(breaker, false, options);
    const open = failed(failed(closed));
    expect([open.kind, allows(open)]).toEqual(["open", false]);
    expect(ended(open, true, options)).toEqual(open);
    const half = cooled(open);
    expect([half.kind, allows(half), allows(called(half))]).toEqual(["half-open", true, false]);
    expect(ended(called(half), true, options)).toEqual(closed);
    expect(failed(called(half)).kind).toBe("open");
    expect(cooled(closed)).toEqual(closed);
  });

  it("forgets what is older than its window", () => {
    const options = { failures: 2, window: 2, coolMs: 1_000 };
    const outcomes = [false, true, false, true, false];
    expect(outcomes.reduce<Breaker>((breaker, ok) => ended(breaker, ok, options), closed).kind).toBe(
      "closed",
    );
  });

  it("does not open where one call of 50 fails, and does where most do", () => {
    const chance = stream(1, "outcome");
    const opensAt = (failure: number) => {
      let breaker = closed;
      for (let call = 0; call < 20_000; call++) {
        breaker = ended(breaker, draw(chance, call) >= failure, breaking);
        if (breaker.kind === "open") return call;
      }
      return null;
    };
    expect(opensAt(0.02)).toBeNull();
    expect(opensAt(0.8)).toBeLessThan(20);
  });
});
