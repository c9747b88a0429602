import type { Page } from "@playwright/test";
import { expect, test } from "./course.ts";

const sources = (page: Page) => page.getByRole("dialog", { name: "Sources, to read" });

test("F12 on a protocol leads to its real source, to read; Escape leads back", async ({ course, page }) => {
  await course.open();
  const cell = course.cell("gst");
  await cell.write('import { abd } from "@lightcone/protocols/abd"; abd;');
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect(async () => {
    if ((await sources(page).count()) === 0) await page.keyboard.press("F12");
    await expect(sources(page)).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expect(sources(page).getByRole("region")).toContainText("export const abd");
  await expect(sources(page).getByLabel("File")).toHaveValue(/\/protocols\/src\/abd\//);
  await page.keyboard.press("Escape");
  await expect(cell.locator.locator(".monaco-editor").first()).toHaveClass(/focused/);
});

test("completion offers what the checkers export and writes the import; the cell then runs", async ({
  course,
  page,
}) => {
  await course.open();
  const cell = course.cell("gst");
  await cell.write("1;");
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("checkLineariz");
  const offered = page.locator(".suggest-widget.visible").getByText("checkLinearizability", { exact: true });
  await expect(async () => {
    if ((await offered.count()) === 0) await page.keyboard.press("Control+Space");
    await expect(offered.first()).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await page.keyboard.press("Enter");
  await expect(cell.locator.locator(".view-lines")).toContainText(/import\s\{\scheckLinearizability\s\}/);
  await cell.run();
  await expect(cell.value).toContainText("checkLinearizability");
});

test("every protocol and the checkers can be imported and run", async ({ course }) => {
  await course.open();
  const cell = course.cell("gst");
  await cell.write(
    'import { explore } from "@lightcone/checkers"; import { twoGenerals } from "@lightcone/checkers/impossibility"; import * as raft from "@lightcone/protocols/ring-election"; [explore, twoGenerals, Object.keys(raft).length > 0].map((each) => typeof each).join();',
  );
  await cell.run();
  await expect(cell.value).toHaveText('"function,function,boolean"');
});

test("an endless exploration ends with its cell's budget, at its line, and the next run works", async ({
  course,
}) => {
  await course.open();
  const cell = course.cell("timeouts");
  await cell.write(
    'import { explore } from "@lightcone/checkers"; explore({ initial: [0], next: (state: number) => [{ label: "more", state: state + 1 }] });',
  );
  await cell.run(/failed at line 1/);
  await expect(cell.locator.locator(".lc-output")).toContainText("The budget of 400,000");
  await cell.write('String("alive");');
  await cell.run();
});

test("a failure stands beside its line in Monaco, and an edit clears it", async ({ course, page }) => {
  await course.open();
  const cell = course.cell("gst");
  await cell.write('throw new Error("no quorum");');
  await cell.run(/failed/);
  await expect(cell.locator.locator(".lc-failed-message").first()).toContainText("no quorum");
  await page.keyboard.press("ControlOrMeta+End");
  await cell.locator.locator(".view-line").first().click();
  await page.keyboard.press("End");
  await page.keyboard.type(" ");
  await expect(cell.locator.locator(".lc-failed-message")).toHaveCount(0);
});

test("a question mark tells the shortcuts, and Shift+Enter runs and goes to the next cell", async ({
  course,
  page,
}) => {
  await course.open();
  await expect(page.getByRole("button", { name: "Keyboard shortcuts" })).toBeEnabled();
  await page.keyboard.press("Shift+?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await page.keyboard.press("Escape");
  const cell = course.cell("timeouts");
  await cell.button("Run").focus();
  await page.keyboard.press("Shift+Enter");
  await expect(cell.standing).toHaveText("up to date");
  await expect(cell.locator.locator(":focus")).toHaveCount(0);
  await expect(page.locator(".lc-cell .lc-run:focus")).toHaveCount(1);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test("the sources of what a cell imports open from its menu", async ({ course, page }) => {
    await course.open();
    const cell = course.cell("timeouts");
    await cell.locator.getByRole("button", { name: /^More about/ }).tap();
    await cell.locator.getByRole("menuitem", { name: "Sources of imported packages" }).tap();
    await expect(sources(page).getByRole("region")).toContainText("ping");
    await sources(page).getByRole("button", { name: "Close" }).tap();
    await expect(sources(page)).toHaveCount(0);
  });
});
