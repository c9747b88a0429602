import { hashOf, testId } from "@lightcone/notebook/exercises";
import { describe, expect, test } from "vitest";
import { cellOf } from "../examples/lesson.ts";
import { changedAncestors, initialState, reduce, type LessonState } from "../notebook/lesson-state.ts";
import type { CellSource } from "../result.ts";
import { passedAnswer, referencesOf } from "./accepted.ts";
import { earnedReceipt } from "./check-answer.ts";
import { withAnswers, type ExerciseData } from "./data.ts";
import { sourcesSeenBy } from "./environment.ts";
import { judgmentIn } from "./judgment.ts";

const exercise: ExerciseData = {
  id: "double",
  title: "Twice",
  seed: 4,
  budget: 500,
  usedBy: ["later"],
  position: { line: 5, column: 1 },
  start: "const double = (n) => n;",
  test: "double(one) === 2",
  solution: "const double = (n) => 2 * n;",
  hintsHtml: [],
  wrong: [],
};
const at = (line: number, cell: ReturnType<typeof cellOf>) => ({ ...cell, position: { line, column: 1 } });
const cells = withAnswers(
  [at(1, cellOf("given", "const one = 1;")), at(9, cellOf("later", "double(one)"))],
  [exercise],
);
const fresh = initialState(cells, [], referencesOf([exercise]));

const typed = (state: LessonState, cell: string, source: string) =>
  reduce(state, { type: "edited", cell, source });
const seen = (state: LessonState, id: string) =>
  Object.fromEntries(sourcesSeenBy(cells, state, id).map((cell: CellSource) => [cell.id, cell.source]));
const judged = (state: LessonState, data: unknown): LessonState =>
  reduce(state, {
    type: "ended",
    cell: testId("double"),
    chain: sourcesSeenBy(cells, state, testId("double")),
    result: {
      cell: testId("double"),
      outputs: [{ kind: "shown", caption: null, shown: { type: "judgment", data } }],
      error: null,
      events: 1,
    },
  });
const passing = {
  passes: true,
  findings: [{ check: "it doubles", passes: true }],
  signature: "",
  fingerprint: "f",
};
const lesson = {
  slug: "numbers",
  cells,
  exercises: [exercise],
  packages: { "@lightcone/simulation": "1.0.0" },
};

describe("while an answer is written", () => {
  const writing = typed(fresh, "double", "const double = (");

  test("it is seen by itself and its test, and by nobody else", () => {
    expect(seen(writing, "double")["double"]).toBe("const double = (");
    expect(seen(writing, "double/test")["double"]).toBe("const double = (");
    expect(seen(writing, "later")["double"]).toBe(exercise.solution);
    expect(Object.keys(seen(writing, "later"))).toEqual(["given", "double", "later"]);
    expect(Object.keys(seen(writing, "double/test"))).toEqual(["given", "double", "double/test", "later"]);
  });

  test("no other cell is stale", () => {
    const linked = reduce(writing, { type: "linked", ancestors: { later: ["given", "double"] } });
    expect(changedAncestors(linked, "later")).toEqual([]);
  });

  test("it is judged with the lesson's own cells, and run with the reader's", () => {
    const edited = typed(writing, "given", "const one = 100;");
    expect(seen(edited, "double/test")["given"]).toBe("const one = 1;");
    expect(seen(edited, "double")["given"]).toBe("const one = 100;");
  });
});

describe("an answer that has passed", () => {
  const mine = "const double = (n) => n + n;";
  const state = judged(typed(fresh, "double", mine), passing);
  const receipt = earnedReceipt(lesson, state, "double");
  const done = reduce(state, {
    type: "recalled",
    answers: {},
    done: { double: { lesson: "numbers", id: "double", doneAt: 1, receipt } },
  });

  test("earns a receipt with all that was run", () => {
    expect(receipt).toEqual({
      format: "lightcone-receipt",
      version: 1,
      lesson: "numbers",
      exercise: "double",
      answer: mine,
      cells: [
        { id: "given", hash: hashOf("const one = 1;") },
        { id: "double", hash: hashOf(mine) },
        { id: "double/test", hash: hashOf(exercise.test) },
        { id: "later", hash: hashOf("double(one)") },
      ],
      seed: 4,
      budget: 500,
      packages: { "@lightcone/simulation": "1.0.0" },
      fingerprint: "f",
    });
  });

  test("is what later cells use, also while it is written anew, and they know that it has changed", () => {
    const again = typed(done, "double", "const double = nonsense;");
    expect(passedAnswer(again, "double")).toBe(mine);
    expect(seen(again, "later")["double"]).toBe(mine);
    const linked = reduce(again, { type: "linked", ancestors: { later: ["given", "double"] } });
    expect(changedAncestors(linked, "later")).toEqual(["double"]);
  });

  test("is not used any more where the test has changed", () => {
    const other = referencesOf([{ ...exercise, test: "double(3) === 6" }]);
    expect(passedAnswer({ ...done, references: other }, "double")).toBeNull();
  });
});

test.each([
  ["fails", { ...passing, passes: false }],
  [
    "says that it passes, and has a check that fails",
    { ...passing, findings: [{ check: "c", passes: false }] },
  ],
  ["is no judgment", { passes: true }],
  ["is nothing", null],
])("a verdict that %s earns nothing", (_, data) => {
  const state = judged(fresh, data);
  expect(earnedReceipt(lesson, state, "double")).toBeNull();
  const { run } = state.cells["double/test"]!;
  expect(run.phase === "ended" && judgmentIn(run.result)?.passes).not.toBe(true);
});
