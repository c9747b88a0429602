import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hashOf } from "../edits/edits.ts";
import { cells, failure, resultOf, valueOf } from "../examples/lesson.ts";
import {
  changedAncestors,
  initialState,
  isEdited,
  isOutdated,
  reduce,
  type Action,
  type LessonState,
} from "./lesson-state.ts";

const fresh = initialState(cells);
const after = (...actions: readonly Action[]) => actions.reduce(reduce, fresh);
const sum = (state: LessonState) => state.cells["sum"]!;

const edit = (source: string, cell = "sum"): Action => ({ type: "edited", cell, source });
const reset: Action = { type: "reset", cell: "sum" };
const unshelve: Action = { type: "unshelved", cell: "sum" };
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

describe("edits", () => {
  test("Reset brings the lesson's code back, and Undo the edit", () => {
    const edited = after(edit("a + 2;"));
    expect(sum(edited).source).toBe("a + 2;");
    const back = reduce(edited, reset);
    expect(sum(back)).toMatchObject({ source: "a + 1;", shelved: "a + 2;" });
    expect(sum(reduce(back, unshelve))).toMatchObject({ source: "a + 2;", shelved: null });
  });

  test("Undo after further typing exchanges the two edits", () => {
    const state = after(edit("a + 2;"), reset, edit("a + 3;"), unshelve);
    expect(sum(state)).toMatchObject({ source: "a + 2;", shelved: "a + 3;" });
    expect(sum(reduce(state, unshelve))).toMatchObject({ source: "a + 3;", shelved: "a + 2;" });
  });

  test("no single Reset or Undo loses a text that was on the screen", () => {
    const texts = fc.array(fc.constantFrom(edit("x"), edit("y"), edit("a + 1;"), reset, unshelve));
    fc.assert(
      fc.property(texts, fc.constantFrom(reset, unshelve), (before, last) => {
        const state = after(...before);
        const { source, original } = sum(state);
        const next = sum(reduce(state, last));
        expect([next.source, next.shelved, original]).toContain(source);
      }),
    );
  });

  test("a saved edit comes back, but not over what the reader typed meanwhile", () => {
    const saved: Action = { type: "restored", cell: "sum", source: "a + 9;", basedOn: hashOf("a + 1;") };
    expect(sum(after(saved)).source).toBe("a + 9;");
    expect(sum(after(edit("a + 5;"), saved)).source).toBe("a + 5;");
  });

  test("an edit of a cell that the lesson no longer has changes nothing", () => {
    const lost: Action = { type: "restored", cell: "gone", source: "1", basedOn: "" };
    expect(after(lost)).toBe(fresh);
  });

  test("an edit of older code is outdated until the reader keeps or resets it", () => {
    const old: Action = { type: "restored", cell: "sum", source: "a + 9;", basedOn: hashOf("a - 1;") };
    expect(isOutdated(sum(after(old)))).toBe(true);
    expect(isOutdated(sum(after(old, edit("a + 10;"))))).toBe(true);
    expect(isOutdated(sum(after(old, { type: "kept", cell: "sum" })))).toBe(false);
    expect(isOutdated(sum(after(old, reset)))).toBe(false);
    expect(isOutdated(sum(after(old, reset, edit("a + 11;"))))).toBe(false);
  });

  test("opening an editor edits nothing", () => {
    const open = sum(after({ type: "opened", cell: "sum" }));
    expect([open.editing, isEdited(open)]).toEqual([true, false]);
  });
});

describe("runs", () => {
  test("a run gathers what comes, then has its result", () => {
    const news = (events: number, text: string): Action => ({
      type: "progressed",
      cell: "sum",
      events,
      outputs: [valueOf(text)],
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
    expect(reduce(ended, { type: "progressed", cell: "sum", events: 9, outputs: [] })).toBe(ended);
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
    expect(changedAncestors(after(linked, changed, { type: "reset", cell: "numbers" }), "sum")).toEqual([]);
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
    expect(changedAncestors(reduce(state, { type: "reset", cell: "numbers" }), "sum")).toEqual(["numbers"]);
  });
});

test("trouble with storage is said once, and goes away", () => {
  const trouble: Action = { type: "storage", trouble: "No space." };
  const troubled = after(trouble);
  expect(reduce(troubled, trouble)).toBe(troubled);
  expect(reduce(troubled, { type: "storage", trouble: null }).storageTrouble).toBeNull();
});
