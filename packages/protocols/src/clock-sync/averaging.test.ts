import { covered, deep } from "@lightcone/config/covered";
import {
  delay,
  links,
  offsetClocks,
  simulate,
  storyOf,
  sweep,
  synchronous,
  systemModel,
  uniform,
} from "@lightcone/simulation";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readme } from "../fixtures/readme.ts";
import { messageFlow } from "../message-flow.ts";
import {
  type Algorithm,
  averaging,
  averagingAlgorithm,
  averagingMutants,
  readingsOf,
  shift,
  shiftedExecutions,
  skewMs,
  skewOf,
  type State,
  worstOfExtremes,
  worstOfShifted,
} from "./index.ts";

const [d, u] = [50, 20];
const model = systemModel({
  timing: synchronous({ deltaMs: d }),
  links: links({ latency: uniform({ betweenMs: [d - u, d] }) }),
  clocks: offsetClocks({ withinMs: 500 }),
});
const sizes = [2, 3, 4, 5];

describe("averaging", () => {
  it("corrects each clock by the average of what it hears", () => {
    const run = simulate(averaging({ delayMs: d, uncertaintyMs: u }), { nodes: 3, model, seed: 2 });
    expect(storyOf(run)).toMatchInlineSnapshot(`
      "0.000 ms  A  starts  sends Time {"readsMs":237.886} to B (at 31.013)  sends Time {"readsMs":237.886} to C (at 33.857)
      0.000 ms  B  starts  sends Time {"readsMs":-88.744} to A (at 45.973)  sends Time {"readsMs":-88.744} to C (at 46.329)
      0.000 ms  C  starts  sends Time {"readsMs":439.794} to A (at 37.991)  sends Time {"readsMs":439.794} to B (at 30.444)
      30.444 ms  B  receives Time {"readsMs":439.794} from C
      31.013 ms  B  receives Time {"readsMs":237.886} from A
      33.857 ms  C  receives Time {"readsMs":237.886} from A
      37.991 ms  A  receives Time {"readsMs":439.794} from C
      45.973 ms  A  receives Time {"readsMs":-88.744} from B
      46.329 ms  C  receives Time {"readsMs":-88.744} from B"
    `);
    const { nodes } = run.worldAt(run.metrics.events - 1);
    const corrected = nodes.map(({ state }) => (state!.startedMs + state!.correctionMs!).toFixed(3));
    expect(corrected).toMatchInlineSnapshot(`
      [
        "194.991",
        "202.493",
        "196.250",
      ]
    `);
    const note = ({ correctionMs }: State) =>
      correctionMs === null ? null : `corrects by ${correctionMs.toFixed(1)} ms`;
    expect(readme(import.meta.url)).toContain(messageFlow(run, note));
  });

  it.each(sizes)("brings %i clocks to within u (1 - 1 / n)", (nodes) => {
    const count = deep(200, 5_000);
    const { failed, reached } = sweep(
      averaging({ delayMs: d, uncertaintyMs: u }),
      { nodes, model },
      { from: 1, count },
    );
    expect(Object.values(failed).filter(({ hits }) => hits > 0)).toEqual([]);
    expect(Object.values(reached).filter(({ hits }) => hits === 0)).toEqual([]);
    covered({ seeds: count });
  });

  it("comes as far apart as that, and no farther, with delays as fast and as slow as can be", () => {
    for (const n of [...sizes, 10])
      expect(worstOfExtremes(averagingAlgorithm(d, u), n, d, u)).toBeCloseTo(u * (1 - 1 / n), 9);
  });

  it("is the same in the kernel and in the executions of the proof", () => {
    const names = ["A", "B", "C"];
    for (const { delays } of shiftedExecutions(3, d, u)) {
      const faults = names.flatMap((from, i) =>
        names.flatMap((to, j) => (i === j ? [] : [delay(from, to, { nth: 1, forMs: delays[i]![j]! })])),
      );
      const run = simulate(averaging({ delayMs: d, uncertaintyMs: u }), { nodes: 3, model, faults, seed: 7 });
      const { nodes } = run.worldAt(run.metrics.events - 1);
      const views = nodes.map(({ id, up, state }) => ({ id, up, state: state! }));
      const starts = views.map(({ state }) => -state.startedMs);
      expect(skewMs(views)).toBeCloseTo(skewOf({ starts, delays }, averagingAlgorithm(d, u)), 9);
    }
  });

  it.each(Object.entries(averagingMutants({ delayMs: d, uncertaintyMs: u })))(
    "is beyond its bound when %s",
    (_, { protocol, killedBy }) => {
      const first = Array.from({ length: 2_000 }, (_, i) => i + 1).find((seed) =>
        simulate(protocol, { nodes: 3, model, seed, trace: false }).violations.some(
          ({ property }) => property === killedBy,
        ),
      );
      expect(first, `no seed shows that "${killedBy}" fails`).toBeDefined();
      covered({ seeds: first! });
    },
  );
});

describe("shifting", () => {
  const anyAlgorithm: fc.Arbitrary<Algorithm> = fc
    .record({
      weights: fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 5, maxLength: 5 }),
      constants: fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 5, maxLength: 5 }),
      usesMiddle: fc.boolean(),
    })
    .map(({ weights, constants, usesMiddle }): Algorithm => (readings, self) => {
      const others = readings.filter((_, i) => i !== self).sort((a, b) => a - b);
      const middle = usesMiddle ? others[Math.floor(others.length / 2)]! : 0;
      return (
        constants[self]! - middle + readings.reduce((sum, r, i) => sum + weights[(i + self) % 5]! * r, 0)
      );
    });

  it("keeps all delays possible, and shows every node what it saw before", () => {
    for (const n of sizes) {
      const executions = shiftedExecutions(n, d, u);
      expect(executions).toHaveLength(n);
      for (const [k, execution] of executions.entries()) {
        const delays = execution.delays.flatMap((row, i) => row.filter((_, j) => i !== j));
        expect(delays.every((ms) => ms >= d - u && ms <= d)).toBe(true);
        for (let node = 0; node < n; node++)
          expect(readingsOf(execution, node)).toEqual(readingsOf(executions[0]!, node));
        if (k > 0) expect(execution).toEqual(shift(executions[k - 1]!, k - 1, u));
      }
    }
  });

  it("refutes every algorithm that claims to do better than u (1 - 1 / n)", () => {
    fc.assert(
      fc.property(anyAlgorithm, fc.constantFrom(...sizes), (algorithm, n) => {
        expect(worstOfShifted(algorithm, n, d, u)).toBeGreaterThanOrEqual(u * (1 - 1 / n) - 1e-9);
      }),
      { numRuns: deep(500, 20_000) },
    );
  });

  it("does no more than that to averaging: the bound is tight", () => {
    for (const n of sizes)
      expect(worstOfShifted(averagingAlgorithm(d, u), n, d, u)).toBeCloseTo(u * (1 - 1 / n), 9);
  });
});
