/** Cells that run, misbehave and are stopped, through the whole sandbox as a lesson uses it, in a real browser. */
import type { CellResult } from "@lightcone/runtime";
import type { Page } from "@playwright/test";
import { readFile } from "node:fs/promises";
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

/** Runs cells, the last one for its result. */
const run = (...sources: string[]): Promise<CellResult> =>
  page.evaluate((sources) => {
    const chain = sources.map((source, place) => ({ id: `cell-${place + 1}`, source }));
    return globalThis.sandbox.run({ chain, seed: 1, budget: 1_000_000 });
  }, sources);

describe("RUN-1 a cell's outputs come back in order", () => {
  test.each([
    ["the last expression", "1 + 2", "value: 3"],
    ["the console", `console.log("a"); console.warn("b");`, "log: a\nwarn: b"],
    ["a picture", `import { picture } from "toy"; show(picture([1, 2]));`, "shown: toy [1,2]"],
    ["an error, after what came before it", `console.log("a"); null.x;`, /^log: a\nruntime: /],
  ])("%s", async (_, source, expected) => {
    const result = told(await run(source));
    if (typeof expected === "string") expect(result).toBe(expected);
    else expect(result).toMatch(expected);
  });

  test("the README's example gives what it says", async () => {
    const readme = await readFile(new URL("../README.md", import.meta.url), "utf8");
    const code = /```ts\n[^\n]*import[^\n]*\n([\s\S]*?)\/\/ (.*)\n```/.exec(readme);
    const [, example = "", expected = ""] = code ?? [];
    const served = example.replace("/generated/sandbox/index.html", "/sandbox/index.html");
    const result = await page.evaluate(`(async () => { ${served}; sandbox.dispose(); return result; })()`);
    expect(result).toEqual(await page.evaluate(`(${expected})`));
  });

  test("a cell sees the cells before it", async () => {
    expect(told(await run("const a = 20", "const b = 2 * a", "a + b"))).toBe("value: 60");
  });

  test("events are counted, and progress is told while it runs", async () => {
    const { result, progress } = await page.evaluate(async () => {
      const progress: number[] = [];
      const source = `import { count } from "toy"; count(20_000_000);`;
      const result = await globalThis.sandbox.run(
        { chain: [{ id: "cell", source }], seed: 1, budget: 20_000_000 },
        { onProgress: (events) => progress.push(events) },
      );
      return { result, progress };
    });
    expect(result).toMatchObject({ events: 20_000_000, error: null });
    expect(progress.length).toBeGreaterThan(0);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
  });
});

describe("RUN-3 each run has a fresh worker", () => {
  test("nothing of an earlier run is left", async () => {
    await run("globalThis.kept = 1; Array.prototype.kept = 1;");
    expect(told(await run("[typeof globalThis.kept, typeof [].kept].join()"))).toBe(
      'value: "undefined,undefined"',
    );
  });
});

describe("what ends a run, and RUN-4 the next one works", () => {
  const works = async () => expect(told(await run("6 * 7"))).toBe("value: 42");

  test("TIME-1 an endless loop is ended; the page draws frames meanwhile", async () => {
    const { results, frames } = await page.evaluate(async () => {
      const impatient = createSandbox({ url: "/sandbox/index.html", stallSeconds: 3 });
      const run = (source: string) => impatient.run({ chain: [{ id: "cell", source }], seed: 1, budget: 1 });
      let isOver = false;
      let frames = 0;
      const ended = run('console.log("before"); while (true) {}').finally(() => (isOver = true));
      for (; !isOver; frames += 1) await new Promise(requestAnimationFrame);
      const results = [await ended, await run("6 * 7")];
      impatient.dispose();
      return { results, frames };
    });
    expect(results.map(told)).toEqual([
      "log: before\ntimeout: The run was ended: for 3 seconds the cell made no progress.",
      "value: 42",
    ]);
    expect(frames).toBeGreaterThan(3);
  });

  test("TIME-5 a worker that breaks down", async () => {
    const result = await run(`console.log("before"); reportError(new Error("no more")); while (true) {}`);
    expect(told(result)).toBe("log: before\ncrashed: The cell's worker broke down: Uncaught Error: no more");
    await works();
  });

  test("TIME-3 stop", async () => {
    const result = await page.evaluate(async () => {
      const chain = [{ id: "cell", source: `console.log("before"); while (true) {}` }];
      const onOutput = () => globalThis.sandbox.stop();
      return globalThis.sandbox.run({ chain, seed: 1, budget: 1 }, { onOutput });
    });
    expect(told(result)).toBe("log: before\nstopped: The run was stopped.");
    await works();
  });

  test("RUN-2 another run", async () => {
    const results = await page.evaluate(() => {
      const request = (source: string) => ({ chain: [{ id: "cell", source }], seed: 1, budget: 1 });
      return Promise.all(["while (true) {}", "2"].map((source) => globalThis.sandbox.run(request(source))));
    });
    expect(results.map(told)).toEqual([
      "stopped: The run was stopped, because another one began.",
      "value: 2",
    ]);
  });

  test("the budget", async () => {
    const result = await run(`import { count } from "toy"; count(2_000_000);`);
    expect(result.error?.kind).toBe("budget");
    await works();
  });

  test("MSG-3 a picture too big to be sent is left out", async () => {
    const result = told(await run(`import { picture } from "toy"; show(picture("x".repeat(9e6))); 1`));
    expect(result).toBe(
      "error: The rest is left out: it is more than the page can take, or no plain data. Show or print less.",
    );
    await works();
  });

  test("dispose removes the frame, and a run brings it back", async () => {
    const frames = () => page.evaluate(() => document.querySelectorAll("iframe").length);
    await works();
    expect(await frames()).toBe(1);
    await page.evaluate(() => globalThis.sandbox.dispose());
    expect(await frames()).toBe(0);
    await works();
  });
});
