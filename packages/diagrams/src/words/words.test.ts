import type { Value } from "@lightcone/simulation";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { duration } from "./duration.ts";
import { inspect } from "./inspect.ts";
import { list } from "./list.ts";
import { messageLabel, messageText, messageType } from "./message.ts";
import { brief, clip, visible } from "./visible.ts";

const text = fc.string({ unit: "binary", maxLength: 80 });

describe("durations", () => {
  it.each([
    [0, "0 ms"],
    [350, "350 µs"],
    [999, "999 µs"],
    [1_000, "1 ms"],
    [4_256, "4.26 ms"],
    [53_000, "53 ms"],
    [153_217, "153.2 ms"],
    [9_999_900, "9999.9 ms"],
    [12_500_000, "12.5 s"],
    [60_000_000, "60 s"],
  ])("%d µs are told as %s", (micros, told) => expect(duration(micros)).toBe(told));
});

describe("text from a learner's code", () => {
  it("shows what is invisible", () => {
    expect(visible("a\nb\tc\u0000")).toBe("a\\nb\\tc\\u0000");
    expect(visible("\u202etxt.exe")).toBe("\\u202etxt.exe");
    expect(visible("\ud800 \u{e0001} \u200b")).toBe("\\ud800 \\u{e0001} \\u200b");
    expect(visible("z\u0301\u0302\u0303\u0304\u0305")).toBe("z\u0301\u0302");
    expect(visible("naïve 数据 👩‍💻")).toBe("naïve 数据 👩‍💻");
  });

  it("is cut between characters, and never longer than asked", () => {
    expect(clip("👩👩👩👩", 3)).toBe("👩👩…");
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 60 }), (raw, limit) => {
        expect([...brief(raw, limit)].length).toBeLessThanOrEqual(limit);
        expect(brief(raw, limit)).not.toMatch(/[\p{Cc}\p{Cs}]/u);
        if ([...raw].length <= limit && visible(raw) === raw) expect(brief(raw, limit)).toBe(raw);
      }),
    );
  });
});

describe("inspect", () => {
  it.each<[Value, string]>([
    [null, "null"],
    [-0.5, "-0.5"],
    ['say "\\u0041"\n', '"say \\"\\\\u0041\\"\\n"'],
    [{}, "{}"],
    [[], "[]"],
    [
      { role: "leader", votes: ["A", "B"], "a b": { 1: null } },
      '{ role: "leader", votes: ["A", "B"], "a b": { "1": null } }',
    ],
    [[[[[[[[1]]]]]]], "[[[[[[[…]]]]]]]"],
  ])("writes %j", (value, written) => expect(inspect(value)).toBe(written));

  it("is bounded, however large or deep the value", () => {
    const deep = Array.from({ length: 100_000 }).reduce<Value>((inner) => [inner], 1);
    expect(inspect(deep)).toBe("[[[[[[[…]]]]]]]".slice(0, 80));
    expect(
      inspect(
        Array.from({ length: 1_000_000 }, (_, i) => i),
        30,
      ),
    ).toHaveLength(30);
    expect(inspect({ log: "x".repeat(1_000_000) }, 30)).toBe(`{ log: "${"x".repeat(21)}…`);
    fc.assert(
      fc.property(fc.jsonValue(), fc.integer({ min: 1, max: 100 }), (value, limit) => {
        expect([...inspect(value as Value, limit)].length).toBeLessThanOrEqual(limit);
      }),
    );
  });

  it("writes what fits as the language would read it", () => {
    const flat = fc.array(
      fc.oneof(fc.integer(), fc.boolean(), fc.constant(null), fc.stringMatching(/^[\w "\\]*$/)),
    );
    fc.assert(
      fc.property(flat, (value) => {
        expect(JSON.parse(inspect(value, 100_000))).toEqual(value);
      }),
    );
  });
});

describe("a message", () => {
  const vote = { type: "Vote", term: 2, granted: true };

  it("has its arguments by position beside an arrow, by name in a sentence", () => {
    expect([messageType(vote), messageLabel(vote), messageText(vote)]).toEqual([
      "Vote",
      "Vote(2, true)",
      "Vote(term: 2, granted: true)",
    ]);
  });

  it("has only a name without arguments", () => {
    expect([messageLabel({ type: "Ping" }), messageText({ type: "Ping" })]).toEqual(["Ping", "Ping"]);
  });

  it("is its own label without a type", () => {
    expect(["hello", 3, null, [1, 2], { count: 1 }, { type: 7 }].map((value) => messageLabel(value))).toEqual(
      ['"hello"', "3", "null", "[1, 2]", "{ count: 1 }", "{ type: 7 }"],
    );
  });

  it("shortens long arguments", () => {
    expect(messageLabel({ type: "Append", entries: [{ term: 1, command: "x" }] })).toBe("Append([…])");
    expect(messageLabel({ type: "Append", entry: { term: 1, command: "x" } })).toBe("Append({…})");
    expect(messageLabel({ type: "Write", key: "a very long key indeed", value: 1 })).toBe(
      "Write(a very long…, 1)",
    );
  });
});

it("a list of words is joined as in a sentence", () => {
  expect([[], ["A"], ["A", "B"], ["A", "B", "C"]].map(list)).toEqual(["", "A", "A and B", "A, B and C"]);
});
