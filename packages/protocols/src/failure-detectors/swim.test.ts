import { covered, deep } from "@lightcone/config/covered";
import {
  crash,
  crashStop,
  lossy,
  simulate,
  storyOf,
  sweep,
  synchronous,
  systemModel,
} from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { classesOf, estimatePeriods, periodsToDetection, suspicionsOf, swim } from "./index.ts";

const failures = crashStop({ f: 1 });

describe("SWIM", () => {
  it("asks helpers before it declares a member failed", () => {
    const run = simulate(swim({ helpers: 1 }), {
      nodes: 3,
      model: systemModel({ timing: synchronous({ deltaMs: 20 }), failures }),
      faults: [crash("C", { atMs: 0.5 })],
      seed: 2,
      until: { timeMs: 202 },
    });
    expect(storyOf(run)).toMatchInlineSnapshot(`
      "0.000 ms  A  starts  sets "period" for 1.000
      0.000 ms  B  starts  sets "period" for 1.000
      0.000 ms  C  starts  sets "period" for 1.000
      0.500 ms  C  crashes
      1.000 ms  A  timer "period"  sends Ping {"by":"A","period":1} to C (to-crashed 4.858)  sets "period" for 201.000  sets "timeout" for 51.000
      1.000 ms  B  timer "period"  sends Ping {"by":"B","period":1} to A (at 16.973)  sets "period" for 201.000  sets "timeout" for 51.000
      16.973 ms  A  receives Ping {"by":"B","period":1} from B  sends Acknowledgement {"of":"A","to":"B","period":1} to B (at 17.987)
      17.987 ms  B  receives Acknowledgement {"of":"A","to":"B","period":1} from A
      51.000 ms  A  timer "timeout"  sends PingRequest {"target":"C","period":1} to B (at 65.769)
      51.000 ms  B  timer "timeout"
      65.769 ms  B  receives PingRequest {"target":"C","period":1} from A  sends Ping {"by":"A","period":1} to C (to-crashed 82.098)
      201.000 ms  A  timer "period"  sends Ping {"by":"A","period":2} to B (pending 214.148)  sets "period" for 401.000  sets "timeout" for 251.000
      201.000 ms  B  timer "period"  sends Ping {"by":"B","period":2} to A (pending 219.409)  sets "period" for 401.000  sets "timeout" for 251.000"
    `);
  });

  it("is perfect in a synchronous system that loses nothing", () => {
    const count = deep(40, 2_000);
    const { failed, reached, measures } = sweep(
      swim(),
      {
        nodes: 5,
        model: systemModel({ timing: synchronous({ deltaMs: 20 }), failures }),
        until: { timeMs: 10_000 },
        trace: true,
      },
      {
        from: 1,
        count,
        vary: (seed) => ({ faults: [crash("B", { atMs: 100 + seed })] }),
        measure: (run) => ({ P: classesOf(suspicionsOf(run), 10_000).includes("P") ? 1 : 0 }),
      },
    );
    expect(measures["P"]!.min).toBe(1);
    expect(Object.values(failed).every(({ hits }) => hits === 0)).toBe(true);
    expect(Object.values(reached).every(({ hits }) => hits > 0)).toBe(true);
    covered({ seeds: count });
  });

  it("needs as many periods as the model says until somebody notices", () => {
    const count = deep(250, 5_000);
    const periodMs = 200;
    const periods = Array.from({ length: count }, (_, i) => {
      const run = simulate(swim({ periodMs, helpers: 0 }), {
        nodes: 6,
        model: systemModel({ timing: synchronous({ deltaMs: 20 }), failures }),
        faults: [crash("F", { atMs: 0.5 })],
        seed: i + 1,
        until: { timeMs: 5_000 },
      });
      const first = suspicionsOf(run).suspicions[0]!;
      return Math.round((first.fromMs - 1) / periodMs); // declared at the end of the period
    });
    const exact = periodsToDetection(6);
    const mean = periods.reduce((sum, p) => sum + p, 0) / count;
    const deviation = Math.sqrt(exact * (exact - 1)); // of a geometric distribution
    expect(Math.abs(mean - exact)).toBeLessThan((4 * deviation) / Math.sqrt(count));
    const modelled = estimatePeriods(6, { crashes: 20_000, seed: 1 });
    expect(Math.abs(modelled.value - exact)).toBeLessThan(4 * modelled.standardError);
    covered({ seeds: count });
  });

  it("errs rarely where helpers find another way, and detects no later", () => {
    const measured = [0, 3].map((helpers) => {
      let [declared, detectedMs] = [0, 0];
      const count = deep(20, 200);
      for (let seed = 1; seed <= count; seed++) {
        const run = simulate(swim({ helpers }), {
          nodes: 6,
          model: systemModel({
            timing: synchronous({ deltaMs: 20 }),
            failures,
            links: lossy({ probability: 0.05 }),
          }),
          faults: [crash("F", { atMs: 10_000 })],
          seed,
          until: { timeMs: 20_000 },
        });
        const { suspicions } = suspicionsOf(run);
        declared += suspicions.filter(({ of }) => of !== "F").length;
        detectedMs += suspicions.find(({ of, fromMs }) => of === "F" && fromMs > 10_000)!.fromMs / count;
      }
      covered({ seeds: count });
      return { declared, detectedMs };
    });
    const [direct, indirect] = measured as [(typeof measured)[0], (typeof measured)[0]];
    expect(direct.declared).toBeGreaterThan(100);
    expect(indirect.declared).toBeLessThan(direct.declared / 10);
    expect(Math.abs(indirect.detectedMs / direct.detectedMs - 1)).toBeLessThan(0.05);
  });
});
