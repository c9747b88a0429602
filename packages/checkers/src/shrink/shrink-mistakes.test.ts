import { defineProtocol, effects, Mistake, simulate, synchronous, systemModel } from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { isNoRegister, leaderRun, registerRun } from "./fixtures/failing-runs.ts";
import { shrink } from "./shrink.ts";

const model = systemModel({ timing: synchronous({ deltaMs: 10 }) });
type Note = { readonly type: "Note" };
const { send } = effects<Note>();

/** The first node tells the second one; without a second one it has nobody to tell, and fails as bad code does. */
const telling = defineProtocol<number, Note>({
  name: "telling",
  init: ({ self, peers, cluster }) =>
    self === cluster[0] ? [peers[0]!.length, send(peers[0]!, { type: "Note" })] : [0],
  onMessage: { Note: () => [7] },
  onTimer: {},
  always: { "nobody hears": (nodes) => nodes.every(({ state }) => state < 7) },
});

describe("Z10 mistakes", () => {
  it.each<[string, () => unknown, string]>([
    [
      "a run without a violation",
      () => shrink(simulate({ ...telling, always: {} }, { nodes: 2, model })),
      "shrink was given a run that violates no property: give a run that does, or a predicate that says what is wrong with it.",
    ],
    [
      "a predicate that is false",
      () => shrink(registerRun(1), isNoRegister),
      "shrink was given a run for which the predicate is false: give a run that fails, or another predicate.",
    ],
    [
      "a predicate that returns nothing",
      () => shrink(registerRun(1), (() => {}) as never),
      "shrink's predicate returned undefined: return true for a run that fails, false for others.",
    ],
    [
      "a misspelt option",
      () => shrink(leaderRun(1), null, { limits: 3 } as never),
      'shrink has no "limits": did you mean "limit"?',
    ],
    [
      "no replay at all",
      () => shrink(leaderRun(1), null, { limit: 0 }),
      "shrink({ limit }) is 0: give a finite number, at least 1.",
    ],
  ])("%s", (_, act, sentence) => {
    expect(act).toThrowError(new Mistake(sentence));
  });

  it("a handler that is not pure is found out, because the run does not fail again", () => {
    let calls = 0;
    const impure = { ...telling, onMessage: { Note: () => [calls++ === 0 ? 7 : 0] as const } };
    expect(() => shrink(simulate(impure, { nodes: 2, model }))).toThrowError(
      "shrink replayed the run and it did not fail again: a handler is not pure",
    );
  });
});

describe("Z11 whatever stops a replay", () => {
  it("in a handler, makes that replay no smaller run", () => {
    const { run, complete } = shrink(simulate(telling, { nodes: 5, model, seed: 9 }));
    expect([run.nodes, run.options.seed, complete]).toEqual([["A", "B"], 1, true]);
  });

  it("in the meter, ends the search", () => {
    let left = 400;
    const meter = {
      spend(events: number) {
        left -= events;
        if (left < 0) throw new Error("The budget is used up.");
      },
    };
    expect(() => shrink(leaderRun(1), null, {}, meter)).toThrowError("The budget is used up.");
  });
});
