import { covered, deep } from "@lightcone/config/covered";
import { type Run, selfCheck } from "@lightcone/simulation";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { counterRun, isNoCounter, isNoRegister, leaderRun, registerRun } from "./fixtures/failing-runs.ts";
import { shrink, type ShrinkOptions } from "./shrink.ts";

type Case = { readonly run: Run; readonly predicate: ((run: Run) => boolean) | null };

const cases = {
  "a register": (seed: number) => ({ run: registerRun(seed), predicate: isNoRegister }),
  "a register over bad links": (seed: number) => ({
    run: registerRun(seed, { loss: 0.05, duplication: 0.05 }),
    predicate: isNoRegister,
  }),
  leaders: (seed: number) => ({ run: leaderRun(seed), predicate: null }),
  "a counter": (seed: number) => ({ run: counterRun(seed), predicate: isNoCounter }),
  "anything at all": (seed: number) => ({
    run: counterRun(seed),
    predicate: ({ fingerprint }: Run) => /[05af]$/.test(fingerprint),
  }),
} satisfies Record<string, (seed: number) => Case>;

const fails = ({ run, predicate }: Case) => (predicate ? predicate(run) : run.violations.length > 0);
const small = ({ run, predicate }: Case, options: ShrinkOptions<unknown> = {}) =>
  shrink(run, predicate, options);
const numRuns = deep(24, 150);

/** Asserts something of random runs that fail, whatever they are. */
function ofFailingRuns(assertion: (failing: Case, other: number) => void): void {
  const names = Object.keys(cases) as (keyof typeof cases)[];
  fc.assert(
    fc.property(
      fc.constantFrom(...names),
      fc.nat({ max: 9_999 }),
      fc.nat({ max: 60 }),
      (name, seed, other) => {
        const each = cases[name](seed);
        fc.pre(fails(each));
        assertion(each, other);
      },
    ),
    { numRuns },
  );
  covered({ seeds: numRuns });
}

describe("a shrunk run", () => {
  it("Z2 fails in the same way, and is the replay of what it says", () => {
    ofFailingRuns((each) => {
      const { run } = small(each);
      expect(fails({ run, predicate: each.predicate })).toBe(true);
      expect(run.violations[0]?.property).toBe(each.predicate ? undefined : each.run.violations[0]!.property);
      expect(selfCheck(run)).toBeNull();
    });
  });

  it("Z3 is larger in nothing, but for the faults that say what chance did", () => {
    const left = { faults: 0, operations: 0, nodes: 0, runs: 0 };
    ofFailingRuns((each) => {
      const { before, after, complete } = small(each);
      for (const part of ["chance", "nodes", "clients", "operations", "events", "untilMs"] as const)
        expect(after[part], part).toBeLessThanOrEqual(before[part]);
      if (after.chance === before.chance) expect(after.faults).toBeLessThanOrEqual(before.faults);
      expect(complete).toBe(true);
      left.runs++;
      left.nodes += after.nodes;
      left.faults += after.faults;
      left.operations += after.operations;
    });
    // Two nodes, one fault and two or three operations are the least for most of them.
    expect(left.nodes / left.runs).toBeLessThanOrEqual(2);
    expect(left.faults / left.runs).toBeLessThan(1.5);
    expect(left.operations / left.runs).toBeLessThan(4);
  });

  it("Z7 shrinks to itself", () => {
    ofFailingRuns((each) => {
      const first = small(each);
      const second = shrink(first.run, each.predicate);
      expect([second.kept, second.after, second.run.fingerprint]).toEqual([
        0,
        first.after,
        first.run.fingerprint,
      ]);
    });
  });

  it("Z8 is the same every time", () => {
    ofFailingRuns((each) => {
      const [first, second] = [small(each), small(each)];
      expect(second.run.fingerprint).toBe(first.run.fingerprint);
      expect([second.story, second.tried, second.removed]).toEqual([first.story, first.tried, first.removed]);
    });
  });

  it("Z9 is the smallest of the first so many, where the search is bounded", () => {
    ofFailingRuns((each, other) => {
      const limit = other + 1;
      const progress: number[] = [];
      const limited = small(each, { limit, onProgress: ({ tried }) => void progress.push(tried) });
      expect(limited.tried).toBeLessThanOrEqual(limit);
      expect(progress).toEqual(Array.from({ length: limited.tried }, (_, i) => i + 1));
      expect(fails({ run: limited.run, predicate: each.predicate })).toBe(true);
      const stopped = small(each, { onProgress: ({ tried }) => tried === limit });
      expect(stopped.run.fingerprint).toBe(limited.run.fingerprint);
      expect([stopped.complete, stopped.tried]).toEqual([limited.complete, limited.tried]);
    });
  });
});
