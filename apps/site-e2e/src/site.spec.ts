import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./course.ts";

const pages = {
  home: "",
  lesson: "lessons/system-models/",
  map: "map/",
  glossary: "glossary/",
  claims: "claims/",
  differing: "does-not-reproduce/",
  licenses: "licenses/",
  missing: "no-such-page/",
};

for (const scheme of ["light", "dark"] as const) {
  test.describe(scheme, () => {
    test.use({ colorScheme: scheme });

    for (const [name, path] of Object.entries(pages)) {
      test(`axe finds nothing on the page: ${name}`, async ({ course, page }) => {
        await course.open(path);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
        course.complaints.length = 0;
      });
    }

    test("axe finds nothing in a cell that is edited and has run", async ({ course, page }) => {
      await course.open();
      const cell = course.cell("gst");
      await cell.write("console.log('hello'); undefinedName;");
      await cell.run(/failed/);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    });
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  for (const [name, path] of Object.entries(pages)) {
    test(`nothing is wider than the screen: ${name}`, async ({ course, page }) => {
      await course.open(path);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      course.complaints.length = 0;
    });
  }

  test("a cell is edited in the light editor and runs", async ({ course }) => {
    await course.open();
    const cell = course.cell("gst");
    await cell.button("Edit").tap();
    const editor = cell.locator.getByRole("textbox");
    await editor.fill("1 + 1;");
    await cell.button("Run").tap();
    await expect(cell.value).toHaveText("2");
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a lesson shows code, values and pictures", async ({ course, page }) => {
    await course.open();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("System models");
    const cell = course.cell("three-networks");
    await expect(cell.locator).toContainText("const monitor = ping");
    await expect(cell.locator.locator("figure svg").first()).toBeVisible();
    await expect(course.cell("timeouts").value).toContainText("wrongRuns: 0");
  });
});

test("a page that does not exist says so, with status 404", async ({ page, site }) => {
  const response = await page.goto(new URL("no-such-page/", site.url).href);
  expect(response?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("no page may evaluate strings", async ({ course, page }) => {
  await course.open();
  // In a task of the page's own: what the debugger evaluates itself is exempt from the policy.
  const refused = await page.evaluate(
    () =>
      new Promise((resolve) =>
        setTimeout(() => {
          try {
            resolve(eval("1"));
          } catch (error) {
            resolve((error as Error).name);
          }
        }),
      ),
  );
  expect(refused).toBe("EvalError");
  course.complaints.length = 0; // the policy's words
});

test("under a base path, pages, assets, cells and the editor work alike", async ({ page, basePathSite }) => {
  const misses: string[] = [];
  page.on("response", (response) => {
    if (response.status() >= 400) misses.push(response.url());
  });
  await page.goto(basePathSite.url);
  expect(new URL(page.url()).pathname).toBe("/course/");
  await page.getByRole("link", { name: "System models", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("System models");
  const cell = page.locator("#cell-timeouts");
  await cell.getByRole("button", { name: "Run" }).click();
  await expect(cell.locator("[data-standing]")).toHaveText("up to date");
  await cell.getByRole("button", { name: "Edit" }).click();
  await expect(cell.locator(".monaco-editor").first()).toBeVisible();
  expect(misses).toEqual([]);
});
