import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import { setStage, type Stage } from "../../test/stage.ts";

let stage: Stage;
beforeAll(async () => void (stage = await setStage("", "grammar.tsx")));
afterAll(() => stage.close());

const phone = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true };

async function open(options: Parameters<Stage["reader"]>[0] = {}): Promise<Page> {
  const page = await (await stage.reader(options)).newPage();
  await page.goto("/");
  await page.getByRole("heading", { name: "Words" }).waitFor();
  return page;
}
const card = (page: Page) => page.locator(".lc-card");
const shown = (page: Page) => card(page).and(page.locator(":popover-open"));

test("a card comes with the pointer, stays while it is read, and goes", async () => {
  const page = await open();
  await page.getByRole("link", { name: "bivalent" }).hover();
  await shown(page).waitFor();
  expect(await card(page).innerText()).toBe("bivalent: Both decisions are still possible.");
  await card(page).hover();
  expect(await shown(page).count()).toBe(1);
  await page.getByRole("heading", { name: "Words" }).hover();
  await card(page).waitFor({ state: "hidden" });
});

test("by keyboard it comes with the focus, goes with Escape, and is no stop of its own", async () => {
  const page = await open();
  await page.keyboard.press("Tab");
  await shown(page).waitFor();
  await page.keyboard.press("Escape");
  await card(page).waitFor({ state: "hidden" });
  await page.keyboard.press("Tab");
  expect(await shown(page).innerText()).toContain("Michael J. Fischer and Nancy A. Lynch. Impossibility");
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("section 3");
});

test("who listens hears the definition with the word", async () => {
  const page = await open();
  const word = page.getByRole("link", { name: "bivalent" });
  const id = await word.getAttribute("aria-describedby");
  expect(await page.locator(`[id="${id}"]`).textContent()).toContain("Both decisions are still possible.");
});

test("a finger opens the card first, and follows the link with the second tap", async () => {
  const page = await open(phone);
  const citation = page.getByRole("link", { name: "(Fischer and Lynch 1985, section 3)" });
  await citation.tap();
  await shown(page).waitFor();
  expect(new URL(page.url()).hash).toBe("");
  const box = (await card(page).boundingBox())!;
  expect(box.x).toBeGreaterThanOrEqual(0);
  expect(box.x + box.width).toBeLessThanOrEqual(360);
  await citation.tap();
  expect(new URL(page.url()).hash).toBe("#reference-flp85");
  await card(page).waitFor({ state: "hidden" });
});

test.each(["light", "dark"] as const)("axe finds nothing while a card is open: %s", async (colorScheme) => {
  const page = await open({ colorScheme });
  await page.getByRole("link", { name: "(Fischer and Lynch 1985)" }).hover();
  await shown(page).waitFor();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
});
