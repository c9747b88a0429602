import { expect, test } from "vitest";
import { inChromium } from "./in-chromium.ts";

const fixture = (name: string) => new URL(`./fixtures/in-chromium/${name}`, import.meta.url);

test("a module and what it imports is evaluated in a page", async () => {
  expect(await inChromium(fixture("engine.ts"))).toEqual({ hasDocument: true, sum: 0.1 + 0.2 + 0.3 });
});

test("what the module throws is thrown here", async () => {
  await expect(inChromium(fixture("broken.ts"))).rejects.toThrow("thrown in the page");
});
