import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatJson } from "./format-json.ts";

describe("recorded JSON", () => {
  test("says what JSON.stringify says", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(3), (value, split) => {
        expect(JSON.parse(formatJson(value, split))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test("keeps to its width wherever a list or record can be split", () => {
    const words = fc.array(fc.string({ maxLength: 40 }), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(fc.dictionary(fc.string({ maxLength: 8 }), words), (value) => {
        for (const line of formatJson(value, 0).split("\n")) expect(line.length).toBeLessThanOrEqual(160);
      }),
    );
  });

  test("has one event a line", () => {
    const event = { kind: "message", at: 123_456, node: 1, envelope: 12, before: 3, after: 4 };
    const execution = {
      events: [event, event],
      absent: undefined,
      none: [],
      empty: {},
      states: [0, undefined],
    };
    expect(formatJson(execution, 0)).toBe(
      `{
  "events": [
    { "kind": "message", "at": 123456, "node": 1, "envelope": 12, "before": 3, "after": 4 },
    { "kind": "message", "at": 123456, "node": 1, "envelope": 12, "before": 3, "after": 4 }
  ],
  "none": [],
  "empty": {},
  "states": [0, null]
}`,
    );
  });

  test("splits the outer levels in any case", () => {
    expect(formatJson({ a: [1, { b: 2 }], c: {} }, 2)).toBe(
      `{
  "a": [
    1,
    { "b": 2 }
  ],
  "c": {}
}`,
    );
  });
});
