import { describe, expect, test } from "vitest";
import { lintText } from "./lint-text.ts";

const pure = "packages/simulation/src/broken.ts";

describe("what a compiler lets through and a replay does not survive is a lint error in a pure package", () => {
  test.each([
    ["Math.random", "export const x = Math.random();", /Draw chance from the kernel/],
    ["a renamed random", "export const { random } = Math;", /Draw chance from the kernel/],
    ["new Date", "export const x = new Date();", /Virtual time comes in/],
    ["Date.now", "export const x = Date.now();", /Virtual time comes in/],
    ["globalThis.Date", "export const x = globalThis.Date;", /Virtual time comes in/],
    ["Intl", 'export const x = new Intl.NumberFormat("en");', /compare code units/],
    ["localeCompare", 'export const x = "a".localeCompare("b");', /compare code units/],
    ["Math.log", "export const x = Math.log(2);", /Engines differ in its last bit/],
  ])("%s", async (_, text, because) => {
    const said = await lintText(pure, `${text}\n`);
    expect(said).toEqual([expect.stringMatching(because)]);
  });

  test("also in content, whose library learners import", async () => {
    expect(await lintText("content/broken.ts", "export const x = Math.random();\n")).toHaveLength(1);
  });

  test("a diagram may use a sine: no fingerprint depends on it", async () => {
    expect(await lintText("packages/diagrams/src/fine.ts", "export const x = Math.sin(1);\n")).toEqual([]);
  });

  test("tests, and packages that are not pure, may", async () => {
    const text = "export const x = Math.random() + Date.now();\n";
    expect(await lintText("packages/simulation/src/fine.test.ts", text)).toEqual([]);
    expect(await lintText("packages/sandbox/src/fine.ts", text)).toEqual([]);
  });
});
