import { createContext, runInContext } from "node:vm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runCells, tell, told } from "../../test/toy-library.ts";
import { absentGlobals } from "./absent.ts";
import { prelude } from "./prelude.ts";
import { randomFrom } from "./random.ts";
import type { Realm } from "./realm.ts";

const freshRealm = (): Realm => runInContext("globalThis", createContext({})) as Realm;

describe("what differs from machine to machine, or from run to run, is absent", () => {
  test.each([...absentGlobals.keys()])("%s says why, whether the machine has it or not", (name) => {
    for (const realm of [globalThis, freshRealm()])
      expect(runCells([name], { realm }).error).toMatchObject({
        kind: "runtime",
        message: expect.stringMatching(`^ReferenceError: There is no ${name} here: .*\\.$`),
      });
  });

  test.each([
    ["Date.now()", /no clock of the machine.*`clock`/],
    ["new Date()", /no clock of the machine/],
    ["performance.now()", /no clock of the machine/],
    ["setTimeout(() => 1, 10)", /ends before a timer could fire.*`setTimer`/],
    ["crypto.getRandomValues(new Uint8Array(1))", /`Math.random\(\)` here is drawn from the cell's seed/],
    ["fetch('/')", /no network/],
    ["new WebSocket('ws://x')", /no network/],
    ["class Mine extends Worker {}", /one thread/],
    ["indexedDB.open('x')", /keeps nothing between runs/],
    ["'a'.localeCompare('b')", /no localeCompare here: .*language of the machine/],
    ["(1234.5).toLocaleString()", /no toLocaleString here/],
    ["[1].toLocaleString()", /no toLocaleString here/],
    ["new Intl.NumberFormat()", /language of the machine/],
  ])("%s", (source, message) => {
    expect(runCells([source]).error).toMatchObject({
      kind: "runtime",
      line: 1,
      message: expect.stringMatching(message),
    });
  });

  test("what the language itself has is there", () => {
    expect(
      tell(
        "[...new Map([[1, 2]]).keys(), JSON.stringify({ a: 1n < 2n }), Math.max(1, 2), typeof structuredClone]",
      ),
    ).toBe(`value: [1, "{\\"a\\":true}", 2, "function"]`);
  });
});

describe("chance", () => {
  test("is the same for the same seed and cell, and otherwise another", () => {
    const draw = (seed: number) => told(runCells(["[Math.random(), Math.random()]"], { seed }));
    expect(draw(1)).toBe(draw(1));
    expect(new Set([0, 1, 2, -1, 0.5, 2 ** 40, Infinity].map(draw)).size).toBe(7);
  });

  test("what one cell draws shifts no other cell's draws", () => {
    const a = "const a = Math.random();";
    const alone = tell(a, "const b = [a, Math.random()]; b");
    expect(tell(`${a} Math.random();`, "const b = [a, Math.random()]; b")).toBe(alone);
  });

  test("draws are spread evenly, also for neighboring seeds", () => {
    const buckets = new Array<number>(10).fill(0);
    for (let seed = 0; seed < 1000; seed += 1) {
      const random = randomFrom(seed, "cell");
      for (let draw = 0; draw < 10; draw += 1) buckets[Math.floor(random() * 10)]! += 1;
    }
    for (const count of buckets) expect(Math.abs(count - 1000)).toBeLessThan(150); // five standard deviations
  });

  test("draws are from 0 to below 1 in steps of 2^-53", () => {
    fc.assert(
      fc.property(fc.double(), fc.string(), (seed, name) => {
        const draw = randomFrom(seed, name)();
        expect(draw).toBeGreaterThanOrEqual(0);
        expect(draw).toBeLessThan(1);
        expect(Number.isInteger(draw * 2 ** 53)).toBe(true);
      }),
    );
  });
});

describe("functions of Math", () => {
  test("are our own, under their names, and take what can be turned into numbers", () => {
    expect(tell("[Math.sin.name, Math.exp('1'), Math.pow([2], '3'), Math.hypot(), Math.sin()]")).toBe(
      'value: ["sin", 2.718281828459045, 8, 0, NaN]',
    );
    expect(runCells(["Math.sin(1n)"]).error?.message).toMatch(/^TypeError: Cannot convert a BigInt/);
  });
});

describe("a realm is given back", () => {
  test("as it was, whatever a cell did to it", () => {
    const before = {
      random: Math.random,
      sin: Math.sin,
      keys: Reflect.ownKeys(globalThis),
      limit: Error.stackTraceLimit,
    };
    const date = Object.getOwnPropertyDescriptor(globalThis, "Date");
    runCells([
      "globalThis.mine = 1; delete Array.prototype.map; Math.max = 2; Object.setPrototypeOf(Map, null); String.prototype.mine = 3;",
    ]);
    expect({
      random: Math.random,
      sin: Math.sin,
      keys: Reflect.ownKeys(globalThis),
      limit: Error.stackTraceLimit,
    }).toEqual(before);
    expect(Object.getOwnPropertyDescriptor(globalThis, "Date")).toEqual(date);
    expect([[1].map(String), Math.max(1, 2), Object.getPrototypeOf(Map)]).toEqual([
      ["1"],
      2,
      Function.prototype,
    ]);
    expect("mine" in String.prototype).toBe(false);
  });

  test("preparing it twice, as a worker does for good before any run, is undone one by one", () => {
    const realm = freshRealm();
    const { Date: date } = realm;
    const outer = prelude(realm, 1);
    expect(told(runCells(["Math.random()"], { realm, seed: 2 }))).toBe(
      told(runCells(["Math.random()"], { seed: 2 })),
    );
    expect(() => realm.Date).toThrow("There is no Date here");
    outer.remove();
    expect(realm.Date).toBe(date);
  });

  test("what a cell has frozen stays frozen, and the next run still works", () => {
    const realm = freshRealm();
    const freeze =
      "for (const o of [Array, Array.prototype, Object.prototype, Function.prototype, Math]) Object.freeze(o); 1";
    expect(told(runCells([freeze], { realm }))).toBe("value: 1");
    expect(told(runCells(["const a = [1]; a.push(2); a", "a.map(String)"], { realm }))).toBe(
      'value: ["1", "2"]',
    );
  });

  test("an iterator that a cell made unchangeable does not break the next cell", () => {
    const realm = freshRealm();
    const ruin =
      "Object.defineProperty(Array.prototype, Symbol.iterator, { value: 1, configurable: false, writable: false });";
    expect(told(runCells([`${ruin} const a = 1;`, "a"], { realm }))).toBe("value: 1");
  });
});
