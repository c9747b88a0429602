import { explore } from "@lightcone/checkers";
import { covered } from "@lightcone/config/covered";
import { asynchronous, links, systemModel } from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { chandyLamport, mutants } from "./index.ts";

const fifo = (isFifo: boolean) => systemModel({ timing: asynchronous(), links: links({ fifo: isFifo }) });
const few = { tokens: 1, passes: 1 };

describe("snapshots, explored: three nodes with a token each that pass it on once", () => {
  it("miscount in no execution", () => {
    const { verdict, unreached, distinct, generated } = explore(chandyLamport(few), {
      nodes: 3,
      model: fifo(true),
    });
    expect({ verdict, unreached }).toEqual({ verdict: { kind: "ok" }, unreached: [] });
    expect({ distinct, generated }).toEqual({ distinct: 41_551, generated: 140_538 });
    covered({ states: distinct });
  });

  it("miscount as soon as a marker overtakes a token", () => {
    const { verdict, distinct } = explore(chandyLamport(few), { nodes: 2, model: fifo(false) });
    if (verdict.kind !== "illegal") throw new Error(`nothing was found: ${verdict.kind}`);
    expect(verdict.counterexample.story).toMatchInlineSnapshot(`
      "0  A starts
      0  B starts
      1  A: timer "pass"  sends Tokens {"count":1} to B
      2  A: timer "snapshot"  sends Marker to B
      3  B receives Marker from A  sends Marker to A
      4  A receives Marker from B
      VIOLATES the snapshot holds as many tokens as there are"
    `);
    covered({ states: distinct });
  });

  it.each(Object.entries(mutants(few)))("miscount when %s", (_, { protocol, killedBy }) => {
    const { verdict, distinct } = explore(protocol, { nodes: 3, model: fifo(true) });
    if (verdict.kind !== "illegal") throw new Error(`nothing was found: ${verdict.kind}`);
    expect(verdict.counterexample.property).toBe(killedBy);
    covered({ states: distinct });
  });
});
