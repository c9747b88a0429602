import { covered } from "@lightcone/config/covered";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { IdentitySet } from "./identity-set.ts";
import { absent, PairTable } from "./pair-table.ts";
import { RandomWords } from "./random-words.ts";
import { StateStore } from "./state-store.ts";

/** Few different words, so that sets meet again and chains of slots grow long. */
const word = fc.oneof(fc.integer({ min: -2, max: 2 }), fc.integer());

describe("tables of the explorer", () => {
  it("an identity set is a set of pairs of words", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(word, word), { maxLength: 400 }), (pairs) => {
        const ours = new IdentitySet();
        const theirs = new Set<string>();
        for (const [low, high] of pairs) {
          const key = `${low | high ? `${low} ${high}` : "0 1"}`; // the one pair that it cannot tell from another
          expect(ours.add(low, high)).toBe(!theirs.has(key));
          theirs.add(key);
        }
        expect(ours.size).toBe(theirs.size);
      }),
    );
  });

  it("an identity set keeps everything while it grows, in at most 22 bytes each", () => {
    const set = new IdentitySet();
    const count = 300_000;
    for (const expected of [true, false]) {
      const words = new RandomWords();
      let answers = 0;
      for (let i = 0; i < count; i++) if (set.add(words.next(), words.next()) === expected) answers++;
      expect(answers).toBe(count);
    }
    expect(set.size).toBe(count);
    expect(set.bytes / count).toBeLessThan(22);
    covered({ states: count });
  });

  it("random words do not repeat, and all their bits change", () => {
    const words = new RandomWords();
    const drawn = Array.from({ length: 1_000 }, () => words.next());
    expect(new Set(drawn).size).toBe(1_000);
    for (let bit = 0; bit < 32; bit++) {
      const ones = drawn.filter((drawnWord) => (drawnWord >>> bit) & 1).length;
      expect(Math.abs(ones - 500)).toBeLessThan(100); // six standard deviations
    }
  });

  it("a pair table is a map from pairs", () => {
    const entry = fc.tuple(fc.nat({ max: 40 }), fc.nat({ max: 40 }), fc.nat());
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 600 }), (entries) => {
        const ours = new PairTable();
        const theirs = new Map<string, number>();
        for (const [a, b, value] of entries) {
          expect(ours.get(a, b)).toBe(theirs.get(`${a} ${b}`) ?? absent);
          if (theirs.has(`${a} ${b}`)) continue;
          ours.set(a, b, value);
          theirs.set(`${a} ${b}`, value);
        }
        for (const [key, value] of theirs)
          expect(ours.get(...(key.split(" ").map(Number) as [number, number]))).toBe(value);
      }),
    );
  });

  it("a store gives back its rows, in order and by place, over many chunks", () => {
    const numbers = fc.oneof(fc.nat({ max: 200 }), fc.nat(), fc.integer());
    fc.assert(
      fc.property(
        fc.array(fc.array(numbers, { maxLength: 300 }), { minLength: 1, maxLength: 40 }),
        (rows) => {
          const store = new StateStore();
          const many = Array.from({ length: 60 }, () => rows).flat();
          const places: number[] = [];
          many.forEach((row, i) =>
            places.push(store.append(places[i >> 1] ?? -1, i, Int32Array.from(row), row.length)),
          );
          const buffer = new Int32Array(300);
          let place = 0;
          many.forEach((row, i) => {
            expect(place).toBe(places[i]);
            if (i % 3 > 0) expect([...buffer.subarray(0, store.read(place, buffer))]).toEqual(row);
            const parent = i === 0 ? -1 : places[i >> 1]!;
            expect(store.origin(place)).toEqual({ parent: i === 0 ? -1 : parent, step: i });
            place = store.after(place);
          });
          expect(place).toBe(store.end);
        },
      ),
      { numRuns: 30 },
    );
  });
});
