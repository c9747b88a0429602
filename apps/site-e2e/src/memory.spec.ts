/**
 * Cells that fill the memory. The browser ends the process of their frame, and Playwright takes that for the end of the
 * page; so the page is looked at by another connection, as its reader sees it.
 */
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { findBrowser } from "@lightcone/config/browser";
import { type Browser, chromium, type Page } from "@playwright/test";
import { expect, test } from "./course.ts";
import { playOn } from "./hostile/play.ts";
import { bombs } from "./hostile/table.ts";

/** A heap that is full soon: what other cells and the machine have is left alone. */
const smallHeap = "--js-flags=--max-old-space-size=300";

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
  const args = [...found.args, smallHeap, `--remote-debugging-port=${port}`];
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

for (const hostile of bombs)
  test(`memory: ${hostile.name}`, async ({ site, canary }) => {
    await withBrowser(async (connect) => {
      const first = await connect();
      const page = await first.contexts()[0]!.newPage();
      await page.addInitScript(saveData);
      await page.goto(new URL("lessons/system-models/", site.url).href);
      await playOn(page, canary.url).begins(hostile, "the reader's own");
      // Playwright gives the page up when the frame's process ends; without that end, the page ends the run.
      const ended = page.waitForFunction(() => !document.querySelector("#cell-gst[aria-busy=true]"));
      await Promise.race([page.waitForEvent("crash"), ended.catch(() => null)]);
      await first.close();

      const second = await connect();
      const play = playOn(lessonIn(second), canary.url);
      await play.stands(hostile);
      await play.tells(hostile);
      await play.goesOn("the reader's own");
      await play.keeps(hostile, "the reader's own");
      expect(canary.heard).toEqual([]);
      await second.close();
    });
  });
