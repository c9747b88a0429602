import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./course.ts";

test.describe("the search", () => {
  test("finds words of the text and of the code, and leads to their section", async ({ course, page }) => {
    await course.open("");
    await page.getByRole("button", { name: "Search" }).click();
    const dialog = page.getByRole("dialog", { name: "Search the course" });
    await dialog.getByRole("searchbox").fill("timeoutMs");
    await expect(dialog.getByRole("status")).toHaveText(/^\d+ pages?$/);
    await expect(dialog.getByRole("link", { name: "System models", exact: true })).toBeVisible();
    await dialog.getByRole("searchbox").fill("indistinguishable");
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await dialog.getByRole("link", { name: "Slow or dead?" }).click();
    await expect(page).toHaveURL(/\/lessons\/system-models\/#slow-or-dead$/);
  });

  test("says when there is nothing, is opened and left by keyboard, and gives the focus back", async ({
    course,
    page,
  }) => {
    await course.open("");
    const button = page.getByRole("button", { name: "Search" });
    await button.focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Search the course" });
    await expect(dialog.getByRole("searchbox")).toBeFocused();
    await page.keyboard.type("xyzzyplugh");
    await expect(dialog.getByRole("status")).toHaveText(/^Nothing has “xyzzyplugh”/);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape"); // the first one empties the field
    await expect(dialog).toHaveCount(0);
    await expect(button).toBeFocused();
  });

  test("loads nothing before it is asked", async ({ course, page }) => {
    const loaded: string[] = [];
    page.on("request", (request) => loaded.push(new URL(request.url()).pathname));
    await course.open("");
    await page.waitForLoadState("networkidle");
    expect(loaded.filter((path) => path.includes("/pagefind/"))).toEqual([]);
  });

  test("works under a base path", async ({ page, basePathSite }) => {
    await page.goto(basePathSite.url);
    await page.keyboard.press("/");
    const dialog = page.getByRole("dialog", { name: "Search the course" });
    await dialog.getByRole("searchbox").fill("indistinguishable");
    await dialog.getByRole("link", { name: "System models", exact: true }).click();
    await expect(page).toHaveURL(/\/course\/lessons\/system-models\//);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("System models");
  });
});

test.describe("claims", () => {
  test("stand with what was published beside what came out", async ({ course, page }) => {
    await course.open("claims/");
    const claim = page.locator('[id="claim-wars.visibility"]');
    await claim.getByText("Published beside ours").click();
    const row = claim.getByRole("row").filter({ hasText: "profile lnkd-disk, r 1, w 1" });
    await expect(row.getByRole("cell").nth(1)).toHaveText("45.5");
    await expect(row.getByRole("cell").last()).toHaveText("holds");
  });

  test("that do not reproduce have a page of their own", async ({ course, page }) => {
    await course.open("does-not-reproduce/");
    await expect(page.getByText("gossip.average-site-of-push")).toBeVisible();
    await expect(page.getByText("wars.visibility")).toHaveCount(0);
  });
});

test("a citation shows its work beside it, and leads to the references", async ({ course, page }) => {
  await course.open();
  const citation = page.getByRole("link", { name: /Fischer, Lynch and Paterson 1985/ }).first();
  await citation.hover();
  const card = page.locator(".lc-card");
  await expect(card).toBeVisible();
  await expect(card).toContainText("Impossibility of distributed consensus with one faulty process");
  await page.keyboard.press("Escape");
  await expect(card).toBeHidden();
  await citation.click();
  await expect(page).toHaveURL(/#reference-flp85$/);
  await expect(page.locator("#reference-flp85")).toBeInViewport();
});

test("sitemap and cards name whole addresses that exist", async ({ page, site }) => {
  const sitemap = await (await page.request.get(new URL("sitemap.xml", site.url).href)).text();
  const paths = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => new URL(url!).pathname);
  expect(paths).toContain("/lessons/system-models/");
  for (const path of paths)
    expect((await page.request.get(new URL(path, site.url).href)).status(), path).toBe(200);
  await page.goto(new URL("lessons/system-models/", site.url).href);
  const image = await page.locator('meta[property="og:image"]').getAttribute("content");
  const card = await page.request.get(new URL(new URL(image!).pathname, site.url).href);
  expect(card.headers()["content-type"]).toBe("image/png");
});
