import { explore } from "@lightcone/checkers";
import { covered } from "@lightcone/config/covered";
import { authenticatedByzantine, byzantine, synchronous, systemModel } from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { agreement, chainOf, dolevStrong, type Options } from "./index.ts";

const say = (round: number, value: number, ...signers: string[]) => ({
  type: "Round",
  round,
  content: chainOf(value, signers),
});

/** What each faulty node may say, in each phase, to each other one; or nothing. */
const alphabets = {
  A: [say(1, 1, "A"), say(1, 2, "A"), say(2, 1, "A", "A"), say(2, 2, "A", "B")],
  B: [say(1, 2, "B"), say(2, 1, "A", "B"), say(2, 2, "A", "B"), say(2, 2, "B", "B")],
};

function tried(
  options: Options,
  faulty: keyof typeof alphabets,
  failures = authenticatedByzantine({ f: 1 }),
) {
  const exploration = explore(dolevStrong(options), {
    nodes: 3,
    model: systemModel({ timing: synchronous({ deltaMs: 50 }), failures }),
    byzantine: { [faulty]: { sends: alphabets[faulty] } },
  });
  covered({ states: exploration.distinct });
  return exploration;
}

describe("three nodes, one of them faulty", () => {
  it.each([
    ["A", 1_007],
    ["B", 393],
  ] as const)("%s: whatever it signs and sends, the others agree", (faulty, states) => {
    const { verdict, complete, distinct } = tried({ f: 1, value: 1 }, faulty);
    expect([verdict.kind, complete]).toEqual(["ok", true]);
    expect(distinct).toBe(states);
  });

  it("one phase is not enough", () => {
    const { verdict } = tried({ f: 1, value: 1, phases: 1 }, "A");
    if (verdict.kind !== "illegal") throw new Error("no counterexample");
    expect(verdict.counterexample.property).toBe(agreement);
    expect(verdict.counterexample.story).toMatchInlineSnapshot(`
      "0  A starts
      0  B starts
      0  C starts
      1  A, which is Byzantine, says nothing to B
      2  A, which is Byzantine, says Round {"round":1,"content":{"by":"A","value":1}} to C
      3  B: timer "round"
      4  C receives Round {"round":1,"content":{"by":"A","value":1}} from A
      5  C: timer "round"
      VIOLATES agreement: no two correct nodes decide differently"
    `);
  });

  it("nor are signatures that B can forge", () => {
    expect(tried({ f: 1, value: 1 }, "B", byzantine({ f: 1 })).verdict.kind).toBe("illegal");
  });
});
