/**
 * Cells that fill the memory. Where they fill it before the page's patience ends, the browser ends the process of their
 * frame, and Playwright takes that for the end of the page; so the page is looked at by another connection, as its reader
 * sees it.
 */
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { findBrowser } from "@lightcone/config/browser";
import { type Browser, chromium, type Page } from "@playwright/test";
import { type Canary, expect, test } from "./course.ts";
import type { Hostile } from "./hostile/hostile.ts";
import { endlessLoops } from "./hostile/loops.ts";
import { playOn } from "./hostile/play.ts";
import { bombs } from "./hostile/table.ts";

/** A reader who saves data gets the light editor, which takes a text at once. */
const saveData = () => Object.defineProperty(navigator, "connection", { value: { saveData: true } });

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A browser that outlives what Playwright thinks of its pages. */
async function withBrowser(use: (connect: () => Promise<Browser>) => Promise<void>): Promise<void> {
  const port = await freePort();
  const found = findBrowser()!;
  const args = [...found.args, `--remote-debugging-port=${port}`];
  const browser = await chromium.launch({ executablePath: found.path, args });
  try {
    await use(() => chromium.connectOverCDP(`http://127.0.0.1:${port}`));
  } finally {
    await browser.close();
  }
}

const lessonIn = (browser: Browser): Page =>
  browser
    .contexts()
    .flatMap((context) => context.pages())
    .find((page) => page.url().includes("/lessons/"))!;

/** Begins to run a hostile cell on a fresh page, and looks at the page anew when `isOver`. */
async function attack(
  hostile: Hostile,
  site: string,
  canary: Canary,
  isOver: (page: Page) => Promise<unknown>,
): Promise<void> {
  await withBrowser(async (connect) => {
    const first = await connect();
    const page = await first.contexts()[0]!.newPage();
    await page.addInitScript(saveData);
    await page.goto(new URL("lessons/system-models/", site).href);
    await playOn(page, canary.url).begins(hostile, note);
    await isOver(page);
    await first.close();

    const second = await connect();
    const play = playOn(lessonIn(second), canary.url);
    await play.stands(hostile);
    await play.tells(hostile);
    await play.goesOn(note);
    await play.keeps(hostile, note);
    expect(canary.heard).toEqual([]);
    await second.close();
  });
}

const note = "the reader's own";

for (const hostile of bombs)
  test(`memory: ${hostile.name}`, async ({ site, canary }) => {
    await attack(hostile, site.url, canary, (page) => {
      const ended = page.waitForFunction(() => !document.querySelector("#cell-gst[aria-busy=true]"));
      return Promise.race([page.waitForEvent("crash"), ended.catch(() => null)]);
    });
  });

test("the process of the frame ends", async ({ site, canary }) => {
  const [loop] = endlessLoops as [Hostile];
  await attack(loop, site.url, canary, async (page) => {
    const frame = page.frames().find((each) => each !== page.mainFrame())!;
    const process = await page.context().newCDPSession(frame); // it has one of its own
    await Promise.all([page.waitForEvent("crash"), process.send("Page.crash").catch(() => null)]);
  });
});
