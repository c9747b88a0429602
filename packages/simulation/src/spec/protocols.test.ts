import { covered, deep } from "@lightcone/config/covered";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crash, executionOf, Mistake, type SimulateOptions, simulate, type SystemModel } from "../index.ts";
import { canonicalText } from "../values/canonical.ts";
import { runOf, worlds } from "./fixtures/random-worlds.ts";

const numRuns = deep(200, 2_000);

function isFrozen(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return true;
  return Object.isFrozen(value) && Object.values(value).every(isFrozen);
}

describe("in any world", () => {
  it("P1 states and messages are plain data, and states are frozen", () => {
    fc.assert(
      fc.property(worlds(), (world) => {
        const { states, messages } = executionOf(runOf(world));
        for (const value of [...states, ...messages]) expect(JSON.parse(canonicalText(value))).toEqual(value);
        expect(states.filter((state) => !isFrozen(state))).toEqual([]);
      }),
      { numRuns },
    );
    covered({ seeds: numRuns });
  });

  it("P3 the first violation is that of the first event after which the property did not hold", () => {
    let violated = 0;
    fc.assert(
      fc.property(worlds(), (world) => {
        const run = runOf(world);
        const holds = (event: number) => {
          const nodes = run.worldAt(event).nodes.filter(({ state }) => state !== null);
          const all = nodes as Parameters<NonNullable<typeof world.protocol.always>[string]>[0];
          return nodes.length < run.nodes.length || world.protocol.always!["no trail ends in 99"]!(all);
        };
        const first = Array.from({ length: run.metrics.events }, (_, i) => i).find((event) => !holds(event));
        const expected = first === undefined ? [] : [{ property: "no trail ends in 99", event: first }];
        expect(run.violations).toEqual(expected);
        violated += expected.length;
      }),
      { numRuns },
    );
    expect(violated).toBeGreaterThan(numRuns / 50);
    covered({ seeds: numRuns });
  });
});

/** Ways to break the options of a run. */
const breakages: readonly ((options: SimulateOptions & { model: SystemModel }) => object)[] = [
  (options) => ({ ...options, sede: 1 }),
  (options) => ({ ...options, seed: 0.5 }),
  (options) => ({ ...options, seed: "1" }),
  (options) => ({ ...options, nodes: 0 }),
  (options) => ({ ...options, nodes: ["A", "A"] }),
  (options) => ({ ...options, until: { timeMs: -1 } }),
  (options) => ({ ...options, until: { events: 0 } }),
  (options) => ({ ...options, until: { hours: 1 } }),
  (options) => ({ ...options, model: undefined }),
  (options) => ({ ...options, model: { ...options.model, timing: undefined } }),
  (options) => ({ ...options, faults: [{ kind: "meteor" }] }),
  (options) => ({ ...options, faults: [crash("Q", { atMs: 1 })] }),
  (options) => ({ ...options, faults: [crash("A", { atMs: NaN })] }),
  (options) => ({ ...options, byzantine: { Q: {} } }),
];

describe("options that are broken in one way", () => {
  it("P2 are refused in one sentence, before anything runs", () => {
    fc.assert(
      fc.property(worlds(), fc.constantFrom(...breakages), ({ protocol, options }, broken) => {
        let steps = 0;
        const counting = {
          ...protocol,
          init: (...args: never) => (steps++, protocol.init(...(args as [never]))),
        };
        const act = () => simulate(counting, broken(options) as SimulateOptions);
        expect(act).toThrow(Mistake);
        expect(act).toThrow(/^[^\n]{20,300}$/);
        expect(steps).toBe(0);
      }),
      { numRuns },
    );
  });
});
