import { describe, expect, test } from "vitest";
import { cells, failure, resultOf, valueOf } from "../examples/lesson.ts";
import type { CellError } from "../result.ts";
import { isEdited } from "../saved-work/cell-work.ts";
import type { Need } from "./chain.ts";
import { changedAncestors, initialState, reduce, type Action, type LessonState } from "./lesson-state.ts";

const fresh = initialState(cells);
const after = (...actions: readonly Action[]) => actions.reduce(reduce, fresh);
const sum = (state: LessonState) => state.cells["sum"]!;

const edit = (source: string, cell = "sum"): Action => ({ type: "edited", cell, source });
const start: Action = { type: "started", cell: "sum" };
const chain = [
  { id: "numbers", source: "const a = 1;" },
  { id: "sum", source: "a + 1;" },
];
const end = (result = resultOf("sum", valueOf("2"))): Action => ({
  type: "ended",
  cell: "sum",
  result,
  chain,
});

test("opening an editor edits nothing", () => {
  const open = sum(after({ type: "opened", cell: "sum" }));
  expect([open.editing, isEdited(open)]).toEqual([true, false]);
});

test("an edit of a cell that the lesson does not have changes nothing", () => {
  expect(after(edit("1", "gone"))).toBe(fresh);
});

describe("runs", () => {
  test("a run that takes the place of one under way keeps what was shown before both", () => {
    expect(sum(after(end(), start, start)).run).toMatchObject({
      phase: "running",
      previous: { cell: "sum" },
    });
    expect(sum(after(start, start)).run).toMatchObject({ previous: null });
  });

  test("a run gathers what comes, then has its result", () => {
    const news = (events: number, text: string): Action => ({
      type: "progressed",
      cell: "sum",
      events,
      outputs: [valueOf(text)],
      work: null,
      status: null,
    });
    const running = after(start, news(10, "1"), news(20, "2"));
    expect(sum(running).run).toMatchObject({ phase: "running", events: 20, previous: null });
    expect(sum(running).run).toHaveProperty("outputs", [valueOf("1"), valueOf("2")]);
    expect(sum(reduce(running, end())).run).toMatchObject({
      phase: "ended",
      result: resultOf("sum", valueOf("2")),
    });
  });

  test("a run remembers what was shown before it", () => {
    const first = resultOf("sum", valueOf("2"));
    expect(sum(after(start, end(first), start)).run).toHaveProperty("previous", first);
  });

  test("news that come after the end are ignored", () => {
    const ended = after(start, end());
    expect(
      reduce(ended, { type: "progressed", cell: "sum", events: 9, outputs: [], status: null, work: null }),
    ).toBe(ended);
  });

  test("one cell's run leaves the others as they are", () => {
    expect(after(start, end()).cells["alone"]).toBe(fresh.cells["alone"]);
  });
});

describe("what a cell builds on", () => {
  const linked: Action = { type: "linked", ancestors: { numbers: [], sum: ["numbers"], alone: [] } };
  const changed = edit("const a = 7;", "numbers");

  test("a recorded result is stale once an ancestor is edited, and no longer when it is reset", () => {
    expect(changedAncestors(after(linked, changed), "sum")).toEqual(["numbers"]);
    expect(changedAncestors(after(linked, changed), "alone")).toEqual([]);
    expect(changedAncestors(after(linked, changed, edit("const a = 1;", "numbers")), "sum")).toEqual([]);
  });

  test("a result is stale once an ancestor differs from what ran", () => {
    expect(changedAncestors(after(start, end()), "sum")).toEqual([]);
    expect(changedAncestors(after(start, end(), changed), "sum")).toEqual(["numbers"]);
    expect(changedAncestors(after(start, end(), edit("a + 5;")), "sum")).toEqual([]);
  });

  test("a result of edited ancestors goes stale by their reset", () => {
    const ran = [{ id: "numbers", source: "const a = 7;" }, chain[1]!];
    const state = after(changed, start, { ...end(failure("sum")), chain: ran } as Action);
    expect(changedAncestors(state, "sum")).toEqual([]);
    expect(changedAncestors(reduce(state, edit("const a = 1;", "numbers")), "sum")).toEqual(["numbers"]);
  });
});

describe("what a cell did not build on before", () => {
  const related = (sum: Need): Action => ({ type: "related", needs: { sum } });
  const twice: CellError = {
    kind: "name",
    cell: "alone",
    line: 1,
    column: 7,
    message: '`a` is already defined in cell "numbers".',
    hint: null,
  };

  test("a result is stale once another cell defines a name that it uses", () => {
    const captured = after(start, end(), related({ chain: ["alone", "sum"], error: null }));
    expect(changedAncestors(captured, "sum")).toEqual(["alone"]);
    const back = related({ chain: ["numbers", "sum"], error: null });
    expect(changedAncestors(reduce(captured, back), "sum")).toEqual([]);
  });

  test("a result is stale once a cell does not fit together with others, and a failure once it does again", () => {
    const misfit = related({ chain: ["numbers", "sum"], error: twice });
    const fitting = related({ chain: ["numbers", "sum"], error: null });
    expect(changedAncestors(after(start, end(), misfit), "sum")).toEqual(["alone"]);
    const result = failure("sum", twice);
    const barred = after(start, { ...end(result), isBarred: true } as Action, misfit);
    expect(changedAncestors(barred, "sum")).toEqual([]);
    expect(changedAncestors(reduce(barred, fitting), "sum")).toEqual(["alone"]);
  });
});

test("trouble with storage is said once, and goes away", () => {
  const trouble: Action = { type: "storage", trouble: "No space." };
  const troubled = after(trouble);
  expect(reduce(troubled, trouble)).toBe(troubled);
  expect(reduce(troubled, { type: "storage", trouble: null }).storageTrouble).toBeNull();
});
