/** A picture in a browser: by keyboard, mouse and touch, and for assistive technology. */
import AxeBuilder from "@axe-core/playwright";
import type { BrowserContext, BrowserContextOptions, Page } from "@playwright/test";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
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

async function open(what: string, options: BrowserContextOptions = {}) {
  reader = await stage.reader({ viewport: { width: 1_000, height: 800 }, ...options });
  page = await reader.newPage();
  await page.goto(`/?what=${what}`);
  await page.locator("figure svg, .lc-headline").first().waitFor();
}

const event = (number: number) => page.locator(`.lc-stage [data-event="${number}"]`);
const button = (name: string) => page.getByRole("button", { name, exact: true });
const slider = () => page.getByRole("slider", { name: "Time" });
const panel = () => page.getByRole("region", { name: "The chosen moment" });
const now = () => slider().getAttribute("aria-valuetext");
const press = async (...keys: readonly string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const focusedEvent = () =>
  page.waitForFunction(() => (document.activeElement as HTMLElement | null)?.dataset["event"] ?? null);

describe("a long picture", () => {
  test("is walked through by keyboard, far beyond what is drawn at first", async () => {
    await open("long");
    expect(await page.locator(".lc-stage [data-event]").count()).toBeLessThan(400);
    await event(0).focus();
    await press("End");
    await event(3_001).waitFor();
    await expect.poll(async () => (await focusedEvent()).jsonValue()).toBe("3001");
    await press("ArrowLeft", "ArrowDown");
    await expect.poll(async () => (await focusedEvent()).jsonValue()).toBe("2998");
    await press("Home");
    await expect.poll(async () => (await focusedEvent()).jsonValue()).toBe("1");
  });

  test("is zoomed around an event by keyboard, and out until all of it is seen, as bars", async () => {
    await open("long");
    const widths = () => page.locator(".lc-view-horizontal").evaluate((view) => view.scrollWidth);
    const before = await widths();
    await event(5).focus();
    await press("+");
    expect(await widths()).toBeGreaterThan(before * 1.4);
    await expect.poll(async () => (await focusedEvent()).jsonValue()).toBe("5");
    await press("0");
    expect(await widths()).toBeLessThanOrEqual(1_000);
    await expect.poll(() => page.locator(".lc-dense").textContent()).toContain("Bars for 3,002 events");
    expect(await page.evaluate(() => document.activeElement?.className)).toContain("lc-view-horizontal");
    await page.locator(".lc-dense").getByRole("button").click();
    expect(await widths()).toBeGreaterThan(2_000);
  });

  test("keeps the moment under the mouse when its wheel zooms, and is dragged without choosing anything", async () => {
    await open("long");
    const box = (await event(20).boundingBox())!;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, -300);
    await page.keyboard.up("Control");
    await expect
      .poll(async () => Math.abs((await event(20).boundingBox())!.x + box.width / 2 - x))
      .toBeLessThan(3);
    await page.mouse.down();
    await page.mouse.move(x - 150, y, { steps: 4 });
    await page.mouse.up();
    await expect
      .poll(async () => Math.round(x - ((await event(20).boundingBox())!.x + box.width / 2)))
      .toBeGreaterThan(140);
    expect(await panel().count()).toBe(0);
  });

  test("is zoomed by two fingers", async () => {
    await open("long", { hasTouch: true, viewport: { width: 360, height: 740 } });
    const view = page.locator(".lc-view-vertical");
    const { x, y, width } = (await view.boundingBox())!;
    const devtools = await reader.newCDPSession(page);
    const fingers = (type: "touchStart" | "touchMove" | "touchEnd", apart: number) =>
      devtools.send("Input.dispatchTouchEvent", {
        type,
        touchPoints: [-1, 1]
          .slice(0, type === "touchEnd" ? 0 : 2)
          .map((side, id) => ({ id, x: x + width / 2, y: y + 200 + side * apart })),
      });
    const before = await view.evaluate(({ scrollHeight }) => scrollHeight);
    await fingers("touchStart", 20);
    for (const apart of [25, 32, 40]) await fingers("touchMove", apart);
    await fingers("touchEnd", 0);
    await expect.poll(() => view.evaluate(({ scrollHeight }) => scrollHeight)).toBeGreaterThan(before * 1.8);
  });

  test("turns the pages of its table", async () => {
    await open("long");
    await page.getByText("Show as table").click();
    await button("Last").click();
    expect(await page.locator(".lc-pages").textContent()).toContain("Events 3,001 to 3,002 of 3,002");
    await button("Earlier").click();
    expect(await page.locator(".lc-as-table tbody tr").count()).toBe(100);
  });
});

describe("the cursor", () => {
  test("is put by a click and by Enter, steps by buttons and keys, and says what happened", async () => {
    await open("short");
    await event(3).click();
    expect(await panel().textContent()).toContain("At 10 ms, node B received Hello from A");
    await button("Step").click();
    expect(await now()).toBe("20 ms, event 6 of 7");
    await slider().focus();
    await press("ArrowRight");
    expect(await now()).toBe("25 ms, event 5 of 7");
    const told = page.locator("p.lc-unseen[role=status]");
    expect(await told.textContent()).toContain("node A received Answer from B");
    await event(6).focus();
    await press("Enter");
    expect(await now()).toBe("30 ms, event 7 of 7");
    expect(await button("Step").getAttribute("aria-disabled")).toBe("true");
    await button("Close").click();
    expect(await panel().count()).toBe(0);
  });

  test("opens a lost message, and goes to where it was sent", async () => {
    await open("short");
    await page.locator('.lc-arrow[data-envelope="1"] .lc-end').click({ force: true });
    expect(await panel().textContent()).toContain("Hello from A to C, sent at 0 ms, was lost.");
    expect(await now()).toBe("0 ms, event 1 of 7");
  });

  test("plays to the end; for who prefers less motion, from event to event", async () => {
    await open("short", { reducedMotion: "reduce" });
    await button("Play").click();
    await expect.poll(now).toBe("0 ms, event 1 of 7");
    await expect.poll(now, { timeout: 10_000 }).toBe("0 ms, event 2 of 7");
    await button("Pause").click();
    await reader.close();
    await open("short");
    await button("Play").click();
    await expect.poll(now, { timeout: 30_000 }).toBe("30 ms, event 7 of 7");
    await button("Play").waitFor();
  });
});

test("nodes and types of messages are hidden, and shown again", async () => {
  await open("short");
  await page.getByText("Filter", { exact: true }).click();
  await page.getByLabel("C", { exact: true }).uncheck();
  await page.getByLabel("Answer", { exact: true }).uncheck();
  await page.getByText("Filter: 2 hidden").waitFor();
  const events = () => page.locator(".lc-stage [data-event]").count();
  expect(await events()).toBe(3);
  await button("Show all").click();
  expect(await events()).toBe(7);
  await press("Escape");
  expect(await button("Show all").isVisible()).toBe(false);
});

/** Saves what is shown as a file: its name and its text. */
async function save(what: string, item: string | RegExp) {
  await page
    .getByRole("button", { name: `Save this ${what}` })
    .first()
    .click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: item }).first().click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  return [download.suggestedFilename(), Buffer.concat(chunks).toString()] as const;
}

test("an execution is saved as a picture, as data, and as a log for ShiViz", async () => {
  await open("short");
  const [svgName, svg] = await save("execution", "Picture (SVG)");
  expect([svgName, svg.startsWith("<svg")]).toEqual(["greeting-1.svg", true]);
  const [, json] = await save("execution", "Data (JSON)");
  expect(JSON.parse(json)).toMatchObject({ protocol: "greeting", fingerprint: "0123456789abcdef" });
  const [logName, log] = await save("execution", "Log for ShiViz");
  expect([logName, log.split("\n")[1]]).toEqual(["greeting-1.shiviz.log", 'A {"A":1}']);
});

test("the chart of a sweep comes when it is seen, and is saved with the colors that it has", async () => {
  await open("sweep");
  await page.locator(".lc-chart svg").first().waitFor();
  expect(await page.locator(".lc-chart").first().textContent()).toContain("published median 4");
  const [, svg] = await save("sweep", /^Chart of .* \(SVG\)$/);
  expect(svg).toMatch(/^<svg [^>]*xmlns=/);
  expect(svg).not.toContain("var(--");
});

test("a sweep, an exploration and a history are saved as data", async () => {
  for (const what of ["sweep", "exploration", "history"]) {
    await open(what);
    const [name, json] = await save(what, "Data (JSON)");
    expect([name, Object.keys(JSON.parse(json) as object).length > 1]).toEqual([`${what}.json`, true]);
    if (what !== "history") await reader.close();
  }
});

test.each([
  ["light", 1_000],
  ["dark", 360],
] as const)("axe finds nothing in any picture: %s, %i pixels wide", async (colorScheme, width) => {
  for (const what of ["short", "long", "exploration", "history", "sweep"]) {
    await open(what, { colorScheme, viewport: { width, height: 800 } });
    for (const table of await page.getByText("Show as table").all()) await table.click();
    if (what === "short") {
      await event(3).click();
      await page.getByText("Filter", { exact: true }).click();
    }
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect([what, violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)]).toEqual([what, []]);
    const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect([what, isWide]).toEqual([what, false]);
    if (what !== "sweep") await reader.close();
  }
});

test("another run of the same nodes is seen as the one before was, at the same time as far as it goes", async () => {
  await open("changing");
  await button("Zoom in").click();
  await slider().focus();
  await press("ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight");
  expect(await now()).toBe("20 ms, event 4 of 302");
  const width = () => page.locator(".lc-canvas").evaluate((canvas) => canvas.clientWidth);
  const before = await width();
  await button("Run longer").click();
  expect(await now()).toBe("20 ms, event 4 of 402");
  expect(await width()).toBeGreaterThan(before);
  await slider().focus();
  await press("PageUp", "PageUp");
  await button("Run shorter").click();
  expect(await now()).toBe("not chosen");
  expect(await page.locator(".lc-stage [data-event]").count()).toBeGreaterThan(3);
});
