import { explore } from "@lightcone/checkers";
import { asynchronous, defineProtocol, effects, systemModel } from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { election } from "../../test/examples.ts";
import {
  loopSentence,
  readExploration,
  type ShownExploration,
  tellExploration,
  tellSteps,
} from "./exploration.ts";
import { grouped } from "./numbers.ts";

const ok: ShownExploration = {
  distinct: 3_365_561,
  generated: 26_600_000,
  depth: 31,
  complete: true,
  verdict: { kind: "ok" },
  checked: "exhaustive within bounds (terms are at most 2)",
  unreached: ["a leader is elected"],
  falseMatchChance: 3e-7,
  bytes: 259_000_000,
  effort: { handlerRuns: 312, localStates: 26, envelopes: 36 },
};

const steps = [
  { label: "starts", state: { turn: 0, log: [] } },
  { label: "A takes", state: { turn: 1, log: [] } },
  { label: "B takes", state: { turn: 1, log: ["B"] } },
];

const broken = (more: object = {}): ShownExploration => ({
  ...ok,
  verdict: {
    kind: "illegal",
    counterexample: {
      property: "mutual exclusion",
      steps,
      loopsTo: null,
      story: "…",
      execution: null,
      ...more,
    },
  },
});

describe("an exploration in words", () => {
  it("says what the verdict is worth", () => {
    const headline = (exploration: ShownExploration) => tellExploration(exploration).headline;
    expect(headline(ok)).toBe("Every state within the bounds was seen, and no property is broken.");
    expect(tellExploration({ ...ok, complete: false })).toMatchObject({
      mark: "Nothing found.",
      headline: expect.stringContaining("not all were"),
    });
    expect(headline(broken())).toBe("“mutual exclusion” is broken after 2 steps.");
    expect(headline({ ...ok, verdict: { kind: "unknown", limit: "1,000 states" } })).toBe(
      "Not decided: the search ended at its limit (1,000 states).",
    );
  });

  it("counts, and says what the counts are of", () => {
    const { facts, gaps } = tellExploration(ok);
    expect(facts.map(({ name, value }) => [name, value])).toEqual([
      ["Distinct states", "3,365,561"],
      ["Generated", "26,600,000"],
      ["Depth", "31"],
      ["Chance of a wrong match", "1 in 3,333,333"],
      ["Memory", "259 MB"],
      ["Handler runs", "312"],
    ]);
    expect(gaps).toEqual(["Never reached: “a leader is elected”. What it was to show has not been tested."]);
    expect(tellExploration({ ...ok, effort: null }).facts).toHaveLength(5);
  });
});

describe("a counterexample", () => {
  const counterexampleOf = (more: object = {}) => {
    const { verdict } = broken(more);
    return verdict.kind === "illegal" ? verdict.counterexample : null!;
  };

  it("is told step by step, each with what it changed", () => {
    expect(tellSteps(counterexampleOf({ loopsTo: 1 }))).toEqual([
      {
        step: 0,
        label: "starts",
        isLoopStart: false,
        fields: [
          { name: "turn", before: null, after: "0", isChanged: true },
          { name: "log", before: null, after: "[]", isChanged: true },
        ],
      },
      {
        step: 1,
        label: "A takes",
        isLoopStart: true,
        fields: [{ name: "turn", before: "0", after: "1", isChanged: true }],
      },
      {
        step: 2,
        label: "B takes",
        isLoopStart: false,
        fields: [{ name: "log", before: "[]", after: '["B"]', isChanged: true }],
      },
    ]);
  });

  it("says what is repeated for ever", () => {
    expect(loopSentence(counterexampleOf())).toBeNull();
    expect(loopSentence(counterexampleOf({ loopsTo: 1 }))).toBe("What follows step 1 is repeated for ever.");
    expect(loopSentence(counterexampleOf({ loopsTo: 2 }))).toBe(
      "After the last step nothing happens any more.",
    );
  });
});

describe("an exploration of the checkers", () => {
  const { send } = effects<{ type: "Add" } | { type: "Added" }>();
  const counting = defineProtocol<number, { type: "Add" } | { type: "Added" }>({
    name: "counting",
    init: ({ self }) => [0, ...(self === "B" ? [send("A", { type: "Add" })] : [])],
    onMessage: {
      Add: (total, _, { from }) => [total + 1, send(from, { type: "Added" })],
      Added: (total) => [total + 1],
    },
    onTimer: {},
    always: { "not both have counted": (nodes) => !nodes.every(({ state }) => state === 1) },
  });

  it("is one of these: its counterexample is told, and drawn", () => {
    const model = systemModel({ timing: asynchronous() });
    const exploration = explore(counting, { nodes: 2, model, bounds: {} });
    const read = readExploration(JSON.parse(JSON.stringify(exploration)))!;
    expect(tellExploration(read).headline).toBe("“not both have counted” is broken after 2 steps.");
    const { counterexample } = read.verdict.kind === "illegal" ? read.verdict : { counterexample: null };
    expect(counterexample!.execution!.violations).toMatchObject([{ property: "not both have counted" }]);
    expect(tellSteps(counterexample!)).toHaveLength(3);
  });
});

describe("an exploration that comes from elsewhere", () => {
  const crossed = (data: unknown) => readExploration(JSON.parse(JSON.stringify(data)));

  it("is read with its counterexample as an execution, where it is one", () => {
    expect(crossed(ok)).toEqual(ok);
    expect(crossed(broken({ execution: election }))).toEqual(broken({ execution: election }));
    expect(crossed(broken({ execution: { nodes: 3 } }))).toEqual(broken());
  });

  it("is refused where it is none", () => {
    const bad = [null, 1, [], {}, { ...ok, distinct: "many" }, { ...ok, verdict: { kind: "maybe" } }];
    const worse = [
      { ...ok, verdict: { kind: "illegal" } },
      broken({ steps: [{ label: 1 }] }),
      { ...ok, effort: {} },
    ];
    for (const data of [...bad, ...worse, { ...ok, verdict: { kind: "toString" } }])
      expect([data, crossed(data)]).toEqual([data, null]);
  });
});

it("numbers are grouped, and short where they are no integers", () => {
  expect([0, 12, 1_234, -1_234_567, 0.5, 1_234.5678, 0.000123456, 1e20, NaN].map(grouped)).toEqual([
    "0",
    "12",
    "1,234",
    "-1,234,567",
    "0.5",
    "1,234.6",
    "0.000123",
    "1.000e+20",
    "NaN",
  ]);
});
