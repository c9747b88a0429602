/**
 * Systems from the collection of TLA+ examples (github.com/tlaplus/Examples), written anew action by action. Its manifest
 * says how many states TLC finds in each, how many it generates, and how deep they lie.
 */
import { covered } from "@lightcone/config/covered";
import { describe, expect, it } from "vitest";
import { explore } from "../explore.ts";
import { alternatingBit } from "../fixtures/tla-examples/alternating-bit.ts";
import { changRoberts } from "../fixtures/tla-examples/chang-roberts.ts";
import { coffeeCan } from "../fixtures/tla-examples/coffee-can.ts";
import { ewd840 } from "../fixtures/tla-examples/ewd-840.ts";
import { prisoners } from "../fixtures/tla-examples/prisoners.ts";
import { simpleAllocator } from "../fixtures/tla-examples/simple-allocator.ts";
import { teachingConcurrency } from "../fixtures/tla-examples/teaching-concurrency.ts";
import type { TransitionSystem } from "./transition-system.ts";

const isRight = { complete: true, verdict: { kind: "ok" } };

describe("E1 what TLC counted", () => {
  const published: Record<string, readonly [TransitionSystem<never>, number, number, number]> = {
    "teaching concurrency, 5 processes": [teachingConcurrency(5) as never, 723, 1_842, 11],
    "Chang-Roberts, 3 nodes": [changRoberts(3) as never, 137, 227, 10],
    "simple allocator, 3 clients, 2 resources": [simpleAllocator(3, 2, "strong") as never, 400, 1_633, 6],
    "coffee can, 100 beans": [coffeeCan(100) as never, 5_150, 20_002, 1],
    "prisoners, 3 and one who counts": [prisoners(3) as never, 214, 860, 14],
  };
  it.each(Object.entries(published))("%s", (_, [system, distinct, generated, depth]) => {
    expect(explore(system)).toMatchObject({ distinct, generated, depth, ...isRight });
    covered({ states: distinct });
  });

  // TLC generates a successor once for each alternative of a guard that holds, and those beyond a constraint as well: so
  // only what is distinct can be compared.
  it.each([
    [3, 302],
    [4, 1_566],
  ])("EWD 840, %i nodes", (nodes, distinct) => {
    expect(explore(ewd840(nodes))).toMatchObject({ distinct, ...isRight });
    covered({ states: distinct });
  });

  it("the alternating bit, 2 values, at most 2 messages each way", () => {
    const within = {
      "at most 2 messages each way": ({
        messages,
        acknowledgments,
      }: ReturnType<typeof alternatingBit>["initial"][number]) =>
        messages.length <= 2 && acknowledgments.length <= 2,
    };
    expect(explore(alternatingBit(2), { bounds: { within } })).toMatchObject({
      distinct: 240,
      depth: 10,
      ...isRight,
    });
    covered({ states: 240 });
  });
});

describe("E11 strong fairness, by the label of a transition", () => {
  it("who can get something again and again does, where that is strongly fair; weak fairness lets others go first", () => {
    expect(explore(simpleAllocator(2, 1, "strong")).verdict).toEqual({ kind: "ok" });
    const { verdict } = explore(simpleAllocator(2, 1, "weak"));
    expect(verdict.kind === "illegal" && verdict.counterexample.story).toMatchInlineSnapshot(`
      "0  begins  {"wanted":[0,0],"held":[0,0]}
      1  0 asks  {"wanted":[1,0],"held":[0,0]}
      2  1 asks  {"wanted":[1,1],"held":[0,0]}
      3  1 gets  {"wanted":[1,0],"held":[0,1]}
      4  1 returns all  {"wanted":[1,0],"held":[0,0]}
      and so on from 1: NEVER who wants gets"
    `);
  });

  it("without fairness nobody need ever act", () => {
    const { fair: _, ...unfair } = prisoners(1);
    expect(explore({ ...unfair, fair: () => false }).verdict.kind).toBe("illegal");
    expect(explore(changRoberts(2)).verdict.kind).toBe("ok");
    expect(explore({ ...changRoberts(2), fair: () => false }).verdict.kind).toBe("illegal");
  });
});
