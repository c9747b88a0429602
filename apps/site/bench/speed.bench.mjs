// @ts-check
/** How long a reader waits for what they asked for, in a real browser. The baseline is a page that only paints. */
import { median, milliseconds, openBench } from "./stage.mjs";

const { page, close } = await openBench("speed-page.tsx");
const measure = async (/** @type {string} */ what) => {
  await page.evaluate((what) => globalThis.speed[what]?.(), what); // warm
  return median((await page.evaluate((what) => globalThis.speed[what]?.(), what)) ?? []);
};

const paint = await measure("paint");
const rows = /** @type {const} */ ([
  ["warmRun", "from Run to its output, warm; asked: below 50"],
  ["chain", "the same for a chain of 10 cells; asked: below 150"],
  ["respawn", "from Stop in an endless loop to the result of the next run"],
  ["longRun", "a run of 100,000 events that nobody draws"],
  ["longPicture", "from Run to the first paint of those events; asked, without the run: below 500"],
]);

console.log("Medians, and multiples of the baseline");
console.log(`${milliseconds(paint)}          a paint (baseline)`);
for (const [what, says] of rows) {
  const ms = await measure(what);
  console.log(`${milliseconds(ms)}  ${(ms / paint).toFixed(1).padStart(6)}  ${says}`);
}
await close();
