/** A run that a reader breaks, in a browser: by mouse, by keyboard alone, on a phone, and for assistive technology. */
import AxeBuilder from "@axe-core/playwright";
import type { BrowserContext, BrowserContextOptions, Page } from "@playwright/test";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { setStage, type Stage } from "../../../test/stage.ts";
import { theme } from "../../../test/theme.ts";

let stage: Stage;
let reader: BrowserContext;
let page: Page;
beforeAll(async () => {
  stage = await setStage(theme, "pictures.tsx");
});
afterEach(() => reader.close());
afterAll(() => stage.close());

async function open(options: BrowserContextOptions = {}, what = "disturbed") {
  reader = await stage.reader({ viewport: { width: 1_000, height: 800 }, ...options });
  page = await reader.newPage();
  await page.goto(`/?what=${what}`);
  await page.locator("figure svg").first().waitFor();
}

const original = (number: number) => page.locator(`.lc-stage [data-event="${number}"]`).first();
const button = (name: string | RegExp) => page.getByRole("button", { name });
const fork = () => page.getByRole("region", { name: "The run as you changed it" });
const giveUp = () => button("Give up “messages arrive” and try");

test("a message is lost, against the model, and what becomes of that stands beside the original", async () => {
  await open();
  await original(3).click();
  await button("Lose Hello from A").click();
  await giveUp().waitFor();
  expect(await page.locator(".lc-refused").textContent()).toContain("The model's links lose no message.");
  expect(await fork().count()).toBe(0);
  await giveUp().click();
  await fork().waitFor();
  expect(await fork().textContent()).toContain("Hello from A to B is lost.");
  expect(await fork().getByRole("status").first().textContent()).toBe(
    "Up to 0 ms both runs are the same. Then 2 events of the original are gone. To C the two runs look the same. It now breaks “everybody is greeted”. ",
  );
  expect(await page.locator(".lc-event.lc-is-gone").count()).toBe(2);
  expect(await fork().locator("[data-event]").count()).toBe(5);

  // The fork is a run like any other: it has faults to go to, a cursor, states, a table, and can be changed further.
  await fork().getByRole("button", { name: "Go to 30 ms: C crashes" }).click();
  await fork().getByRole("button", { name: "Restart C" }).click();
  await button("Take back the last").waitFor();
  await expect.poll(() => fork().locator(".lc-is-added").count()).toBe(1);
  await button("Take back the last").click();
  await expect.poll(() => fork().locator(".lc-is-added").count()).toBe(0);
  await page.getByText("Show your run as table").click();
  await expect.poll(() => fork().locator("tbody tr").count()).toBe(5);
  await button("Discard").click();
  expect([await fork().count(), await page.locator(".lc-is-gone").count()]).toEqual([0, 0]);
});

test("all of it without a mouse, and the focus stays where it is", async () => {
  await open();
  await original(3).focus();
  await page.keyboard.press("Enter");
  const focusOn = async (name: string) => {
    const wanted = button(name);
    for (let steps = 0; steps < 40; steps++) {
      if (await wanted.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`Tab does not lead to “${name}”.`);
  };
  await focusOn("Let Hello from A take 20 ms");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("45");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await giveUp().waitFor();
  expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe(
    "Let Hello from A take 45 ms",
  );
  await focusOn("Give up “messages arrive” and try");
  await page.keyboard.press("Enter");
  await fork().waitFor();
  expect(await fork().textContent()).toContain("Hello from A to B takes 45 ms.");
});

test("a picture without a run offers nothing to break", async () => {
  await open({}, "short");
  await original(3).click();
  await page.getByRole("region", { name: "The chosen moment" }).waitFor();
  expect(await page.getByRole("group", { name: "Break it" }).count()).toBe(0);
});

test.each([
  ["light", 1_000],
  ["dark", 360],
] as const)("axe finds nothing, and nothing is too wide: %s, %i pixels", async (colorScheme, width) => {
  const isPhone = width < 600;
  await open({
    colorScheme,
    viewport: { width, height: 740 },
    hasTouch: isPhone,
    reducedMotion: "reduce",
  });
  const press = (target: ReturnType<typeof button>) => (isPhone ? target.tap() : target.click());
  await press(original(3));
  await press(button("Crash B"));
  await giveUp().waitFor();
  const found = async () => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  };
  expect(await found()).toEqual([]);
  await press(giveUp());
  await fork().waitFor();
  expect(await found()).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
  const animation = await fork().evaluate((section) => getComputedStyle(section).animationName);
  expect(animation).toBe("none");
});
