import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalText, Digest, seal } from "./canonical.ts";

const plain = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.string(),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.string(), tie("value"), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

/** The same value with the keys of its records in the opposite order. */
const reordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reordered);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, part]) => [key, reordered(part)]),
  );
};

describe("canonicalText", () => {
  it("is the same for values that differ only in the order of keys", () => {
    fc.assert(
      fc.property(plain, (value) => {
        expect(canonicalText(reordered(value))).toBe(canonicalText(value));
      }),
    );
  });

  it("says everything: what it reads back is the value", () => {
    const withoutNegativeZero = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
    fc.assert(
      fc.property(plain, (value) => {
        expect(JSON.parse(canonicalText(value))).toEqual(withoutNegativeZero(value));
      }),
    );
  });
});

describe("seal", () => {
  it("accepts plain data and freezes it through and through", () => {
    const state = { log: [{ term: 1 }], leader: null };
    seal(state, () => "state");
    expect([state, state.log, state.log[0]].every(Object.isFrozen)).toBe(true);
  });

  it("is not deceived by what somebody else has frozen", () => {
    const frozen = Object.freeze({ votes: Object.freeze(new Set()) });
    expect(() => seal(frozen, () => "state")).toThrowError("state.votes is a Set: ");
  });

  it("refuses what contains itself", () => {
    const list: unknown[] = [];
    list.push({ list });
    expect(() => seal(list, () => "state")).toThrowError(/^state\[0\]\.list.* contains itself/);
  });

  class Vote {}
  it.each([
    ["a Set", { votes: new Set() }, "state.votes is a Set: "],
    ["a Map in a list", { log: [{}, new Map()] }, "state.log[1] is a Map: "],
    ["an instance of a class", { vote: new Vote() }, "state.vote is a Vote: "],
    ["a function", { then: () => 1 }, "state.then is a function: "],
    ["undefined", { leader: undefined }, "state.leader is undefined: "],
    ["NaN", { term: NaN }, "state.term is NaN: "],
    ["an infinite number", { term: Infinity }, "state.term is Infinity: "],
    ["a bigint", { term: 1n }, "state.term is a bigint: "],
    ["a date", { at: new Date(0) }, "state.at is a Date: "],
  ])("refuses %s and says where it is", (_, state, beginning) => {
    expect(() => seal(state, () => "state")).toThrowError(beginning);
  });
});

describe("Digest", () => {
  const digestOf = (...values: number[]) => {
    const digest = new Digest();
    for (const value of values) digest.add(value);
    return digest.toString();
  };

  it("depends on order and on all 53 bits", () => {
    expect(digestOf(1, 2)).not.toBe(digestOf(2, 1));
    expect(digestOf(2 ** 40)).not.toBe(digestOf(2 ** 41));
    expect(digestOf(-1)).not.toBe(digestOf(1));
    expect(digestOf(1)).toMatch(/^[0-9a-f]{16}$/);
  });

  it("does not collide on 100,000 pairs of small numbers", () => {
    const seen = new Set<string>();
    for (let a = 0; a < 400; a++) for (let b = 0; b < 250; b++) seen.add(digestOf(a, b));
    expect(seen.size).toBe(100_000);
  });
});
