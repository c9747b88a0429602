import { covered, deep } from "@lightcone/config/covered";
import {
  crash,
  crashStop,
  exponential,
  executionOf,
  links,
  simulate,
  storyOf,
  synchronous,
  systemModel,
  uniform,
} from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { estimateQuality, mistakesIn, mistakesOfNfdS, nfdS, qualityOf, suspicionsOf } from "./index.ts";

const seeds = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

describe("NFD-S", () => {
  it("trusts while a heartbeat is fresh", () => {
    const run = simulate(nfdS({ etaMs: 100, deltaMs: 30 }), {
      nodes: 2,
      model: systemModel({
        timing: synchronous({ deltaMs: 90 }),
        links: links({ latency: uniform({ betweenMs: [5, 60] }) }),
      }),
      seed: 2,
      until: { timeMs: 440 },
    });
    expect(storyOf(run)).toMatchInlineSnapshot(`
      "0.000 ms  A  starts  sets "heartbeat" for 100.000
      0.000 ms  B  starts  sets "freshness point" for 130.000
      100.000 ms  A  timer "heartbeat"  sends Heartbeat {"number":1} to B (at 107.785)  sets "heartbeat" for 200.000
      107.785 ms  B  receives Heartbeat {"number":1} from A
      130.000 ms  B  timer "freshness point"  sets "freshness point" for 230.000
      200.000 ms  A  timer "heartbeat"  sends Heartbeat {"number":2} to B (at 245.612)  sets "heartbeat" for 300.000
      230.000 ms  B  timer "freshness point"  sets "freshness point" for 330.000
      245.612 ms  B  receives Heartbeat {"number":2} from A
      300.000 ms  A  timer "heartbeat"  sends Heartbeat {"number":3} to B (at 341.157)  sets "heartbeat" for 400.000
      330.000 ms  B  timer "freshness point"  sets "freshness point" for 430.000
      341.157 ms  B  receives Heartbeat {"number":3} from A
      400.000 ms  A  timer "heartbeat"  sends Heartbeat {"number":4} to B (pending 446.304)  sets "heartbeat" for 500.000
      430.000 ms  B  timer "freshness point"  sets "freshness point" for 530.000"
    `);
    expect(run.violations).toEqual([]);
    expect(run.unreached).toEqual([]);
  });

  it("detects every crash within eta + delta, whatever the delays are", () => {
    const count = deep(300, 5_000);
    const [etaMs, deltaMs] = [100, 150];
    let longest = 0;
    for (const seed of seeds(count)) {
      const crashedAtMs = 500 + ((seed * 7.3) % 300);
      const run = simulate(nfdS({ etaMs, deltaMs }), {
        nodes: 2,
        model: systemModel({
          timing: synchronous({ deltaMs: 10_000 }),
          failures: crashStop({ f: 1 }),
          links: links({ latency: exponential({ meanMs: 50 }), loss: 0.1 }),
        }),
        faults: [crash("A", { atMs: crashedAtMs })],
        seed,
        until: { timeMs: 2_000 },
      });
      const found = suspicionsOf(run).suspicions.find(({ toMs }) => toMs === null)!;
      longest = Math.max(longest, found.fromMs - crashedAtMs);
      expect(run.violations).toEqual([]);
    }
    expect(longest).toBeLessThanOrEqual(etaMs + deltaMs);
    expect(longest).toBeGreaterThan(0.98 * (etaMs + deltaMs));
    covered({ seeds: count });
  });

  it("is the model that counts heartbeats only, mistake by mistake", () => {
    let compared = 0;
    for (const [etaMs, deltaMs] of [
      [100, 20],
      [100, 100],
      [100, 250],
    ] as const) {
      for (const seed of seeds(20)) {
        const run = simulate(nfdS({ etaMs, deltaMs }), {
          nodes: 2,
          model: systemModel({
            timing: synchronous({ deltaMs: 10_000 }),
            links: links({ latency: exponential({ meanMs: 80 }), loss: 0.1 }),
          }),
          seed,
          until: { timeMs: 20_000 },
        });
        const { envelopes } = executionOf(run);
        const arrivals = envelopes.map(({ arrivesAt }) => (arrivesAt === null ? Infinity : arrivesAt / 1000));
        const counted: [number, number][] = [];
        const heartbeats = arrivals.length;
        mistakesOfNfdS(
          { eta: etaMs, delta: deltaMs, heartbeats },
          (i) => arrivals[i - 1]!,
          (from, to) => void counted.push([from, to]),
        );
        const horizonMs = (heartbeats - deltaMs / etaMs - 3) * etaMs;
        const inRun = mistakesIn(suspicionsOf(run))
          .slice(1) // before the first heartbeat nobody is trusted
          .map(({ fromMs, toMs }): [number, number] => [fromMs, toMs ?? Infinity]);
        const early = (mistakes: [number, number][]) => mistakes.filter(([, to]) => to < horizonMs);
        expect(early(counted)).toEqual(early(inRun));
        compared += early(inRun).length;
      }
    }
    expect(compared).toBeGreaterThan(1_000);
    covered({ seeds: 60 });
  });

  it("has the quality of the closed form", () => {
    for (const delta of [0.02, 0.05, 0.4, 1, 1.3]) {
      const setting = { eta: 1, delta, loss: 0.05, meanDelay: 0.2 };
      const { recurrence, duration } = qualityOf(setting);
      const simulated = estimateQuality(setting, { heartbeats: deep(100_000, 2_000_000), seed: 3 });
      for (const [exact, { value, standardError }] of [
        [recurrence, simulated.recurrence],
        [duration, simulated.duration],
      ] as const)
        expect(Math.abs(value - exact), `delta ${delta}`).toBeLessThan(4 * standardError);
    }
  });

  it("errs never where the bound on delays is known, and nothing is lost", () => {
    const setting = { eta: 1, delta: 3, loss: 0, meanDelay: 0.01 };
    expect(estimateQuality(setting, { heartbeats: 10_000, seed: 1 }).mistakes).toBe(0);
    expect(qualityOf(setting).accuracy).toBe(1);
  });
});
