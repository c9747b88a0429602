/** Runs that follow one another in a worker that stays, in a real browser. */
import type { CellResult } from "@lightcone/runtime";
import type { Page } from "@playwright/test";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { setStage, type Stage } from "../test/stage.ts";
import { told } from "../test/told.ts";

let stage: Stage;
let page: Page;
beforeAll(async () => {
  stage = await setStage("../test/toy-worker.ts");
  page = await stage.open();
});
afterAll(() => stage.close());

/** Runs cells behind an input `n`, the last one for its result, in the way that is named. */
const runs = (
  verb: "run" | "rerun",
  values: readonly number[],
  ...sources: string[]
): Promise<CellResult[]> =>
  page.evaluate(
    async ({ verb, values, sources }) => {
      const results = [];
      for (const n of values) {
        const cells = sources.map((source, place) => ({ id: `cell-${place + 1}`, source }));
        const chain = [{ id: "input.n", source: `const n: number = ${n};` }, ...cells];
        results.push(await globalThis.sandbox[verb]({ chain, seed: 1, budget: 1_000_000 }));
      }
      return results;
    },
    { verb, values, sources },
  );

/** What cells of several runs print, in a worker that stays. */
const follow = async (values: readonly number[], ...sources: string[]) =>
  (await runs("rerun", values, ...sources)).map(told);

describe("STAY-1 runs in a worker that stays", () => {
  test("have the results of runs in fresh workers", async () => {
    const lessons = [
      ['import { count } from "toy"; const base = count(100);', "const scaled = base * n;", "scaled"],
      ["let calls = 0; const next = () => ++calls;", "[next(), next(), n, Math.random()]"],
      ["const log: number[] = [];", "log.push(n)"],
      ["n > 2 ? (() => { throw new Error(`no ${n}`); })() : console.log(n)"],
      ["globalThis.left = (globalThis.left ?? 0) + n; Array.prototype.map = null; left"],
      ['import { total } from "toy"; const sum = total(40_000);', "sum + n"],
    ];
    for (const cells of lessons) {
      const values = [1, 2, 3, 2];
      expect(await runs("rerun", values, ...cells)).toEqual(await runs("run", values, ...cells));
    }
  });

  test("are in one worker, and a run between them in another", async () => {
    // Which worker it is: the library draws a number when it is loaded.
    const which = 'import { me } from "toy"; me()';
    const [[a, b], [c], [d]] = [
      await follow([1, 2], which),
      (await runs("run", [1], which)).map(told),
      await follow([1], which),
    ];
    expect(a).toBe(b);
    expect(new Set([a, c, d]).size).toBe(3);
  });
});

describe("STAY-4 what an earlier run has left running", () => {
  test("is undone before the next one, whatever it replaced", async () => {
    const spoil = `
      const spoil = () => {
        Array.prototype.push = () => { throw 1; };
        Array.prototype.map = () => ["forged"];
        Object.prototype.toString = () => "forged";
        JSON.stringify = () => "forged";
        Object.entries = () => [];
        Reflect.apply = Function.prototype.call = () => "forged";
        Map.prototype.get = Map.prototype.has = () => "forged";
        globalThis.left = true;
      };
      if (n === 1) Promise.resolve().then(spoil);
      [[1, 2].map((x) => x * n), typeof globalThis.left]`;
    expect(await follow([1, 2, 1, 3], spoil)).toEqual([
      'value: [[1, 2], "undefined"]',
      'value: [[2, 4], "undefined"]',
      'value: [[1, 2], "undefined"]',
      'value: [[3, 6], "undefined"]',
    ]);
  });

  test("gets at no port: neither by the message's prototype nor by an event", async () => {
    const steal = `
      if (n === 1) Promise.resolve().then(() => {
        const { prototype } = MessageEvent;
        const get = Object.getOwnPropertyDescriptor(prototype, "data").get;
        const forge = (port) => {
          port.postMessage({ type: "output", output: { kind: "value", text: "forged" } });
          port.postMessage({ type: "done", error: null, events: 0 });
        };
        Object.defineProperty(prototype, "data", { get() { forge(this.target); return get.call(this); } });
        Object.defineProperty(Object.prototype, "request", { get() { return { chain: [] }; }, configurable: true });
        const { postMessage } = MessagePort.prototype;
        MessagePort.prototype.postMessage = function (message) { forge.call(null, { postMessage: (m) => postMessage.call(this, m) }); };
      });
      "mine " + n`;
    expect(await follow([1, 2, 3], steal)).toEqual(['value: "mine 1"', 'value: "mine 2"', 'value: "mine 3"']);
  });

  test("and never ends is killed with the run that waits for it; the next one works", async () => {
    const hang = "if (n === 1) { const go = () => Promise.resolve().then(go); go(); } n";
    const results = await page.evaluate(async (source) => {
      const request = (n: number) => ({
        chain: [
          { id: "a", source: `const n = ${n};` },
          { id: "b", source },
        ],
        seed: 1,
        budget: 100,
      });
      const first = await globalThis.sandbox.rerun(request(1));
      const second = globalThis.sandbox.rerun(request(2));
      globalThis.sandbox.stop();
      return [first, await second, await globalThis.sandbox.rerun(request(3))];
    }, hang);
    expect(results.map((result) => result.error?.kind ?? told(result))).toEqual([
      "value: 1",
      "stopped",
      "value: 3",
    ]);
  });
});
