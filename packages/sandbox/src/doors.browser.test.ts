/** Doors whose code comes with a run, in a real browser. */
import type { Page } from "@playwright/test";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundleDoor } from "../bundle.mjs";
import { setStage, type Stage } from "../test/stage.ts";
import { told } from "../test/told.ts";
import type { DoorCode } from "./index.ts";

let stage: Stage;
let page: Page;
let folder: string;
let door: DoorCode;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "doors-"));
  const text =
    'import { six } from "toy-core"; export const answer = six * 7; export const tell = () => "told";';
  await writeFile(join(folder, "door.ts"), text);
  const code = await bundleDoor({ door: "./door.ts", core: ["toy-core"], resolveDir: folder });
  door = { name: "toy-door", code };
  stage = await setStage("../test/doors-worker.ts");
  page = await stage.open();
});
afterAll(async () => {
  await stage.close();
  await rm(folder, { recursive: true });
});

const run = async (source: string, doors: readonly DoorCode[]) =>
  told(
    await page.evaluate(
      ([source, doors]) =>
        globalThis.sandbox.run({ chain: [{ id: "a", source }], seed: 1, budget: 10 }, {}, doors),
      [source, doors] as const,
    ),
  );

describe("DOOR-1 the code of a door comes with the run that imports it", () => {
  test("and takes what it imports of the worker's core", async () => {
    expect(await run('import { answer, tell } from "toy-door"; [answer, tell()]', [door])).toBe(
      'value: [42, "told"]',
    );
    expect(await run('import { six } from "toy-core"; six', [])).toBe("value: 6");
    expect(stage.seen(), "nobody was asked for anything").toEqual([]);
  });

  test("in the next run it is there only if it comes again", async () => {
    const source = 'import { answer } from "toy-door"; answer';
    expect(await run(source, [])).toContain('The module "toy-door" is not loaded.');
    expect(await run(source, [door])).toBe("value: 42");
  });

  test("a name that is no door's is told with all that are", async () => {
    expect(await run('import { a } from "toy-nothing"; a', [door])).toContain(
      'There is no module "toy-nothing" for cells.',
    );
  });

  test("code that cannot be read, or throws, ends the run, and the next one works", async () => {
    for (const code of ["function (", 'function () { throw new Error("no door"); }'])
      expect(await run("1", [{ name: "toy-other", code }])).toMatch(/^crashed/);
    expect(await run("1", [door])).toBe("value: 1");
  });
});

test("DOOR-3 a cell cannot name what brings the doors", async () => {
  expect(await run("typeof LIGHTCONE_DOORS", [door])).toBe('value: "undefined"');
  expect(await run('(0, eval)("typeof LIGHTCONE_DOORS")', [door])).toBe('value: "undefined"');
});
