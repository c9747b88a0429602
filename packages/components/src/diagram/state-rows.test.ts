import { expect, test } from "vitest";
import { greeting } from "../examples/greeting.ts";
import { stateRows } from "./state-rows.ts";

test("the whole state before and after, what changed marked, however deep it lies", () => {
  expect(stateRows(greeting, 4)).toEqual([
    { field: "greeted", before: "0", after: "1", isChanged: true },
    { field: "log", before: "{ length: 0 }", after: "{ length: 1 }", isChanged: true },
  ]);
  expect(stateRows(greeting, 3)).toMatchObject([
    { field: "greeted", isChanged: true },
    { field: "log", before: "{ length: 0 }", after: "{ length: 0 }", isChanged: false },
  ]);
});

test("before its first event a node has no state", () => {
  expect(stateRows(greeting, 0)).toMatchObject([
    { field: "greeted", before: null, after: "0" },
    { field: "log", before: null },
  ]);
});

test("fields that come and go, and a state that is no record", () => {
  const states = [{ old: 1, kept: 2 }, { kept: 2, fresh: "x" }, 7];
  const event = { kind: "timer", at: 1, node: 0, timer: "t", before: 0, after: 1 } as const;
  const changing = { ...greeting, states, events: [event, { ...event, before: 1, after: 2 }] };
  expect(stateRows(changing, 0)).toEqual([
    { field: "kept", before: "2", after: "2", isChanged: false },
    { field: "fresh", before: null, after: '"x"', isChanged: true },
    { field: "old", before: "1", after: null, isChanged: true },
  ]);
  expect(stateRows(changing, 1)).toMatchObject([{ field: "state", after: "7", isChanged: true }, {}, {}]);
});

test("an event that is not there has no rows", () => {
  expect(stateRows(greeting, 99)).toEqual([]);
});
