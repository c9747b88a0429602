import type { Value } from "@lightcone/simulation";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { executions } from "../../test/arbitrary.ts";
import { execution } from "../../test/story.ts";
import { isSame } from "../same.ts";
import { stateChange } from "./state-change.ts";

/** The change of one step from one state to another. */
function change(before: Value, after: Value) {
  const run = execution({ protocol: "one step", nodes: ["A"], until: 10 }, (story) => {
    story.start("A", { state: before, set: { go: 5 } });
    story.fire(5, "A", "go", { state: after });
  });
  return stateChange(run, 1).map(({ field, before: old, after: now }) => [field, old, now]);
}

describe("a state's change", () => {
  it("lists what changed, in the order of the new state, and what went away last", () => {
    expect(
      change({ role: "follower", term: 1, gone: true }, { term: 2, role: "leader", votes: ["A"] }),
    ).toEqual([
      ["term", "1", "2"],
      ["role", '"follower"', '"leader"'],
      ["votes", null, '["A"]'],
      ["gone", "true", null],
    ]);
  });

  it("looks into records, and takes lists as a whole", () => {
    expect(
      change(
        { log: { length: 1, last: "x" }, votes: ["A"] },
        { log: { length: 2, last: "x" }, votes: ["A", "B"] },
      ),
    ).toEqual([
      ["log.length", "1", "2"],
      ["votes", '["A"]', '["A", "B"]'],
    ]);
    expect(change({ a: { b: { c: { d: 1 } } } }, { a: { b: { c: { d: 2 } } } })).toEqual([
      ["a.b.c", "{ d: 1 }", "{ d: 2 }"],
    ]);
  });

  it("calls a state that is no record the state", () => {
    expect(change(1, 2)).toEqual([["state", "1", "2"]]);
    expect(change([1], { count: 1 })).toEqual([["state", "[1]", "{ count: 1 }"]]);
  });

  it("tells odd field names apart, and those that every object has from a state's own", () => {
    expect(change({}, JSON.parse('{"a.b": 1, "__proto__": 2, "toString": 3}') as Value)).toEqual([
      ['"a.b"', null, "1"],
      ["__proto__", null, "2"],
      ["toString", null, "3"],
    ]);
  });

  it("is everything at the start and nothing where nothing changed", () => {
    const run = execution({ protocol: "start", nodes: ["A"], until: 10 }, (story) => {
      story.start("A", { state: { count: 0 }, set: { go: 5 } });
      story.fire(5, "A", "go", { state: { count: 0 } });
    });
    expect(stateChange(run, 0)).toEqual([{ field: "count", before: null, after: "0" }]);
    expect(stateChange(run, 1)).toEqual([]);
    expect(stateChange(run, 2)).toEqual([]);
  });

  it("is empty exactly where the states are the same", () => {
    fc.assert(
      fc.property(executions(), (run) => {
        run.events.forEach(({ before, after }, event) => {
          const same = before !== null && isSame(run.states[before], run.states[after]);
          expect(stateChange(run, event).length === 0).toBe(same);
        });
      }),
    );
  });
});

describe("isSame", () => {
  it("compares plain data, whatever the order of keys and however deep", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        expect(isSame(a as Value, structuredClone(a) as Value)).toBe(true);
        expect(isSame(a as Value, b as Value)).toBe(isSame(b as Value, a as Value));
      }),
    );
    expect(isSame({ a: 1, b: [2] }, { b: [2], a: 1 })).toBe(true);
    const deep = () => Array.from({ length: 100_000 }).reduce<Value>((inner) => [inner], 1);
    expect(isSame(deep(), deep())).toBe(true);
  });

  it.each<[Value | undefined, Value | undefined]>([
    [{ a: 1 }, { a: 2 }],
    [{ a: 1 }, { b: 1 }],
    [{ a: 1 }, { a: 1, b: 1 }],
    [
      [1, 2],
      [2, 1],
    ],
    [[], {}],
    [null, undefined],
    [null, {}],
    ["1", 1],
  ])("tells %j from %j", (a, b) => expect(isSame(a, b)).toBe(false));
});
