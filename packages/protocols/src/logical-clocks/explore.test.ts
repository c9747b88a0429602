import { explore } from "@lightcone/checkers";
import { covered } from "@lightcone/config/covered";
import { asynchronous, systemModel } from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { lamport, lamportMutants, vector, vectorMutants } from "./index.ts";

const everything = { nodes: 3, model: systemModel({ timing: asynchronous() }) };

describe("logical clocks, explored: three nodes that act twice each", () => {
  it("Lamport's keep the clock condition", () => {
    const { verdict, unreached, distinct, generated } = explore(lamport({ acts: 2 }), everything);
    expect({ verdict, unreached }).toEqual({ verdict: { kind: "ok" }, unreached: [] });
    expect({ distinct, generated }).toEqual({ distinct: 159_216, generated: 533_146 });
    covered({ states: distinct });
  });

  it("vector clocks grow with every event, and with every message", () => {
    const { verdict, unreached, distinct, generated } = explore(vector({ acts: 2 }), everything);
    expect({ verdict, unreached }).toEqual({ verdict: { kind: "ok" }, unreached: [] });
    expect({ distinct, generated }).toEqual({ distinct: 280_849, generated: 756_337 });
    covered({ states: distinct });
  });

  it.each(Object.entries(lamportMutants({ acts: 2 })))("Lamport's do not when %s", (_, mutant) => {
    const { verdict, distinct } = explore(mutant.protocol, everything);
    if (verdict.kind !== "illegal") throw new Error(`nothing was found: ${verdict.kind}`);
    expect(verdict.counterexample.property).toBe(mutant.killedBy);
    covered({ states: distinct });
  });

  it.each(Object.entries(vectorMutants({ acts: 2 })))("vector clocks do not when %s", (_, mutant) => {
    const { verdict, distinct } = explore(mutant.protocol, everything);
    if (verdict.kind !== "illegal") throw new Error(`nothing was found: ${verdict.kind}`);
    expect(verdict.counterexample.property).toBe(mutant.killedBy);
    covered({ states: distinct });
  });
});
