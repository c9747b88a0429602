import { describe, expect, test } from "vitest";
import { cells, failure, resultOf, valueOf } from "../examples/lesson.ts";
import type { CellResult } from "../result.ts";
import { initialState, reduce, type Action } from "./lesson-state.ts";
import { announcement, standing } from "./words.ts";

const recorded = resultOf("sum", valueOf("2"));
const after = (...actions: readonly Action[]) => actions.reduce(reduce, initialState(cells));
const words = (...actions: readonly Action[]) => standing(after(...actions), "sum", recorded).text;
const said = (...actions: readonly Action[]) => announcement(after(...actions), "sum");

const start: Action = { type: "started", cell: "sum" };
const news = { type: "progressed", cell: "sum", outputs: [], status: null } as const;
const progress = (events: number): Action => ({ ...news, events, work: null });
const sweeping = (done: number): Action => ({
  ...news,
  events: 9,
  work: { work: 0, count: 1_000, done, texts: ['{"format":"lightcone-sweep"}'] },
});
const explored = "412,000 states, depth 9";
const edit = (cell: string): Action => ({ type: "edited", cell, source: "other" });
const chain = cells.slice(0, 2).map(({ id, source }) => ({ id, source }));
const end = (result: CellResult): Action => ({ type: "ended", cell: "sum", result, chain });
const linked: Action = { type: "linked", ancestors: { numbers: [], sum: ["numbers"], alone: [] } };

describe("how a cell stands", () => {
  test.each<[string, readonly Action[]]>([
    ["recorded", []],
    ["edited", [edit("sum")]],
    ["recorded", [linked, edit("alone")]],
    ["stale: “numbers” changed", [linked, edit("numbers")]],
    ["edited", [linked, edit("numbers"), edit("sum")]],
    ["running…", [start]],
    ["running 1 event…", [start, progress(1)]],
    ["running 12,345 events…", [start, progress(12_345)]],
    ["running: 412,000 states, depth 9…", [start, { ...news, events: 9, work: null, status: explored }]],
    ["running 412 of 1,000 seeds…", [start, sweeping(412)]],
    ["up to date", [start, end(recorded)]],
    ["edited", [start, end(recorded), edit("sum")]],
    ["stale: “numbers” changed", [start, end(recorded), edit("numbers")]],
    ["failed at line 3", [start, end(failure("sum"))]],
    ["failed", [start, end(failure("sum", { line: null }))]],
    ["failed at line 2 of “numbers”", [start, end(failure("sum", { cell: "numbers", line: 2 }))]],
    ["stopped", [start, end(failure("sum", { kind: "stopped", line: null }))]],
  ])("%s", (text, actions) => {
    expect(words(...actions)).toBe(text);
  });

  test("a cell that was never recorded says so", () => {
    expect(standing(after(), "sum", null).text).toBe("not run yet");
  });
});

describe("what is announced", () => {
  test("nothing before a run, and one sentence at its start and at its end", () => {
    expect(said()).toBe("");
    expect(said(start)).toBe("Running.");
    expect(said(start, progress(400))).toBe("Running.");
    expect(said(start, end(recorded))).toBe("Up to date: 1 output.");
  });

  test("a failure with its place, its message and what to do", () => {
    const result = failure("sum", { message: "b is not defined.", hint: "Define it." });
    expect(said(start, end(result))).toBe("Failed at line 3: b is not defined. Define it.");
  });
});
