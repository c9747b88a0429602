import { explore } from "@lightcone/checkers";
import { covered } from "@lightcone/config/covered";
import { byzantine, type NodeId, synchronous, systemModel } from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { ic2, oralMessages, type Order } from "./index.ts";

const words = (round: number, path: readonly NodeId[]) =>
  (["attack", "retreat"] as const).map((value) => ({ type: "Round", round, content: { path, value } }));

/** A traitor who says, in each round and to each general, either order or nothing. */
function tried(n: number, traitor: NodeId, order: Order) {
  const exploration = explore(oralMessages({ m: 1, order }), {
    nodes: n,
    model: systemModel({ timing: synchronous({ deltaMs: 50 }), failures: byzantine({ f: 1 }) }),
    byzantine: { [traitor]: { sends: traitor === "A" ? words(1, []) : words(2, ["A"]) } },
  });
  covered({ states: exploration.distinct });
  return exploration;
}

describe("OM(1), whatever one traitor says", () => {
  it.each([
    ["A", "attack", 10_975],
    ["D", "attack", 2_035],
    ["D", "retreat", 2_035],
  ] as const)("four generals: %s is the traitor, the order is to %s", (traitor, order, states) => {
    const { verdict, complete, distinct } = tried(4, traitor, order);
    expect([verdict.kind, complete]).toEqual(["ok", true]);
    expect(distinct).toBe(states);
  });

  it("three generals fail", () => {
    const { verdict } = tried(3, "C", "attack");
    if (verdict.kind !== "illegal") throw new Error("no counterexample");
    expect(verdict.counterexample.property).toBe(ic2);
    expect(verdict.counterexample.story).toMatchInlineSnapshot(`
      "0  A starts  sends Round {"round":1,"content":{"path":[],"value":"attack"}} to B
      0  B starts
      0  C starts
      1  C, which is Byzantine, says nothing to A
      2  C, which is Byzantine, says nothing to B
      3  A: timer "round"
      4  B receives Round {"round":1,"content":{"path":[],"value":"attack"}} from A
      5  B: timer "round"
      6  C, which is Byzantine, says nothing to A
      7  C, which is Byzantine, says nothing to B
      8  A: timer "round"
      9  B: timer "round"
      VIOLATES IC2: if the commander is loyal, every loyal lieutenant obeys the order he sends"
    `);
    expect(tried(3, "A", "attack").verdict.kind).toBe("ok"); // a tie is an order to retreat, for both
  });
});
