import { covered } from "@lightcone/config/covered";
import { describe, expect, it } from "vitest";
import type { Exploration } from "../exploration.ts";
import { explore } from "../explore.ts";
import { dieHard, lostUpdate, symmetricLostUpdate } from "../fixtures/small-systems.ts";
import {
  packedTwoPhaseCommit,
  symmetricTwoPhaseCommit,
  transactionCommit,
  twoPhaseCommit,
} from "../fixtures/two-phase-commit.ts";

const counts = ({ distinct, generated, depth }: Exploration<unknown>) => ({
  distinct,
  generated,
  depth,
});

describe("E1 published state counts", () => {
  it.each([
    [1, { distinct: 12, generated: 20, depth: 5 }, 12],
    [2, { distinct: 56, generated: 154, depth: 8 }, 34],
    [3, { distinct: 288, generated: 1_146, depth: 11 }, 80],
    [4, { distinct: 1_568, generated: 8_258, depth: 14 }, 166],
    [5, { distinct: 8_832, generated: 58_146, depth: 17 }, 314],
  ])("two-phase commit with %i resource managers", (count, expected, orbits) => {
    for (const exploration of [explore(twoPhaseCommit(count)), explore(packedTwoPhaseCommit(count))]) {
      expect(counts(exploration)).toEqual(expected);
      expect(exploration).toMatchObject({ complete: true, verdict: { kind: "ok" }, unreached: [] });
    }
    const reduced = explore(symmetricTwoPhaseCommit(count));
    expect(reduced.distinct).toBe(orbits);
    expect(reduced).toMatchObject({ depth: expected.depth, complete: true, unreached: [] });
    covered({ states: 2 * expected.distinct + orbits });
  });

  it("transaction commit with 3 resource managers", () => {
    expect(counts(explore(transactionCommit(3)))).toEqual({ distinct: 34, generated: 94, depth: 7 });
  });

  it("Die Hard: 16 states, and every one of the six actions is possible in each", () => {
    const exploration = explore(dieHard);
    expect(exploration).toMatchObject({ distinct: 16, generated: 1 + 16 * 6, unreached: [] });
    const edges = new Set<string>();
    explore({
      ...dieHard,
      next: (jugs) => {
        const steps = [...dieHard.next(jugs)];
        for (const { state } of steps) edges.add(JSON.stringify([jugs, state]));
        return steps;
      },
    });
    expect(edges.size).toBe(74);
  });

  it("a lost update, with and without symmetry", () => {
    expect([2, 3].map((threads) => explore(lostUpdate(threads)).distinct)).toEqual([13, 84]);
    expect([2, 3].map((threads) => explore(symmetricLostUpdate(threads)).distinct)).toEqual([8, 22]);
  });

  it("E1 does not depend on the order in which keys are written, nor on whether depth comes first", () => {
    const reversed = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(reversed)
        : typeof value === "object" && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .reverse()
                .map(([key, part]) => [key, reversed(part)]),
            )
          : value;
    const system = twoPhaseCommit(3);
    let turn = 0;
    const scrambled = {
      ...system,
      next: (state: (typeof system.initial)[number]) =>
        Array.from(system.next(state), (step) => (turn++ % 2 ? (reversed(step) as typeof step) : step)),
    };
    expect(counts(explore(scrambled))).toEqual({ distinct: 288, generated: 1_146, depth: 11 });
    const depthFirst = { strategy: "depth-first" } as const;
    for (const deep of [explore(system, depthFirst), explore(packedTwoPhaseCommit(3), depthFirst)])
      expect(deep).toMatchObject({
        distinct: 288,
        generated: 1_146,
        complete: true,
        verdict: { kind: "ok" },
        unreached: [],
      });
  });

  it("reaches four gallons in six steps, and tells how", () => {
    const exploration = explore({ ...dieHard, always: { "no four gallons": ({ large }) => large !== 4 } });
    expect(exploration).toMatchObject({ complete: false, verdict: { kind: "illegal" } });
    const { verdict } = exploration;
    expect(verdict.kind === "illegal" && verdict.counterexample.story).toMatchInlineSnapshot(`
      "0  begins  {"small":0,"large":0}
      1  fill the large jug  {"small":0,"large":5}
      2  pour the large jug into the small one  {"small":3,"large":2}
      3  empty the small jug  {"small":0,"large":2}
      4  pour the large jug into the small one  {"small":2,"large":0}
      5  fill the large jug  {"small":2,"large":5}
      6  pour the large jug into the small one  {"small":3,"large":4}
      VIOLATES no four gallons"
    `);
    expect(exploration.checked).toMatchInlineSnapshot(
      `""no four gallons" is broken after 6 steps: 14 states, 73 generated, depth 6; chance that two states were taken for one: 5e-18"`,
    );
  });
});
