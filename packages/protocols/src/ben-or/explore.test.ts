import { explore } from "@lightcone/checkers";
import { covered } from "@lightcone/config/covered";
import { asynchronous, crashStop, noFailures, systemModel } from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { benOr, benOrMutants, lockedIn, type Options } from "./index.ts";

const options: Options = { inputs: [0, 1, 1], f: 1 };

/** Every schedule and every coin of the first phase, and how the second one begins. */
function firstPhase(protocol: ReturnType<typeof benOr>, f = 0) {
  const exploration = explore(protocol, {
    nodes: 3,
    model: systemModel({ timing: asynchronous(), failures: f > 0 ? crashStop({ f }) : noFailures }),
    bounds: {
      within: {
        "nobody hears of phase 2": (nodes) =>
          nodes.every(({ state }) => {
            const known = state?.votes["Report 2"] ?? [];
            return state === null || known.length <= (state.phase === 2 ? 1 : 0);
          }),
      },
    },
  });
  covered({ states: exploration.distinct });
  return exploration;
}

describe("three nodes, every schedule, every coin, until phase 2", () => {
  it.each([
    ["private coins", options, 0, 11_884],
    ["private coins, one crash", options, 1, 34_927],
    ["a common coin, one crash", { ...options, coin: [0] }, 1, 18_039],
  ] as const)("%s", (_, tried, f, states) => {
    const { verdict, complete, unreached, distinct } = firstPhase(benOr(tried), f);
    expect([verdict.kind, complete, unreached]).toEqual(["ok", true, []]);
    expect(distinct).toBe(states);
  });

  it.each(["decides on one proposal", "makes a proposal its own only when it decides"])(
    "finds one that %s",
    (name) => {
      const { protocol, killedBy } = benOrMutants(options)[name]!;
      const { verdict } = firstPhase(protocol);
      if (verdict.kind !== "illegal") throw new Error("no counterexample");
      expect(verdict.counterexample.property).toBe(killedBy);
      expect(killedBy).toBe(lockedIn);
    },
  );
});
