/** What a reader does in an editor, in a real browser: the same in both kinds. */
import AxeBuilder from "@axe-core/playwright";
import type { BrowserContext, Page } from "@playwright/test";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { editedCell, inEditor, readers } from "../../test/in-editor.ts";
import { setStage, type Stage } from "../../test/stage.ts";

let stage: Stage;
let reader: BrowserContext;
let page: Page;
let cell: ReturnType<typeof inEditor>;
beforeAll(async () => {
  stage = await setStage("", "editing-page.tsx", true);
});
afterAll(() => stage.close());

const focused = () => page.evaluate(() => document.activeElement?.textContent ?? "");

describe.each(Object.entries(readers))("in the %s editor", (kind, options) => {
  beforeEach(async () => {
    reader = await stage.reader(options);
    page = await reader.newPage();
    await page.goto("/");
    cell = inEditor(page, "use");
  });
  afterEach(() => reader.close());

  test("the text is the cell's; typing changes it, and Reset brings the lesson's back", async () => {
    await cell.open();
    expect(await cell.root.locator(".lc-light").count()).toBe(kind === "light" ? 1 : 0);
    expect(await cell.text()).toBe("const part = share(8);\n\npart;");
    await cell.write("const part = 1;\npart + 1;");
    await expect.poll(() => cell.text()).toBe("const part = 1;\npart + 1;");
    await cell.button("Run").click();
    await expect.poll(() => cell.output.textContent()).toContain("2");
    await cell.button("Reset").click();
    await expect.poll(() => cell.text()).toBe("const part = share(8);\n\npart;");
  });

  test("an indentation is kept on the next line, and undone", async () => {
    await cell.open();
    await cell.write("const sum =\n  1 +");
    await page.keyboard.press("Enter");
    await page.keyboard.type("2;");
    await expect.poll(() => cell.text()).toBe("const sum =\n  1 +\n  2;");
    for (let step = 0; step < 3; step++) await page.keyboard.press("ControlOrMeta+z");
    await expect.poll(() => cell.text()).not.toContain("2;");
  });

  test("Ctrl+Enter runs, and Shift+Enter runs and goes on to the next cell; neither is a line", async () => {
    await cell.open();
    await page.keyboard.press("ControlOrMeta+Enter");
    await expect.poll(() => cell.standing.textContent()).toBe("up to date");
    expect(await cell.output.textContent()).toContain("3");
    expect(await editedCell(page)).toBe("use");
    await page.keyboard.press("Shift+Enter");
    await expect.poll(focused).toBe("Run");
    expect(await page.evaluate(() => document.activeElement?.closest(".lc-cell")?.id)).toBe("cell-free");
    await expect.poll(() => cell.standing.textContent()).toBe("up to date");
    expect(await cell.text()).toBe("const part = share(8);\n\npart;");
  });

  test("Ctrl and a period stops a run", async () => {
    await cell.open();
    await cell.write("for (;;) {}");
    await page.keyboard.press("ControlOrMeta+Enter");
    await cell.button("Stop").waitFor();
    await page.keyboard.press("ControlOrMeta+.");
    await expect.poll(() => cell.standing.textContent()).toBe("stopped");
    expect(await cell.text()).toBe("for (;;) {}");
  });

  test("it has a name and says how to leave; Escape leads to Run", async () => {
    await cell.open();
    const { label, hint } = await page.evaluate(() => {
      const element = document.activeElement!;
      const described = element.getAttribute("aria-describedby") ?? "";
      return {
        label: element.getAttribute("aria-label"),
        hint: document.getElementById(described)?.textContent ?? "",
      };
    });
    expect(label).toContain("Code of use");
    expect(hint).toMatch(/Escape leaves the editor/);
    await page.keyboard.press("Escape");
    await expect.poll(focused).toBe("Run");
  });

  test("keys that are shortcuts elsewhere are letters here", async () => {
    await cell.open();
    await cell.write("");
    await page.keyboard.type("// ? j k e d r");
    await expect.poll(() => cell.text()).toBe("// ? j k e d r");
    expect(await page.locator("dialog[open]").count()).toBe(0);
  });

  test("a failure stands beside its line, before and in the editor, and an edit clears it", async () => {
    await cell.open();
    await cell.write("const part = 8;\n\nnull.x;");
    await page.keyboard.press("ControlOrMeta+Enter");
    await expect.poll(() => cell.message()).toMatch(/null/);
    const middle = (await cell.band())!;
    expect(middle, "the third line, of 22 or 24 pixels each, after a lead of 12").toBeGreaterThan(
      12 + 2 * 22,
    );
    expect(middle).toBeLessThan(12 + 3 * 24);
    expect(await cell.output.textContent()).toContain("Line 3");
    const beside = (await cell.root.locator(".lc-line-message, .lc-failed-message").first().boundingBox())!;
    const { x } = (await cell.root.locator(".lc-code").boundingBox())!;
    expect(beside.x - x, "behind the seven letters of the line").toBeGreaterThan(16 + 7 * 8);

    await page.keyboard.press("ControlOrMeta+End");
    await page.keyboard.type(" ");
    await expect.poll(() => cell.message()).toBe("");
    expect(await cell.band()).toBeNull();
  });

  test("a failure in a cell that another one needs stands in that cell's own code", async () => {
    const needed = inEditor(page, "share");
    await needed.open();
    await needed.write('const share = (n: number) => { throw new Error("no share of " + n); };');
    await cell.button("Run").click();
    await expect.poll(() => needed.message()).toContain("no share of 8");
    expect(await cell.message()).toBe("");
  });

  test("the sources of what a cell imports are in its menu, to read; Escape leads back", async () => {
    const importing = inEditor(page, "share");
    await importing.root.getByRole("button", { name: /^More about/ }).click();
    await importing.root.getByRole("menuitem", { name: "Sources of imported packages" }).click();
    const dialog = page.getByRole("dialog", { name: "Sources, to read" });
    await expect.poll(() => dialog.getByRole("region").textContent()).toContain("quarter");
    expect(await focused()).toContain("export { quarter, rule }");
    await dialog.getByLabel("File").selectOption({ label: "toy/rules.ts" });
    await expect.poll(() => dialog.getByRole("region").textContent()).toContain("A quarter of a number");
    const { violations } = await new AxeBuilder({ page }).include("dialog").analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    const box = await dialog.boundingBox();
    expect(box!.x).toBeGreaterThanOrEqual(0);
    expect(box!.x + box!.width).toBeLessThanOrEqual(options.viewport.width);
    await page.keyboard.press("Escape");
    await expect.poll(focused).toBe("More");
    expect(await dialog.count()).toBe(0);
  });
});

test("without an editor, a failure stands beside its line in the code as the page has it", async () => {
  reader = await stage.reader(readers.Monaco);
  page = await reader.newPage();
  await page.goto("/");
  cell = inEditor(page, "use");
  await cell.open();
  await cell.write("const part = 8;\n\nnull.x;");
  await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).length)).toBeGreaterThan(0);
  await page.keyboard.press("Escape");
  await page.reload();
  await cell.button("Run").click();
  await expect
    .poll(() => cell.root.locator(".lc-line-message").allTextContents())
    .toEqual([expect.stringMatching(/null/)]);
  expect(await cell.root.locator(".lc-editor").count()).toBe(0);
  await reader.close();
});
