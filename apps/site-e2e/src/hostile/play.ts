import type { Page } from "@playwright/test";
import { expect } from "../course.ts";
import { outOfPatience, type Hostile } from "./hostile.ts";

/** The cell that a stranger has written, and one of the reader's. */
const stranger = "gst";
const readers = "timeouts";

/** Counts the frames that the page draws. For pages, before anything of theirs runs. */
export function countFrames(): void {
  if (window !== top) return;
  const draw = () => {
    window.framesDrawn = (window.framesDrawn ?? 0) + 1;
    requestAnimationFrame(draw);
  };
  draw();
}

declare global {
  interface Window {
    framesDrawn?: number;
  }
}

/** A lesson in which one cell is hostile, on a page whose cells open in the light editor. */
export function playOn(page: Page, canary: string) {
  const cell = (id: string) => page.locator(`#cell-${id}`);
  const editor = (id: string) => cell(id).locator("textarea");
  const run = (id: string) => editor(id).press("ControlOrMeta+Enter");
  const framesDrawn = () => page.evaluate(() => window.framesDrawn ?? 0);
  const sourceOf = ({ source }: Hostile) => source.replaceAll("CANARY", canary);

  async function write(id: string, source: string) {
    if ((await editor(id).count()) === 0)
      await cell(id).getByRole("button", { name: "Edit", exact: true }).click();
    await editor(id).fill(source);
  }

  return {
    write,
    run,
    /** Runs the stranger's cell, and meanwhile writes in the reader's. */
    async begins(hostile: Hostile, note: string) {
      await write(stranger, sourceOf(hostile));
      await run(stranger);
      await write(readers, `"${note}";`);
    },
    /** The run ends, as the table says. */
    async stands({ stands }: Hostile) {
      await expect(cell(stranger).locator("[data-standing]")).toHaveText(new RegExp(`^${stands}`));
    },
    /** All of it, on a page that is looked at all the time. */
    async attack(hostile: Hostile, note: string) {
      const before = await framesDrawn();
      await this.begins(hostile, note);
      await this.stands(hostile);
      // A loop on the page's own thread would let it draw nothing.
      if (hostile.seen === outOfPatience) expect((await framesDrawn()) - before).toBeGreaterThan(3);
    },
    /** The page says what happened. */
    async tells({ seen }: Hostile) {
      await expect(cell(stranger).locator(".lc-output")).toContainText(seen, { useInnerText: true });
    },
    /** What the reader wrote is kept, in the database and on the page. */
    async keeps(hostile: Hostile, note: string) {
      await expect(editor(readers)).toHaveValue(`"${note}";`);
      const kept = async () => (await keptEdits(page)).map(({ source }) => source);
      await expect.poll(kept).toEqual(expect.arrayContaining([sourceOf(hostile), `"${note}";`]));
    },
    /** The next run works: the reader's cell says what the reader wrote. */
    async goesOn(note: string) {
      await run(readers);
      await expect(cell(readers).locator(".lc-output")).toHaveText(`"${note}"`);
    },
    /** The frame in which cells run has nobody's origin. */
    async isShutOff() {
      const [, frame] = page.frames();
      expect(await frame!.evaluate(() => self.origin)).toBe("null");
    },
    /** After a reload both cells say what they said. */
    async survivesReload(hostile: Hostile, note: string) {
      await page.reload();
      await expect(cell(stranger).locator(".lc-code")).toContainText(firstLine(sourceOf(hostile)));
      await expect(cell(readers).locator(".lc-code")).toContainText(`"${note}";`);
    },
  };
}

const firstLine = (source: string) => source.trim().split("\n")[0]!.slice(0, 80);

/** All edits that the browser keeps. */
export const keptEdits = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<{ source: string }[]>((resolve, reject) => {
        const opening = indexedDB.open("lightcone");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const database = opening.result;
          const asking = database.transaction("edits").objectStore("edits").getAll();
          asking.onsuccess = () => {
            database.close();
            resolve(asking.result);
          };
        };
      }),
  );
