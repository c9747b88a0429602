/** The menu of a cell and what it opens: by keyboard, by pointer, for assistive technology. */
import AxeBuilder from "@axe-core/playwright";
import type { BrowserContext, Page } from "@playwright/test";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openLesson, setStage, type Stage } from "../../test/stage.ts";

let stage: Stage;
let reader: BrowserContext;
let page: Page;
let cell: ReturnType<Awaited<ReturnType<typeof openLesson>>["cell"]>;
beforeAll(async () => {
  stage = await setStage();
});
beforeEach(async () => {
  reader = await stage.reader({ viewport: { width: 360, height: 780 } });
  const lesson = await openLesson(reader);
  page = lesson.page;
  cell = lesson.cell("vote");
});
afterEach(() => reader.close());
afterAll(() => stage.close());

/** What has the focus, in words. */
const focused = () =>
  page.evaluate(() => {
    const { activeElement } = document;
    return activeElement?.getAttribute("aria-label") ?? activeElement?.textContent ?? "";
  });
const menu = () => cell.root.getByRole("menu");
const more = () => cell.root.getByRole("button", { name: "More about vote" });

async function press(...keys: readonly string[]) {
  for (const key of keys) await page.keyboard.press(key);
  return focused();
}

describe("the menu", () => {
  beforeEach(async () => {
    await cell.write("const votes = 9;");
    await more().focus();
  });

  test("opens by arrow keys, Enter and Space, at its first item or its last", async () => {
    expect(await press("ArrowDown")).toBe("Compare with the lesson’s code");
    expect(await more().getAttribute("aria-expanded")).toBe("true");
    expect(await press("Escape")).toBe("More about vote");
    expect(await more().getAttribute("aria-expanded")).toBe("false");
    expect(await press("ArrowUp")).toBe("Export all saved work");
    expect(await press("Escape", "Enter")).toBe("Compare with the lesson’s code");
    expect(await press("Escape", "Space")).toBe("Compare with the lesson’s code");
  });

  test("is walked through by arrow keys, which go round, by Home, End and first letters", async () => {
    expect(await press("ArrowDown", "ArrowDown")).toBe("Reset to the lesson’s code");
    expect(await press("End")).toBe("Export all saved work");
    expect(await press("ArrowDown")).toBe("Compare with the lesson’s code");
    expect(await press("ArrowUp")).toBe("Export all saved work");
    expect(await press("Home")).toBe("Compare with the lesson’s code");
    expect(await press("d")).toBe("Download the lesson as a project");
    expect(await press("d", "x")).toBe("Download the lesson as a project");
  });

  test("does not choose an item that has nothing to do", async () => {
    expect(await press("ArrowDown", "v")).toBe("Versions set aside (0)");
    expect(await press("Enter")).toBe("Versions set aside (0)");
    expect(await menu().isVisible()).toBe(true);
    await cell.root.getByRole("menuitem", { name: "Versions" }).click({ force: true });
    expect(await menu().isVisible()).toBe(true);
  });

  test("closes when the focus goes on, and when one points elsewhere", async () => {
    await press("ArrowDown", "Tab");
    expect(await menu().count()).toBe(0);
    await more().click();
    expect(await menu().isVisible()).toBe(true);
    await page.getByRole("heading", { name: "Votes" }).click();
    expect(await menu().count()).toBe(0);
  });

  test("chooses by Enter, and the focus comes back from the panel", async () => {
    await press("ArrowDown", "Enter");
    await cell.panel.waitFor();
    await expect.poll(focused).toContain("Your version and the lesson’s code");
    expect(await cell.panel.textContent()).toContain("1 line added, 3 lines removed.");
    await press("Escape");
    await expect.poll(focused).toBe("More about vote");
    expect(await cell.panel.count()).toBe(0);
  });

  test("stays inside a page of 360 pixels", async () => {
    await more().click();
    const box = await menu().boundingBox();
    expect(box!.x).toBeGreaterThanOrEqual(0);
    expect(box!.x + box!.width).toBeLessThanOrEqual(360);
  });
});

test("the focus stays in the cell when what had it goes away", async () => {
  await cell.write("const votes = 9;");
  await cell.button("Reset").click();
  await cell.choose("Versions set aside (1)");
  await cell.panel.getByRole("button", { name: /^Delete/ }).click();
  expect(await cell.panel.textContent()).toContain("No version is set aside.");
  expect(await cell.panel.evaluate((panel) => panel === document.activeElement)).toBe(true);
  await press("Escape");
  await cell.write("const votes = 8;");
  await page.goto("/?changed");
  await cell.button("Keep mine").click();
  expect(await focused()).toBe("More about vote");
});

/** What axe has to say about the cell and the end of the lesson. */
async function complaints() {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}

test("axe finds nothing in the menu, the panels and the import", async () => {
  await cell.write("const votes = 9;\nvotes >= quorum;");
  await more().click();
  expect(await complaints()).toEqual([]);
  await press("Escape");
  await cell.choose("Compare with the lesson’s code");
  await cell.panel.waitFor();
  expect(await complaints()).toEqual([]);
  await cell.button("Reset").click();
  await cell.choose("Versions set aside (1)");
  await cell.panel.getByText("Version of").click();
  expect(await complaints()).toEqual([]);
  await cell.panel.getByRole("button", { name: /^Bring back/ }).click();

  await page.goto("/?changed");
  await cell.button("Compare and merge").click();
  await cell.panel.getByRole("group", { name: /Changed in both/ }).waitFor();
  expect(await complaints()).toEqual([]);
  const file = {
    format: "lightcone-saved-work",
    version: 1,
    edits: [{ lesson: "votes", cell: "vote", source: "1;", original: "1;", savedAt: 1, isAside: false }],
    answers: [],
    progress: [],
  };
  await page.locator("input[type=file]").setInputFiles({
    name: "work.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(file)),
  });
  await page.getByRole("radio", { name: "Keep what is here" }).waitFor();
  expect(await complaints()).toEqual([]);
});
