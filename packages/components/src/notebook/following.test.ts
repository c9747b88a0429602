import { expect, test } from "vitest";
import { inputCells, inputs } from "../examples/inputs.ts";
import { resultOf } from "../examples/lesson.ts";
import { valueOf, valueText } from "../inputs/value.ts";
import type { Json } from "../saved-work/work.ts";
import { inputsNow, isTurned, lagging, sourceNow } from "./following.ts";
import { initialState, reduce, type Action, type LessonState } from "./lesson-state.ts";
import { standing } from "./words.ts";

const fresh = initialState(inputCells, inputs);
const after = (state: LessonState, ...actions: readonly Action[]) => actions.reduce(reduce, state);
const turn = (answers: Readonly<Record<string, Json>>): Action => ({ type: "recalled", answers, done: {} });

/** A cell has run, with its chain as it stands. */
const run = (state: LessonState, cell: string, ...chain: readonly string[]): LessonState => {
  const ran = [...chain, cell].map((id) => ({ id, source: sourceNow(state, id)! }));
  return after(state, { type: "ended", cell, result: resultOf(cell), chain: ran });
};
const ran = run(run(run(fresh, "wait", "input.delta"), "told", "input.delta", "wait"), "alone");

test("inputs stand among the cells with the values that the reader has set", () => {
  const turned = after(fresh, turn({ "input.delta": 80, "input.quorum": "all", "input.writeBack": false }));
  expect(inputsNow(turned)).toEqual([
    { id: "input.delta", source: "const delta: number = 80;" },
    { id: "input.quorum", source: 'const quorum: "majority" | "all" = "all";' },
    { id: "input.writeBack", source: "const writeBack: boolean = false;" },
    { id: "input.seed", source: "const seed: number = 1;" },
  ]);
  expect(Object.keys(turned.inputs).filter((id) => isTurned(turned, id))).toEqual([
    "input.delta",
    "input.quorum",
    "input.writeBack",
  ]);
});

test.each<[kind: string, id: number, kept: Json]>([
  ["a slider beyond its end", 0, 510],
  ["a slider at a text", 0, "80"],
  ["a choice that is none any more", 1, "most"],
  ["a toggle at a number", 2, 1],
  ["a seed with a fraction", 3, 1.5],
  ["a negative seed", 3, -1],
])("%s is kept from a lesson that was another one: the lesson's own value counts", (_, place, kept) => {
  expect(valueOf(inputs[place]!, kept)).toBe(inputs[place]!.value);
});

test("values as they are read", () => {
  expect(inputs.map((input) => valueText(input, input.value))).toEqual(["50 ms", "majority", "on", "1"]);
});

test("cells that ran with other values lag, in the order of the lesson, and no others", () => {
  expect(lagging(ran)).toEqual([]);
  const turned = after(ran, turn({ "input.delta": 80, "input.seed": 7 }));
  expect(lagging(turned)).toEqual(["wait", "told"]);
  expect(lagging(run(turned, "wait", "input.delta"))).toEqual(["told"]);
  expect(lagging(after(turned, turn({})))).toEqual([]);
});

test("a cell that has not run does not follow, nor one that builds on an edit", () => {
  const onlyWait = run(fresh, "wait", "input.delta");
  expect(lagging(after(onlyWait, turn({ "input.delta": 80 })))).toEqual(["wait"]);
  const edited = after(ran, { type: "edited", cell: "wait", source: "const wait = 3 * delta;" });
  expect(lagging(after(edited, turn({ "input.delta": 80 })))).toEqual([]);
});

test("a cell says which input made it stale, whether it ran or shows what was recorded", () => {
  const turned = after(ran, turn({ "input.delta": 80 }));
  expect(standing(turned, "told", null).text).toBe("stale: “delta” changed");
  expect(standing(turned, "alone", null).text).toBe("up to date");
  const ancestors = { wait: ["input.delta"], told: ["input.delta", "wait"], alone: [] };
  const recorded = after(fresh, { type: "linked", ancestors }, turn({ "input.delta": 80 }));
  expect(standing(recorded, "told", resultOf("told")).text).toBe("stale: “delta” changed");
  expect(standing(recorded, "alone", resultOf("alone")).text).toBe("recorded");
});
