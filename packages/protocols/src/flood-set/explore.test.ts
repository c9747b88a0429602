import { explore } from "@lightcone/checkers";
import { covered, deep } from "@lightcone/config/covered";
import { crashStop, synchronous, systemModel } from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { agreement, earlyStopping, floodSet, type Options, optFloodSet } from "./index.ts";

const make = { FloodSet: floodSet, OptFloodSet: optFloodSet, "early stopping": earlyStopping } as const;

/** In rounds, with every crash in the middle of every broadcast; and that all decide. */
function tried(name: keyof typeof make, options: Options) {
  const exploration = explore(make[name](options) as ReturnType<typeof floodSet>, {
    nodes: options.inputs.length,
    model: systemModel({ timing: synchronous({ deltaMs: 50 }), failures: crashStop({ f: options.f }) }),
    liveness: true,
  });
  covered({ states: exploration.distinct });
  return exploration;
}

describe("every crash at every moment", () => {
  it.each([
    ["FloodSet", { inputs: [0, 1, 1], f: 1 }, 366],
    ["OptFloodSet", { inputs: [0, 1, 2], f: 1 }, 390],
    ["early stopping", { inputs: [0, 1, 1], f: 1 }, 391],
    ...deep([], [["early stopping", { inputs: [0, 1, 1, 1], f: 2 }, 79_915] as const]),
  ] as const)("%s, %o", (name, options, states) => {
    const { verdict, complete, distinct } = tried(name, options);
    expect([verdict.kind, complete]).toEqual(["ok", true]);
    expect(distinct).toBe(states);
  });

  it("finds the shortest way in which f rounds are not enough", () => {
    const { verdict } = tried("FloodSet", { inputs: [0, 1, 1], f: 1, rounds: 1 });
    if (verdict.kind !== "illegal") throw new Error("no counterexample");
    expect(verdict.counterexample.property).toBe(agreement);
    expect(verdict.counterexample.story).toMatchInlineSnapshot(`
      "0  A starts, and crashes after 1 of its 2 messages  sends Round {"round":1,"content":[0]} to B
      0  B starts  sends Round {"round":1,"content":[1]} to A  sends Round {"round":1,"content":[1]} to C
      0  C starts  sends Round {"round":1,"content":[1]} to A  sends Round {"round":1,"content":[1]} to B
      1  B receives Round {"round":1,"content":[0]} from A
      2  B receives Round {"round":1,"content":[1]} from C
      3  B: timer "round"
      4  C receives Round {"round":1,"content":[1]} from B
      5  C: timer "round"
      VIOLATES agreement: no two nodes decide differently"
    `);
  });
});
