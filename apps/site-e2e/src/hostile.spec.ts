/**
 * Cells that a stranger wrote, each run on the exported site. Of each: the page stays alive, what the reader wrote is
 * kept, the page says what happened, the next run works, and nothing got out.
 */
import { expect, test } from "./course.ts";
import type { Hostile } from "./hostile/hostile.ts";
import { countFrames, playOn } from "./hostile/play.ts";
import { table } from "./hostile/table.ts";

/** So many cells share a page; a deep run takes each alone, on a fresh one. */
const together = process.env["LIGHTCONE_DEEP"] ? 1 : 8;

// The light editor takes a text at once; a trace would draw the page at every step.
test.use({ hasTouch: true, isMobile: true, trace: "off" });

for (const [kind, hostiles] of Object.entries(table))
  for (let from = 0; from < hostiles.length; from += together) {
    const some = hostiles.slice(from, from + together);
    test(`${kind}, from ${from + 1}`, async ({ page, course, canary }) => {
      await page.addInitScript(countFrames);
      await course.open();
      const play = playOn(page, canary.url);
      for (const [place, hostile] of some.entries())
        await test.step(hostile.name, async () => {
          const note = `${place}: the reader's own`;
          await play.attack(hostile, note);
          await play.tells(hostile);
          await play.goesOn(note);
          await play.keeps(hostile, note);
          await play.isShutOff();
          expect(canary.heard).toEqual([]);
        });
      const last = some.at(-1) as Hostile;
      await play.survivesReload(last, `${some.length - 1}: the reader's own`);
      expect(canary.heard).toEqual([]);
      course.complaints.length = 0; // the browser's words about what it refused to cells
    });
  }

test("the table has the number of cells that it should, each once", () => {
  const names = Object.values(table).flatMap((hostiles) => hostiles.map(({ name }) => name));
  expect(names.length).toBeGreaterThanOrEqual(100);
  expect(new Set(names).size).toBe(names.length);
});
