import { explore } from "@lightcone/checkers";
import { covered } from "@lightcone/config/covered";
import { asynchronous, systemModel } from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { consistency, partialQuorumMutants, partialQuorums } from "./index.ts";

const cluster = ["coordinator", "A", "B", "C"];

function tried(protocol: ReturnType<typeof partialQuorums>) {
  const exploration = explore(protocol, {
    nodes: cluster,
    model: systemModel({ timing: asynchronous() }),
  });
  covered({ states: exploration.distinct });
  return exploration;
}

describe("every order of messages, three replicas", () => {
  it.each([
    [2, 2],
    [3, 1],
    [1, 3],
  ])("R = %i and W = %i never miss the write", (r, w) => {
    const { verdict, complete } = tried(partialQuorums({ r, w }));
    expect([verdict.kind, complete]).toEqual(["ok", true]);
  });

  it.each([
    [1, 1],
    [1, 2],
    [2, 1],
  ])("R = %i and W = %i can miss it", (r, w) => {
    const { verdict } = tried(partialQuorums({ r, w }));
    if (verdict.kind !== "illegal") throw new Error("no counterexample");
    expect(verdict.counterexample.property).toBe(consistency);
  });

  it.each(Object.entries(partialQuorumMutants({ r: 2, w: 2 })))("finds one that %s", (_, { protocol }) => {
    expect(tried(protocol).verdict.kind).toBe("illegal");
  });
});
