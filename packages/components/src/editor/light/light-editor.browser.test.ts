/** The light editor in a real browser: it must do what a text area does, and keep its colored copy in step. */
import type { BrowserContext, Locator, Page } from "@playwright/test";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openLesson, setStage, type Stage } from "../../../test/stage.ts";

let stage: Stage;
let reader: BrowserContext;
let page: Page;
let lesson: Awaited<ReturnType<typeof openLesson>>;
let area: Locator;
beforeAll(async () => {
  stage = await setStage();
});
beforeEach(async () => {
  reader = await stage.reader();
  lesson = await openLesson(reader);
  page = lesson.page;
  const { root, button } = lesson.cell("vote");
  await button("Edit").click();
  area = root.locator("textarea");
  await area.waitFor();
  return () => reader.close();
});
afterAll(() => stage.close());

const copy = () => lesson.cell("vote").root.locator(".lc-light-copy").textContent();
const end = "ControlOrMeta+End";

describe("typing", () => {
  test("begins where one begins to read, and the colored copy follows", async () => {
    await expect.poll(() => area.evaluate((element) => document.activeElement === element)).toBe(true);
    await page.keyboard.type("// first\n");
    expect(await area.inputValue()).toMatch(/^\/\/ first\nconst votes = 3;/);
    expect(await copy()).toBe(`${await area.inputValue()}\n`);
    expect(await lesson.cell("vote").root.locator(".lc-token-comment").textContent()).toBe("// first");
  });

  test("keeps the indentation on the next line, as a step that can be undone", async () => {
    await area.focus();
    await page.keyboard.press(end);
    await page.keyboard.type("\n  if (votes) {");
    await page.keyboard.press("Enter");
    await page.keyboard.type("x");
    expect(await area.inputValue()).toMatch(/\n {2}if \(votes\) \{\n {2}x$/);
    await page.keyboard.press("ControlOrMeta+z");
    await page.keyboard.press("ControlOrMeta+z");
    expect(await area.inputValue()).not.toContain("{\n  ");
    expect(await copy()).toBe(`${await area.inputValue()}\n`);
  });

  test("runs by Ctrl+Enter, which is no line of its own", async () => {
    await area.focus();
    const before = await area.inputValue();
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => lesson.cell("vote").root.textContent()).toMatch(/running|failed|up to date/);
    expect(await area.inputValue()).toBe(before);
  });
});

describe("leaving", () => {
  test("is by Tab or by Escape, and said so", async () => {
    const described = await area.getAttribute("aria-describedby");
    expect(await page.locator(`[id="${described}"]`).textContent()).toBe("Tab or Escape leaves the editor.");
    await area.focus();
    await page.keyboard.press("Tab");
    expect(await area.evaluate((element) => document.activeElement === element)).toBe(false);
    await area.focus();
    await page.keyboard.press("Escape");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Run");
  });

  test("has a name for assistive technology", async () => {
    expect(await area.getAttribute("aria-label")).toBe("Code of vote");
  });
});

test("text that comes from elsewhere replaces what is shown, and is no edit", async () => {
  await area.fill("const votes = 9;");
  await lesson.cell("vote").button("Reset").click();
  expect(await area.inputValue()).toContain("const votes = 3;");
  expect(await copy()).toBe(`${await area.inputValue()}\n`);
  await expect.poll(async () => (await lesson.edits()).map(({ isAside }) => isAside)).toEqual([true]);
});

test("a long line scrolls together with its copy", async () => {
  await area.fill(`const long = "${"x".repeat(400)}";`);
  await area.focus();
  await page.keyboard.press(end);
  const scrolls = () =>
    area.evaluate((element) => [element.scrollLeft, element.parentElement!.querySelector("pre")!.scrollLeft]);
  await expect.poll(async () => (await scrolls())[0]).toBeGreaterThan(0);
  await expect.poll(async () => (await scrolls()).map(Math.round)[1]).toBe(Math.round((await scrolls())[0]!));
});

test("marks of a failed run stand at their lines; a new text calls nobody; at the end nothing is left", async () => {
  const found = await page.evaluate(async () => {
    const element = document.body.appendChild(document.createElement("div"));
    const heard: string[] = [];
    const editor = await globalThis.light.mount(element, {
      cell: "a",
      source: "one\ntwo",
      label: "Code",
      describedBy: "",
      project: null as never, // this editor looks at no other cell
      onChange: (source) => heard.push(source),
      onBlur() {},
      onLeave() {},
    });
    const lines = () =>
      [...element.querySelectorAll<HTMLElement>(".lc-line-mark")].map((mark) =>
        mark.style.getPropertyValue("--line"),
      );
    editor.mark([
      { line: 1, column: 1, message: "" },
      { line: 2, column: null, message: "" },
    ]);
    const both = lines();
    editor.mark([]);
    editor.setValue("three");
    const text = element.querySelector("textarea")!.value;
    editor.dispose();
    return { both, none: lines(), text, heard, left: element.childElementCount };
  });
  expect(found).toEqual({ both: ["1", "2"], none: [], text: "three", heard: [], left: 0 });
});
