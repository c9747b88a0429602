// @ts-check
/**
 * How often a picture follows a slider: a run of 5 nodes and 2,000 events, drawn anew in a real browser while the slider
 * moves by one step in each frame. The baseline is the same run, each time in a fresh worker.
 */
import { median, milliseconds, openBench } from "./stage.mjs";

const { page, close } = await openBench("drag-page.tsx");

const fresh = median(await page.evaluate(() => globalThis.bench.timeRuns("run", 12)));
const kept = median(await page.evaluate(() => globalThis.bench.timeRuns("rerun", 60)));
await page.locator("#cell-run").getByRole("button", { name: "Run", exact: true }).click();
await page.locator("#cell-run .lc-standing-done").waitFor();
await page.evaluate(() => globalThis.bench.drag(2_000)); // the code of the drawing gets warm
const { updates, frames, settledMs } = await page.evaluate(() => globalThis.bench.drag(6_000));

console.log("5 nodes, 2,000 events; medians");
console.log(`${milliseconds(fresh)}  from a request to its result, in a fresh worker each time (baseline)`);
console.log(
  `${milliseconds(kept)}  the same in a worker that stays: ${(fresh / kept).toFixed(1)} times as fast`,
);
console.log(`${milliseconds(median(updates))}  from picture to picture while the slider moves`);
console.log(
  `${milliseconds(median(frames))}  from frame to frame meanwhile, the longest ${milliseconds(Math.max(...frames)).trim()}`,
);
console.log(`${milliseconds(settledMs)}  from the last move to the picture of its value`);
console.log(`${(1000 / median(updates)).toFixed(1).padStart(7)}     updates a second`);

await close();
