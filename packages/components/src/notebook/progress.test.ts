import { expect, test } from "vitest";
import { valueOf } from "../examples/lesson.ts";
import { gatherProgress, type Progress } from "./progress.ts";

function setUp() {
  const reports: Progress[] = [];
  const waiting: (() => void)[] = [];
  const progress = gatherProgress(
    (news) => reports.push(news),
    (callback) => {
      waiting.push(callback);
      return () => waiting.splice(waiting.indexOf(callback), 1);
    },
  );
  return { progress, reports, waiting, tick: () => waiting[0]?.() };
}

test("a burst of news is one report, and each output is told once", () => {
  const { progress, reports, waiting, tick } = setUp();
  for (let i = 1; i <= 1000; i++) {
    progress.onProgress(i);
    progress.onOutput(valueOf(String(i)));
  }
  expect(waiting).toHaveLength(1);
  tick();
  expect(reports).toHaveLength(1);
  expect(reports[0]).toMatchObject({ events: 1000 });
  expect(reports[0]?.outputs).toHaveLength(1000);
  progress.onProgress(1001);
  tick();
  expect(reports[1]).toEqual({ events: 1001, status: null, outputs: [], work: null });
});

test("parts of a long work are gathered", () => {
  const { progress, reports, tick } = setUp();
  progress.onWork({ work: 0, count: 9, done: 4, text: "a", events: 1 });
  progress.onWork({ work: 0, count: 9, done: 8, text: "b", events: 2 });
  tick();
  expect(reports).toEqual([
    { events: 0, status: null, outputs: [], work: { work: 0, count: 9, done: 8, texts: ["a", "b"] } },
  ]);
});

test("the newest words of what counts other things than events go with it, until nothing says so", () => {
  const { progress, reports, tick } = setUp();
  progress.onProgress(9, "9 states, depth 2");
  progress.onProgress(400, "400 states, depth 3");
  tick();
  progress.onProgress(401);
  tick();
  expect(reports.map(({ status }) => status)).toEqual(["400 states, depth 3", null]);
});

test("after the end nothing is reported", () => {
  const { progress, reports, waiting } = setUp();
  progress.onProgress(1);
  progress.end();
  expect([waiting, reports]).toEqual([[], []]);
});
