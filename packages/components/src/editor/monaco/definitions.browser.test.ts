/** The ways out of a cell in Monaco, in a real browser: to another cell, into a package's source, and imports written. */
import type { BrowserContext, Page } from "@playwright/test";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { editedCell, inEditor, readers } from "../../../test/in-editor.ts";
import { setStage, type Stage } from "../../../test/stage.ts";

let stage: Stage;
let reader: BrowserContext;
let page: Page;
const asked: string[] = [];
beforeAll(async () => {
  stage = await setStage("", "editing-page.tsx", true);
});
beforeEach(async () => {
  asked.length = 0;
  reader = await stage.reader(readers.Monaco);
  page = await reader.newPage();
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto("/");
});
afterEach(() => reader.close());
afterAll(() => stage.close());

const cell = (id: string) => inEditor(page, id);
const dialog = () => page.getByRole("dialog", { name: "Sources, to read" });

/** Presses a key until something comes of it: the language service may not have read the packages yet. */
async function pressUntil(key: string, isThere: () => Promise<boolean>) {
  await expect
    .poll(
      async () => {
        await page.keyboard.press(key);
        return isThere();
      },
      { interval: 500 },
    )
    .toBe(true);
}

describe("Go to definition", () => {
  test("leads from a cell into another one, whose editor opens with the cursor at the definition", async () => {
    await cell("use").open();
    await cell("use").goTo(1, 15); // share
    await pressUntil("F12", async () => (await editedCell(page)) === "share");
    await page.keyboard.type("our_");
    await expect.poll(() => cell("share").text()).toContain("const our_share = ");
  });

  test("leads into a cell whose editor is open already, and what was typed there counts", async () => {
    await cell("share").open();
    await cell("share").write("const before = 1;\nconst share = (n: number) => n;");
    await cell("use").open();
    await cell("use").goTo(1, 15);
    await pressUntil("F12", async () => (await editedCell(page)) === "share");
    await page.keyboard.type("my_");
    await expect
      .poll(() => cell("share").text())
      .toBe("const before = 1;\nconst my_share = (n: number) => n;");
  });

  test("does not make the types of the other cell stand still", async () => {
    await cell("use").open();
    await cell("use").goTo(1, 15);
    await pressUntil("F12", async () => (await editedCell(page)) === "share");
    await cell("share").write('const share = (n: number) => "text" + n;');
    await cell("use").button("Edit").click();
    await cell("use").write("const part: number = share(8);");
    await cell("use").root.locator(".squiggly-error").first().waitFor();
    await cell("share").button("Edit").click();
    await cell("share").write("const share = (n: number) => n;");
    await expect.poll(() => cell("use").root.locator(".squiggly-error").count()).toBe(0);
  });

  test("leads into the source of a package, to read; Escape leads back into the editor", async () => {
    await cell("share").open();
    await cell("share").goTo(3, 30); // quarter
    await pressUntil("F12", async () => (await dialog().count()) > 0);
    const listing = dialog().getByRole("region");
    await expect.poll(() => listing.textContent()).toContain("A quarter of a number: half of a half.");
    const line = dialog().locator(".lc-source-line");
    expect(await line.evaluate((mark) => (mark as HTMLElement).style.getPropertyValue("--line"))).toBe("4");
    expect(await listing.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press("Escape");
    await expect.poll(() => editedCell(page)).toBe("share");
    await page.keyboard.type("x");
    await expect.poll(() => cell("share").text()).toContain("xquarter(n)");
  });

  test("follows a click with Ctrl", async () => {
    await cell("share").open();
    const name = cell("share")
      .root.locator(".view-line span", { hasText: /^quarter$/ })
      .last();
    await expect
      .poll(
        async () => {
          if ((await dialog().count()) === 0)
            await name.click({ modifiers: ["ControlOrMeta"], timeout: 5_000 }).catch(() => {}); // it may open meanwhile
          return dialog().count();
        },
        { interval: 700 },
      )
      .toBe(1);
  });
});

describe("completion", () => {
  const list = () => page.locator(".suggest-widget.visible");

  test("offers what packages export and writes the import, whose sources then come", async () => {
    await cell("free").open();
    await cell("free").write("");
    await page.keyboard.type("hal");
    await pressUntil("Control+Space", async () => (await list().getByText("half").count()) > 0);
    await page.keyboard.press("Enter");
    await expect.poll(() => cell("free").text()).toBe('import { half } from "@lightcone/simulation";\nhalf');
    await page.keyboard.type('("8");');
    await cell("free").root.locator(".squiggly-error").first().waitFor();
  });

  test("adds to the import that the cell has", async () => {
    await cell("share").open();
    await page.keyboard.press("ControlOrMeta+End");
    await page.keyboard.type("\nrul");
    await pressUntil("Control+Space", async () => (await list().getByText("rule").count()) > 0);
    await page.keyboard.press("Enter");
    await expect
      .poll(() => cell("share").text())
      .toMatch(/^import \{ quarter, rule \} from "@lightcone\/protocols\/toy";[^]*\nrule$/);
  });

  test("offers the packages' names in an import", async () => {
    await cell("free").open();
    await cell("free").write("");
    await page.keyboard.type('import { quarter } from "');
    await pressUntil(
      "Control+Space",
      async () => (await list().getByText("@lightcone/protocols/toy").count()) > 0,
    );
  });
});

test("sources of packages come only when a cell mentions them", async () => {
  const sources = () =>
    asked.filter((path) => /^\/doors\/\w+\.json$/.test(path) && !path.includes("exports"));
  await cell("share").open();
  await cell("share").write("const share = (n: number) => n;");
  await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).length)).toBeGreaterThan(0);
  await page.keyboard.press("Escape");
  await page.reload();
  asked.length = 0;
  await cell("free").open();
  await cell("free").write("const text: number = '';");
  await cell("free").root.locator(".squiggly-error").first().waitFor(); // the language service has read all there is
  expect(sources()).toEqual([]);
  await cell("free").write('import { half } from "@lightcone/simulation";');
  await expect.poll(sources).toEqual(["/doors/simulation.json"]);
});
