/** The shortcuts of the page, in a real browser: what tells them, what they do, and where they keep still. */
import AxeBuilder from "@axe-core/playwright";
import type { BrowserContext, Page } from "@playwright/test";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { setStage, type Stage } from "../../test/stage.ts";

let stage: Stage;
let reader: BrowserContext;
let page: Page;
beforeAll(async () => {
  stage = await setStage("", "editing-page.tsx");
});
beforeEach(async () => {
  reader = await stage.reader({ viewport: { width: 1000, height: 400 } });
  page = await reader.newPage();
  await page.goto("/");
  await page.getByRole("button", { name: "Keyboard shortcuts" }).waitFor();
});
afterEach(() => reader.close());
afterAll(() => stage.close());

const dialog = () => page.getByRole("dialog", { name: "Keyboard shortcuts" });
/** The cell that has the focus, and what in it has. */
const focused = () =>
  page.evaluate(() => {
    const { activeElement } = document;
    return `${activeElement?.closest(".lc-cell")?.id ?? "page"}: ${activeElement?.textContent}`;
  });

test("a question mark shows all shortcuts, and so does a button; Escape leads back", async () => {
  const button = page.getByRole("button", { name: "Keyboard shortcuts" });
  await page.keyboard.press("Shift+?");
  await dialog().waitFor();
  for (const text of ["Run the cell", "Stop the run", "Move the cursor by an event", "Compare your code"])
    expect(await dialog().textContent()).toContain(text);
  const { violations } = await new AxeBuilder({ page }).include("dialog").analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect.poll(() => dialog().count()).toBe(0);
  await button.focus();
  await page.keyboard.press("Enter");
  await dialog().waitFor();
  await page.keyboard.press("Enter"); // on Close
  await expect.poll(() => dialog().count()).toBe(0);
  expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
});

test("j and k go from cell to cell and stay at the ends", async () => {
  const places: string[] = [];
  for (const key of ["j", "j", "j", "j", "k", "k", "k"]) {
    await page.keyboard.press(key);
    places.push((await focused()).split(":")[0]!);
  }
  const [first, second, third] = ["cell-share", "cell-use", "cell-free"];
  expect(places.slice(-5)).toEqual([third, third, second, first, first]);
  const box = await page.locator(`#${first} .lc-run`).boundingBox();
  expect(box!.y).toBeGreaterThanOrEqual(0);
});

test("e edits the cell; d compares and r resets what was changed there, and do nothing else", async () => {
  const cell = page.locator("#cell-use");
  await cell.getByRole("button", { name: "Run" }).focus();
  await page.keyboard.press("d");
  await page.keyboard.press("r");
  expect(await cell.locator(".lc-panel").count()).toBe(0);
  await page.keyboard.press("e");
  await cell.locator("textarea").fill("const part = 9;");
  await page.keyboard.press("Escape");
  await page.keyboard.press("d");
  await cell.locator(".lc-panel").waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("r");
  await expect.poll(() => cell.locator("textarea").inputValue()).toContain("share(8)");
  await cell.getByRole("button", { name: "Undo reset" }).waitFor();
});

test("shortcuts of a single key can be turned off, and stay off", async () => {
  await page.keyboard.press("Shift+?");
  await dialog().getByRole("checkbox").uncheck();
  await page.keyboard.press("Escape");
  await expect.poll(() => dialog().count()).toBe(0);
  const before = await focused();
  for (const key of ["j", "Shift+?"]) await page.keyboard.press(key);
  expect([await dialog().count(), await focused()]).toEqual([0, before]);
  await page.reload();
  await page.getByRole("button", { name: "Keyboard shortcuts" }).waitFor();
  await page.keyboard.press("Shift+?");
  expect(await dialog().count()).toBe(0);
  await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
  expect(await dialog().getByRole("checkbox").isChecked()).toBe(false);
});
