import { covered, deep } from "@lightcone/config/covered";
import {
  crash,
  crashStop,
  links,
  logNormal,
  partiallySynchronous,
  simulate,
  storyOf,
  synchronous,
  systemModel,
} from "@lightcone/simulation";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  classesOf,
  describeGaps,
  type Gaps,
  phiAccrual,
  phiAfter,
  silenceAt,
  suspicionsOf,
} from "./index.ts";

const failures = crashStop({ f: 1 });

describe("phi", () => {
  it("is the inverse of the silence at which it is reached", () => {
    const gaps: fc.Arbitrary<Gaps> = fc.oneof(
      fc.record({
        kind: fc.constant("normal" as const),
        mean: fc.constant(100),
        deviation: fc.integer({ min: 1, max: 50 }),
      }),
      fc.record({ kind: fc.constant("exponential" as const), mean: fc.integer({ min: 1, max: 500 }) }),
    );
    fc.assert(
      fc.property(gaps, fc.double({ min: 0.01, max: 100, noNaN: true }), (known, phi) => {
        expect(phiAfter(silenceAt(phi, known), known)).toBeCloseTo(phi, 6);
      }),
    );
  });

  it("says how often a suspicion at its level is a mistake", () => {
    // In 2.2 mean times a tenth, then a hundredth, of exponential gaps have not ended.
    expect(phiAfter(Math.log(10) * 7, { kind: "exponential", mean: 7 })).toBeCloseTo(1, 12);
    // Half of all normal gaps are longer than the mean; 2.275 % are longer by two deviations.
    expect(phiAfter(100, { kind: "normal", mean: 100, deviation: 10 })).toBeCloseTo(Math.log10(2), 12);
    expect(phiAfter(120, { kind: "normal", mean: 100, deviation: 10 })).toBeCloseTo(
      -Math.log10(0.0227501319),
      8,
    );
  });

  it("describes gaps by their mean and deviation, down to the floor", () => {
    expect(describeGaps("normal", [90, 110], 3)).toEqual({ kind: "normal", mean: 100, deviation: 10 });
    expect(describeGaps("normal", [100, 100], 3)).toEqual({ kind: "normal", mean: 100, deviation: 3 });
    expect(describeGaps("exponential", [90, 120], 3)).toEqual({ kind: "exponential", mean: 105 });
  });
});

describe("phi accrual", () => {
  it("waits as long as its threshold and the gaps so far say", () => {
    const run = simulate(phiAccrual({ threshold: 2, distribution: "exponential", window: 2 }), {
      nodes: 2,
      model: systemModel({ timing: synchronous({ deltaMs: 30 }), failures }),
      faults: [crash("B", { atMs: 150 })],
      seed: 1,
      until: { timeMs: 400 },
    });
    expect(storyOf(run)).toMatchInlineSnapshot(`
      "0.000 ms  A  starts  sends Heartbeat to B (at 5.510)  sets "beat" for 100.000  sets "threshold B" for 460.517
      0.000 ms  B  starts  sends Heartbeat to A (at 13.933)  sets "beat" for 100.000  sets "threshold A" for 460.517
      5.510 ms  B  receives Heartbeat from A  sets "threshold A" for 306.020
      13.933 ms  A  receives Heartbeat from B  sets "threshold B" for 333.838
      100.000 ms  A  timer "beat"  sends Heartbeat to B (at 105.388)  sets "beat" for 200.000
      100.000 ms  B  timer "beat"  sends Heartbeat to A (at 109.426)  sets "beat" for 200.000
      105.388 ms  B  receives Heartbeat from A  sets "threshold A" for 348.053
      109.426 ms  A  receives Heartbeat from B  sets "threshold B" for 361.389
      150.000 ms  B  crashes
      200.000 ms  A  timer "beat"  sends Heartbeat to B (to-crashed 221.748)  sets "beat" for 300.000
      300.000 ms  A  timer "beat"  sends Heartbeat to B (to-crashed 321.884)  sets "beat" for 400.000
      361.389 ms  A  timer "threshold B"
      400.000 ms  A  timer "beat"  sends Heartbeat to B (pending 429.175)  sets "beat" for 500.000"
    `);
  });

  it.each(["normal", "exponential"] as const)("is eventually perfect, with %s gaps", (distribution) => {
    const count = deep(150, 3_000);
    for (let seed = 1; seed <= count; seed++) {
      const run = simulate(phiAccrual({ distribution, threshold: 8, window: 50 }), {
        nodes: 3,
        model: systemModel({ timing: partiallySynchronous({ gstMs: 500, deltaMs: 60 }), failures }),
        faults: [crash("B", { atMs: 4_000 })],
        seed,
        until: { timeMs: 9_000 },
      });
      expect(classesOf(suspicionsOf(run), 8_000), `seed ${seed}`).toContain("◇P");
      expect(run.violations).toEqual([]);
    }
    covered({ seeds: count });
  });

  it("errs more rarely and detects later, the higher its threshold is", () => {
    const count = deep(20, 300);
    const measured = [1, 2, 4, 8].map((threshold) => {
      let [mistakes, detectionMs] = [0, 0];
      for (let seed = 1; seed <= count; seed++) {
        const run = simulate(phiAccrual({ threshold, window: 50 }), {
          nodes: 2,
          model: systemModel({
            timing: synchronous({ deltaMs: 1_000 }),
            links: links({ latency: logNormal({ medianMs: 20, sigma: 0.6 }) }),
            failures,
          }),
          faults: [crash("B", { atMs: 20_000 })],
          seed,
          until: { timeMs: 25_000 },
        });
        const { suspicions } = suspicionsOf(run);
        const byA = suspicions.filter(({ by }) => by === "A");
        mistakes += byA.filter(({ toMs }) => toMs !== null).length;
        detectionMs += byA.at(-1)!.fromMs - 20_000;
      }
      return { mistakes, detectionMs };
    });
    const rising = (numbers: number[]) => numbers.every((n, i) => i === 0 || n > numbers[i - 1]!);
    expect(rising(measured.map(({ detectionMs }) => detectionMs))).toBe(true);
    expect(rising(measured.map(({ mistakes }) => -mistakes))).toBe(true);
    covered({ seeds: 4 * count });
  });
});
