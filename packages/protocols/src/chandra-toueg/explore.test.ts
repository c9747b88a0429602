import { explore } from "@lightcone/checkers";
import { covered } from "@lightcone/config/covered";
import { asynchronous, crashStop, type NodeView, systemModel } from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { anyDetector, safetyMutants } from "./index.ts";
import type { State } from "./rounds.ts";

const roundsUpTo = (most: number) => ({
  within: {
    [`rounds are at most ${most}`]: (nodes: readonly NodeView<State>[]) =>
      nodes.every(({ state }) => state.round <= most),
  },
});

describe("consensus over any detector, explored", () => {
  it("is safe in two rounds of three nodes, whatever is suspected when, and whoever crashes", () => {
    const { verdict, complete, distinct, generated, depth, unreached } = explore(
      anyDetector({ inputs: ["x", "y"] }),
      {
        nodes: 3,
        model: systemModel({ timing: asynchronous(), failures: crashStop({ f: 1 }) }),
        bounds: roundsUpTo(2),
      },
    );
    expect({ verdict, complete, unreached }).toEqual({
      verdict: { kind: "ok" },
      complete: true,
      unreached: [],
    });
    expect({ distinct, generated, depth }).toEqual({ distinct: 103_831, generated: 848_241, depth: 20 });
    covered({ states: distinct });
  });

  it.each(Object.entries(safetyMutants({ inputs: ["x", "y"] })))(
    "is caught when %s",
    (_, { protocol, killedBy }) => {
      const { verdict, distinct } = explore(protocol, {
        nodes: 3,
        model: systemModel({ timing: asynchronous() }),
        bounds: roundsUpTo(3),
      });
      if (verdict.kind !== "illegal") throw new Error(`nothing was found: ${verdict.kind}`);
      expect(verdict.counterexample.property).toBe(killedBy);
      expect(verdict.counterexample.story).toMatchSnapshot();
      covered({ states: distinct });
    },
  );
});
