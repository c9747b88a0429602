import { explore } from "@lightcone/checkers";
import { covered, deep } from "@lightcone/config/covered";
import { asynchronous, byzantine, crashStop, systemModel } from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { brachaBroadcast, brachaMutants, reliableBroadcast, reliableBroadcastMutants } from "./index.ts";

const timing = asynchronous();

function withCrashes(protocol: ReturnType<typeof reliableBroadcast>, nodes: number, f: number) {
  const exploration = explore(protocol, {
    nodes,
    model: systemModel({ timing, failures: crashStop({ f }) }),
    liveness: nodes < 4,
  });
  covered({ states: exploration.distinct });
  return exploration;
}

describe("reliable broadcast: every order of events, every crash", () => {
  it.each([[3, 1, 183], [3, 2, 331], [4, 1, 15_172], ...deep([], [[4, 3, 48_674]])])(
    "%i nodes, %i may crash",
    (nodes, f, states) => {
      const { verdict, complete, unreached, distinct } = withCrashes(reliableBroadcast(), nodes!, f!);
      expect([verdict.kind, complete, unreached]).toEqual(["ok", true, []]);
      expect(distinct).toBe(states);
    },
  );

  it.each(Object.entries(reliableBroadcastMutants()))("finds one that %s", (_, { protocol }) => {
    expect(withCrashes(protocol, 3, 1).verdict.kind).toBe("illegal");
  });
});

type Word = readonly [type: "Initial" | "Echo" | "Ready", value: 1 | 2];

/** A traitor who says any of these to anybody at any time. */
function withTraitor(
  protocol: ReturnType<typeof brachaBroadcast>,
  traitor: "A" | "D",
  words: readonly Word[],
) {
  const exploration = explore(protocol, {
    nodes: 4,
    model: systemModel({ timing, failures: byzantine({ f: 1 }) }),
    byzantine: { [traitor]: { sends: words.map(([type, value]) => ({ type, value })) } },
    limits: { states: 1_000_000 },
  });
  covered({ states: exploration.distinct });
  return exploration;
}

const twoValues: readonly Word[] = [
  ["Initial", 1],
  ["Initial", 2],
];
const scopes = {
  "the sender begins with both values, and echoes one": ["A", [...twoValues, ["Echo", 2]], 27_225],
  "the sender begins with both values, and is ready for one": ["A", [...twoValues, ["Ready", 2]], 15_966],
  "the sender is correct, and a listener talks of another value": [
    "D",
    [
      ["Echo", 2],
      ["Ready", 2],
    ],
    31_168,
  ],
} as const satisfies Record<string, readonly ["A" | "D", readonly Word[], number]>;

describe("Bracha's broadcast: every order of events, four nodes", () => {
  it.each(Object.entries(scopes))("%s", (_, [traitor, words, states]) => {
    const { verdict, complete, distinct } = withTraitor(brachaBroadcast({ f: 1, value: 1 }), traitor, words);
    expect([verdict.kind, complete]).toEqual(["ok", true]);
    expect(distinct).toBe(states);
  });

  const mutants = brachaMutants({ f: 1, value: 1 });
  it.each([
    ["joins one node that is ready", "D", [["Ready", 2]]],
    ["delivers what it is told", "A", twoValues],
    [
      "takes anybody for the sender",
      "D",
      [
        ["Initial", 2],
        ["Echo", 2],
      ],
    ],
  ] as const)("finds one that %s", (name, traitor, words) => {
    const { protocol, killedBy } = mutants[name]!;
    const { verdict } = withTraitor(protocol, traitor, words);
    if (verdict.kind !== "illegal") throw new Error("no counterexample");
    expect(verdict.counterexample.property).toBe(killedBy);
  });
});
