/** Long work of a cell, divided among the workers of the sandbox, in a real browser. */
import { executeChain, type CellResult, type WorkProgress } from "@lightcone/runtime";
import type { Page } from "@playwright/test";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { setStage, type Stage } from "../test/stage.ts";
import { told } from "../test/told.ts";
import { toyLibrary } from "../test/toy-library.ts";

let stage: Stage;
let page: Page;
beforeAll(async () => {
  stage = await setStage("../test/toy-worker.ts");
  page = await stage.open();
});
afterAll(() => stage.close());

const requestOf = (sources: readonly string[], budget = 100_000_000) => ({
  chain: sources.map((source, place) => ({ id: `cell-${place + 1}`, source })),
  seed: 1,
  budget,
});

/** Runs cells in the page; also tells what the page heard of their work, and how many frames it drew meanwhile. */
const run = (sources: readonly string[], budget?: number) =>
  page.evaluate(
    async (request) => {
      const work: WorkProgress[] = [];
      const outputs: string[] = [];
      let frames = 0;
      let isOver = false;
      const draw = () => {
        frames += 1;
        if (!isOver) requestAnimationFrame(draw);
      };
      requestAnimationFrame(draw);
      const result = await globalThis.sandbox.run(request, {
        onWork: (progress) => work.push(progress),
        onOutput: (output) => outputs.push(output.kind),
      });
      isOver = true;
      return { result, work, outputs, frames };
    },
    requestOf(sources, budget),
  );

const total = 'import { total } from "toy";';

describe("WORK-1 long work is divided", () => {
  test.each<[string, string[], number?]>([
    ["a sum", [`${total} total(60_000)`]],
    [
      "several, in several cells",
      [`${total} const a = total(30_000);`, `${total} [a, total(5), total(25_000, (n) => (n * a) % 1000)]`],
    ],
    [
      "a part that fails",
      [
        `${total}\ntotal(40_000, (n) => {\n  if (n > 30_000) throw new RangeError("at " + n);\n  return n;\n})`,
      ],
    ],
    [
      "a failure that is caught",
      [
        `${total} try { total(40_000, (n) => (n === 39_999 ? null.x : n)) } catch (e) { show(1); total(20_000) }`,
      ],
    ],
    ["a budget that does not suffice", [`${total}\n\ntotal(1_000_000)`], 300_000],
  ])("and comes to what one thread of Node comes to: %s", async (_, sources, budget) => {
    const { result } = await run(sources, budget);
    const request = requestOf(sources, budget);
    expect(result).toEqual(executeChain(request, { library: toyLibrary, realm: globalThis }));
  });

  test("among several workers, while the page draws", async () => {
    const { result, frames } = await run(['import { workers } from "toy"; workers(4_000_000)']);
    const [output] = result.outputs;
    expect(output?.kind).toBe("value");
    expect(Number((output as { text: string }).text)).toBeGreaterThan(1);
    expect(frames).toBeGreaterThan(1);
  });
});

test("WORK-2 the page hears of each part what it came to, and all of them come to the result", async () => {
  const { result, work } = await run([`${total} total(5); total(60_000)`]);
  expect(told(result)).toBe(`value: ${(60_000 * 59_999) / 2}`);
  expect(work.length).toBeGreaterThan(3);
  expect(work.map(({ work, count }) => [work, count])).toEqual(work.map(() => [1, 60_000]));
  const dones = work.map(({ done }) => done);
  expect(dones).toEqual(dones.toSorted((a, b) => a - b));
  expect(work.at(-1)).toMatchObject({ done: 60_000, events: 600_000 });
  expect(work.reduce((sum, { text }) => sum + Number(text), 0)).toBe((60_000 * 59_999) / 2);
});

describe("WORK-3 what ends a run ends its helpers", () => {
  const works = async () => expect(told((await run(["6 * 7"])).result)).toBe("value: 42");

  test("Stop, with the outputs that came before", async () => {
    const { result, heard } = await page.evaluate(
      async (request) => {
        const heard: number[] = [];
        const result = await globalThis.sandbox.run(request, {
          onWork({ done }) {
            heard.push(done);
            if (heard.length === 3) globalThis.sandbox.stop();
          },
        });
        return { result, heard };
      },
      requestOf([`${total} console.log("before"); total(10_000_000)`]),
    );
    expect(told(result)).toBe("log: before\nstopped: The run was stopped.");
    expect(heard).toHaveLength(3);
    await works();
  });

  test("a helper that makes no progress", async () => {
    const result = await page.evaluate(
      async (request): Promise<CellResult> => {
        const impatient = createSandbox({ url: "/sandbox/index.html", stallSeconds: 3 });
        const result = await impatient.run(request);
        impatient.dispose();
        return result;
      },
      requestOf([`${total} total(60_000, (n) => { while (n > 30_000); return n; })`]),
    );
    expect(told(result)).toBe("timeout: The run was ended: for 3 seconds the cell made no progress.");
    await works();
  });

  test("a helper that breaks down", async () => {
    const cell = `${total} total(60_000, (n) => { if (n === 50_000) { reportError(new Error("no more")); while (true); } return n; })`;
    const { result } = await run([cell]);
    expect(told(result)).toBe("crashed: The cell's worker broke down: Uncaught Error: no more");
    await works();
  });
});

test("WORK-4 outputs before and after the work come once, in their order", async () => {
  const cell = `${total} console.log("before"); show(total(30_000)); console.log("between"); total(30_000); console.log("after");`;
  const { result, outputs } = await run([cell]);
  expect(told(result)).toBe("log: before\nvalue: 449985000\nlog: between\nlog: after");
  expect(outputs).toEqual(["console", "value", "console", "console"]);
});
