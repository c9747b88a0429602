import { covered } from "@lightcone/config/covered";
import {
  asynchronous,
  crashRecovery,
  lossy,
  Mistake,
  randomFaults,
  type Run,
  systemModel,
} from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { byExploration } from "./by-exploration.ts";
import { bySweep } from "./by-sweep.ts";
import { checkMutants } from "./check-mutants.ts";
import { mutants, oneVote } from "./fixtures/one-vote.ts";
import { mutantTable } from "./mutant-table.ts";

const nodes = ["A", "B", "C"];
const model = systemModel({
  timing: asynchronous({ medianMs: 10 }),
  failures: crashRecovery({ f: 1 }),
  links: lossy({ probability: 0 }),
});
const options = { nodes, model, until: { timeMs: 400 } };
const count = 150;
const vary = (seed: number) => ({ faults: randomFaults({ seed, nodes, model, count: 3, withinMs: 150 }) });
const bounds = { crashes: 1, losses: 0, timeouts: 3 };

describe("M1 mutants are caught, by which property, with what length", () => {
  it("by seeds and by exploration, and the right protocol is not", () => {
    const report = checkMutants({
      base: oneVote,
      mutants,
      suite: [bySweep(options, { count, vary, shrinkLimit: 300 }), byExploration({ nodes, model, bounds })],
    });
    expect(mutantTable(report)).toMatchInlineSnapshot(`
      "mutant                       caught by                    length  seed
      ----------------------------------------------------------------------
      the base                     nothing, as it should be
      votes twice                  at most one node leads           15     3
                                   at most one node leads            9
      forgets its vote in a crash  at most one node leads           13
      leads by its own vote        at most one node leads            4     1
                                   at most one node leads            3
      keeps its vote to itself     never reached: a node leads
                                   never reached: a node leads"
    `);
    expect([report.passes, report.survivors, report.base.catches]).toEqual([true, [], []]);
    covered({ seeds: 2 * count });
  });

  it("a suite that is too weak lets one survive, and says so", () => {
    const report = checkMutants({ base: oneVote, mutants, suite: [bySweep(options, { count })] });
    expect(report.survivors).toEqual(["forgets its vote in a crash"]);
    expect(report.passes).toBe(false);
    expect(
      mutantTable(report)
        .split("\n")
        .filter((line) => line.includes("SURVIVES")),
    ).toHaveLength(1);
    covered({ seeds: 2 * count });
  });

  it("a suite that catches the right protocol proves nothing, and says so", () => {
    const { "votes twice": wrong, ...others } = mutants;
    const report = checkMutants({ base: wrong!, mutants: others, suite: [bySweep(options, { count })] });
    expect([report.passes, report.base.catches.map(({ property }) => property)]).toEqual([
      false,
      ["at most one node leads"],
    ]);
    expect(mutantTable(report)).toContain("WRONG: at most one node leads");
  });

  it("a limit that was hit is told, and is no verdict", () => {
    const report = checkMutants({
      base: oneVote,
      mutants: { same: { ...oneVote } },
      suite: [byExploration({ nodes, model, bounds, limits: { states: 20 } })],
    });
    expect(report.base.limits).toHaveLength(1);
    expect(mutantTable(report)).toMatch(/the base +nothing, as it should be \(not exhausted: .*20.*\)/);
    expect(mutantTable(report)).toMatch(/same +SURVIVES \(not exhausted: /);
  });
});

describe("M2 what a check by seeds finds", () => {
  const wrong = mutants["votes twice"]!;

  it("is the first seed that shows it, and the events up to it", () => {
    const found = bySweep(options, { count })(wrong);
    expect(found).toMatchObject({ property: "at most one node leads" });
    const { seed } = found as { seed: number };
    expect(bySweep(options, { from: seed, count: 1 })(wrong)).toEqual(found);
    expect(seed === 1 || bySweep(options, { count: seed - 1 })(wrong) === null).toBe(true);
  });

  it("is made small where replays may be spent on it", () => {
    const many = { ...options, nodes: 5 };
    const [found, small] = [0, 500].map((shrinkLimit) => bySweep(many, { count, shrinkLimit })(wrong));
    expect([found, small]).toMatchInlineSnapshot(`
      [
        {
          "length": 24,
          "property": "at most one node leads",
          "seed": 24,
        },
        {
          "length": 13,
          "property": "at most one node leads",
          "seed": 24,
        },
      ]
    `);
  });

  it("is whatever the caller judges to be wrong", () => {
    const judge = (run: Run) => (run.metrics.events > 5 ? "more than five events" : null);
    expect(bySweep(options, { count: 1, judge })(oneVote)).toMatchObject({
      property: "more than five events",
      seed: 1,
    });
    expect(bySweep(options, { count: 1, judge, shrinkLimit: 100 })(oneVote)).toMatchObject({ length: 6 });
  });

  it("is also what never comes about", () => {
    expect(bySweep(options, { count: 5 })(mutants["keeps its vote to itself"]!)).toEqual({
      property: "never reached: a node leads",
      length: null,
    });
  });
});

describe("M3 mistakes", () => {
  const check = () => null;
  it.each<[string, () => unknown, string]>([
    [
      "no check",
      () => checkMutants({ base: oneVote, mutants, suite: [] }),
      "checkMutants({ suite }) has no check: give one, such as bySweep({ ... }, { count: 100 }).",
    ],
    [
      "no mutant",
      () => checkMutants({ base: oneVote, mutants: {}, suite: [check] }),
      'checkMutants({ mutants }) has no mutant: give one, { "forgets its vote": { ...raft, init: mine } }.',
    ],
    [
      "a mutant that is none",
      () => checkMutants({ base: oneVote, mutants: { ...mutants, lazy: oneVote }, suite: [check] }),
      'The mutant "lazy" is the base itself: break one of its rules.',
    ],
    [
      "no seed",
      () => bySweep(options, { count: 0 }),
      "bySweep's count is 0: give a finite number, at least 1.",
    ],
    [
      "a misspelt option",
      () => bySweep(options, { count: 1, seeds: 3 } as never),
      'bySweep has no "seeds": it knows from, count, vary, judge, shrinkLimit.',
    ],
  ])("%s", (_, act, sentence) => {
    expect(act).toThrowError(new Mistake(sentence));
  });
});
