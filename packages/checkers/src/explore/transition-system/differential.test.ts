import { covered, deep } from "@lightcone/config/covered";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { explore } from "../explore.ts";
import { naiveSearch } from "../fixtures/naive-search.ts";
import type { TransitionSystem } from "./transition-system.ts";

const size = 12;

/** Plain data of every kind, one for each number, some of it deep and some with keys in another order. */
const dressed = (n: number): unknown =>
  [
    { n, list: [n, [n]], flag: n % 2 === 0 },
    { flag: n % 2 === 0, list: [n, [n]], n },
    [n, null, `text ${n}`],
    n,
    `${n}`,
    { n: { n: { n } } },
    n / 3,
    { deep: [{ a: [] }, n], b: -n },
  ][n % 8];

type Graph = { readonly edges: readonly (readonly number[])[]; readonly bad: number; readonly cut: number };

/** A system whose states are the dressed numbers below `size`, with random transitions. */
function systemOf({ edges, bad }: Graph): TransitionSystem<unknown> {
  const numbers = new Map(Array.from({ length: size }, (_, n) => [JSON.stringify(dressed(n)), n]));
  const numberOf = (state: unknown) => numbers.get(JSON.stringify(state))!;
  return {
    initial: [dressed(0), dressed(1)],
    next: (state) => edges[numberOf(state)]!.map((to) => ({ label: `to ${to}`, state: dressed(to) })),
    always: { "not the bad one": (state) => numberOf(state) !== bad },
    sometimes: { "the bad one": (state) => numberOf(state) === bad },
  };
}

const graphs = fc.record({
  edges: fc.array(fc.array(fc.nat({ max: size - 1 }), { maxLength: 4 }), {
    minLength: size,
    maxLength: size,
  }),
  bad: fc.nat({ max: 3 * size }),
  cut: fc.nat({ max: 3 * size }),
});

const numRuns = deep(300, 5_000);

describe("E2 exploration is what a naive search finds", () => {
  it("the same states, counts, depth and verdict on random systems", () => {
    let illegal = 0;
    let states = 0;
    fc.assert(
      fc.property(graphs, fc.boolean(), (graph, isBounded) => {
        const system = systemOf(graph);
        const cut = JSON.stringify(dressed(graph.cut));
        const within = (state: unknown) => !isBounded || JSON.stringify(state) !== cut;
        const { always: _, ...unchecked } = system;
        const { stepsToViolation, ...naive } = naiveSearch(system, within);
        const bounds = { within };
        const { distinct, generated, depth, complete } = explore(unchecked, { bounds });
        expect({ distinct, generated, depth, complete }).toEqual({ ...naive, complete: true });
        const deep = explore(unchecked, { bounds, strategy: "depth-first" });
        expect(deep).toMatchObject({ distinct: naive.distinct, generated: naive.generated, complete: true });
        const { verdict } = explore(system, { bounds });
        expect(verdict.kind === "illegal" ? verdict.counterexample.steps.length - 1 : null).toBe(
          stepsToViolation,
        );
        if (verdict.kind === "illegal") illegal++;
        states += distinct;
      }),
      { numRuns },
    );
    expect(illegal).toBeGreaterThan(numRuns / 20);
    expect(illegal).toBeLessThan(numRuns / 2);
    covered({ states });
  });

  it("a counterexample is a path of the system, and ends in a state that breaks the property", () => {
    fc.assert(
      fc.property(
        graphs,
        fc.constantFrom("breadth-first", "depth-first", "random-walk"),
        (graph, strategy) => {
          const system = systemOf(graph);
          const { verdict } = explore(system, { strategy, walks: 20 });
          if (verdict.kind !== "illegal") return;
          const { steps } = verdict.counterexample;
          expect(system.initial).toContainEqual(steps[0]!.state);
          steps.slice(1).forEach((step, i) => expect([...system.next(steps[i]!.state)]).toContainEqual(step));
          expect(system.always!["not the bad one"]!(steps.at(-1)!.state)).toBe(false);
        },
      ),
      { numRuns },
    );
  });

  it("a random walk sees no more than there is, and all of it in the end", () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const { always: _, ...system } = systemOf(graph);
        const all = explore(system);
        const walked = explore(system, { strategy: "random-walk", walks: 300 });
        expect(walked.distinct).toBeLessThanOrEqual(all.distinct);
        expect(walked.verdict).toEqual({ kind: "unknown", limit: "300 random walks of at most 200 states" });
        if (all.distinct <= 4) expect(walked.distinct).toBe(all.distinct);
      }),
      { numRuns: 50 },
    );
  });
});
