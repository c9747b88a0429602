// @ts-check
/**
 * How often a picture follows a slider: a run of 5 nodes and 2,000 events, drawn anew in a real browser while the slider
 * moves by one step in each frame. The baseline is the same run, each time in a fresh worker.
 */
import { findBrowser } from "@lightcone/config/browser";
import { chromium } from "@playwright/test";
import { build } from "esbuild";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSandbox } from "../scripts/build-sandbox.mjs";

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

/** The kernel is in the sandbox: these cells need no other door. */
const kernel = { isInner: false, code: null, sources: "none.json", needs: [] };
const doors = { provided: "", exports: "none.json", doors: { "@lightcone/simulation": kernel } };

/** @typedef {{ type: string, body: string | Uint8Array }} Served */

/** @returns {Promise<Map<string, Served>>} what is served, by path */
async function site() {
  const folder = await mkdtemp(join(tmpdir(), "drag-"));
  await buildSandbox({ outDir: folder });
  const sandbox = await readFile(join(folder, "index.html"), "utf8");
  await rm(folder, { recursive: true });
  const { outputFiles } = await build({
    entryPoints: {
      page: here("drag-page.tsx"),
      styles: fileURLToPath(import.meta.resolve("@lightcone/components/styles.css")),
    },
    outdir: here("out"),
    bundle: true,
    write: false,
    splitting: true,
    minify: true,
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
    external: ["monaco-editor/*"], // nobody edits
  });
  const html = `<!doctype html><html lang="en"><title>Balls</title><link rel="stylesheet" href="/styles.css">
    <div id="root" style="max-width: 48rem; margin: auto"></div><script type="module" src="/page.js"></script></html>`;
  const made = outputFiles.map(({ path, contents }) => {
    const type = path.endsWith(".css") ? "text/css" : "text/javascript";
    return /** @type {[string, Served]} */ ([path.slice(here("out").length), { type, body: contents }]);
  });
  return new Map([
    ["/", { type: "text/html", body: html }],
    ["/sandbox/index.html", { type: "text/html", body: sandbox }],
    ["/doors.json", { type: "application/json", body: JSON.stringify(doors) }],
    ...made,
  ]);
}

const median = (/** @type {readonly number[]} */ values) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
const milliseconds = (/** @type {number} */ ms) => `${ms.toFixed(1).padStart(7)} ms`;

const files = await site();
const server = createServer(({ url = "" }, response) => {
  const file = files.get(url);
  response.writeHead(file ? 200 : 404, { "Content-Type": file?.type ?? "text/plain" }).end(file?.body);
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
const found = findBrowser();
if (found === null) throw new Error("No Chromium was found: install one, or name it in CHROMIUM_PATH.");
const browser = await chromium.launch({ executablePath: found.path, args: found.args });
const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
await page.goto(`http://127.0.0.1:${port}/`);

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

await browser.close();
server.close();
