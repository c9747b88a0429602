/** What readers write is kept: over reloads, crashes, tabs and full disks, from browser to browser, from lesson to lesson. */
import { readFile } from "node:fs/promises";
import type { BrowserContext, Page } from "@playwright/test";
import { expect, test } from "./course.ts";
import { keptEdits } from "./hostile/play.ts";

// The light editor takes a text at once; a trace would draw the page at every step.
test.use({ hasTouch: true, isMobile: true, trace: "off" });

const mine = '"my own words";';

/** The lesson in a tab, in the words of its reader. */
function tabOf(page: Page) {
  const cell = page.locator("#cell-gst");
  const editor = cell.locator("textarea");
  return {
    page,
    cell,
    code: cell.locator(".lc-code"),
    button: (name: string) => cell.getByRole("button", { name, exact: true }),
    async write(source: string) {
      if ((await editor.count()) === 0) await this.button("Edit").click();
      await editor.fill(source);
    },
    /** The text stands on the page, in the editor or as code. */
    async shows(source: string) {
      if ((await editor.count()) > 0) await expect(editor).toHaveValue(source);
      else await expect(cell.locator(".lc-code")).toContainText(source);
    },
    /** The text is in the database. */
    async keeps(source: string) {
      await expect
        .poll(async () => (await keptEdits(page)).map((edit) => edit.source))
        .toContainEqual(source);
    },
    async exportAll(): Promise<string> {
      const downloading = page.waitForEvent("download");
      await page.getByRole("button", { name: "Export all saved work" }).last().click();
      return readFile(await (await downloading).path(), "utf8");
    },
    async importFile(text: string) {
      const buffer = Buffer.from(text);
      const file = { name: "work.json", mimeType: "application/json", buffer };
      await page.locator("input[type=file]").setInputFiles(file);
      await page.getByRole("button", { name: "Import", exact: true }).click();
      await expect(page.getByText("Imported.")).toBeVisible();
    },
  };
}

const lessonOf = (site: string) => new URL("lessons/system-models/", site).href;

async function open(context: BrowserContext, site: string) {
  const page = await context.newPage();
  await page.goto(lessonOf(site));
  return tabOf(page);
}

test("an edit is there after a reload, and after the page was left in the middle of a word", async ({
  context,
  site,
}) => {
  const tab = await open(context, site.url);
  await tab.write(mine);
  await tab.keeps(mine);
  await tab.page.reload();
  await tab.shows(mine);
  await tab.write('"and then so');
  await tab.page.goto("about:blank");
  await tab.page.goto(lessonOf(site.url));
  await tab.shows('"and then so');
});

test("an edit is there after its tab was killed, in another one", async ({ context, site }) => {
  const killed = await open(context, site.url);
  await killed.write(mine);
  await killed.keeps(mine);
  const crash = killed.page.waitForEvent("crash");
  void killed.page.goto("chrome://crash").catch(() => {});
  await crash;
  await (await open(context, site.url)).shows(mine);
});

test("an edit is there after its cell killed the sandbox", async ({ context, site }) => {
  const tab = await open(context, site.url);
  const source = 'reportError(new Error("no more")); while (true);';
  await tab.write(source);
  await tab.button("Run").click();
  await expect(tab.cell).toContainText("The cell's worker broke down");
  await tab.page.reload();
  await tab.shows(source);
  await expect(tab.cell.locator("[data-standing]")).toHaveText("edited"); // it does not run by itself
});

test("two tabs show the same, and keep both versions when both were edited at once", async ({
  context,
  site,
}) => {
  const [one, two] = [await open(context, site.url), await open(context, site.url)];
  await one.write(mine);
  await two.shows(mine);
  await expect(two.cell).toContainText("made in another tab");
  await two.write('"ours";'); // opens its editor
  await one.shows('"ours";');
  for (const { page } of [one, two]) await page.clock.install(); // no pause in typing ends before the test says so
  await one.write('"one";');
  await two.write('"two";');
  for (const { page } of [one, two]) await page.clock.runFor(1_000);
  for (const tab of [one, two])
    await expect(tab.cell).toContainText("changed in another tab at the same time");
  await two.button("Take the other").click();
  await one.shows('"one";');
  await two.shows('"one";');
  await two.keeps('"two";'); // set aside
});

test("a file takes all work to a clean profile", async ({ context, site, browser }) => {
  const here = await open(context, site.url);
  await here.write(mine);
  const file = await here.exportAll();
  const there = await browser.newContext({ hasTouch: true, isMobile: true });
  const tab = await open(there, site.url);
  await expect(tab.code).not.toContainText(mine);
  await tab.importFile(file);
  await tab.shows(mine);
  await tab.page.reload();
  await tab.shows(mine);
  await there.close();
});

test("a full disk is said, work goes on, and it is saved when there is space again", async ({
  context,
  site,
}) => {
  const tab = await open(context, site.url);
  const { origin } = new URL(site.url);
  const debug = await context.newCDPSession(tab.page);
  await debug.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1 });
  await tab.write(mine);
  const alert = tab.page.getByRole("alert").filter({ hasText: "not saved" });
  await expect(alert).toContainText("the browser has no space left for this site");
  await tab.button("Run").click();
  await expect(tab.cell).toContainText('"my own words"');
  expect(JSON.parse(await tab.exportAll())).toMatchObject({ edits: [{ source: mine }] });
  await debug.send("Storage.overrideQuotaForOrigin", { origin });
  await tab.write(`${mine} `);
  await expect(alert).toHaveCount(0);
  await tab.keeps(`${mine} `);
});

test("when the lesson has changed since, both are offered, and a merge", async ({
  context,
  site,
  browser,
}) => {
  const tab = await open(context, site.url);
  const original = (await tab.code.innerText()).trimEnd();
  await tab.write(`${original}\n// my own line`);
  const work = JSON.parse(await tab.exportAll()) as { edits: { original: string; source: string }[] };
  // As if the lesson had got its first line since: the edit was made on the code without it.
  const [edit] = work.edits as [{ original: string; source: string }];
  const withoutFirst = (text: string) => text.slice(text.indexOf("\n") + 1);
  work.edits = [{ ...edit, original: withoutFirst(edit.original), source: withoutFirst(edit.source) }];
  const later = await browser.newContext({ hasTouch: true, isMobile: true });
  const changed = await open(later, site.url);
  await changed.importFile(JSON.stringify(work));
  await expect(changed.cell).toContainText("The lesson’s code of this cell has changed since you edited it.");
  await expect(changed.button("Keep mine")).toBeVisible();
  await expect(changed.button("Take the lesson’s")).toBeVisible();
  await changed.button("Compare and merge").click();
  await changed.button("Use the merged text").click();
  await expect(changed.code).toContainText("my own line");
  await expect(changed.code).toContainText(original.split("\n")[0]!);
  await changed.page.reload();
  await expect(changed.code).toContainText("my own line");
  await later.close();
});
