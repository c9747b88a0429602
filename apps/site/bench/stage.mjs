// @ts-check
/** A page of a bench in a real browser, with the real sandbox document beside it. */
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
async function site(/** @type {string} */ entry) {
  const folder = await mkdtemp(join(tmpdir(), "drag-"));
  await buildSandbox({ outDir: folder });
  const sandbox = await readFile(join(folder, "index.html"), "utf8");
  await rm(folder, { recursive: true });
  const { outputFiles } = await build({
    entryPoints: {
      page: here(entry),
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
  const html = `<!doctype html><html lang="en"><title>Bench</title><link rel="stylesheet" href="/styles.css">
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

/**
 * Opens a page whose code stands beside this file.
 *
 * @param {string} entry
 * @returns {Promise<{ page: import("@playwright/test").Page, close(): Promise<void> }>}
 */
export async function openBench(entry) {
  const files = await site(entry);
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
  return {
    page,
    async close() {
      await browser.close();
      server.close();
    },
  };
}

/** @param {readonly number[]} values */
export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
/** @param {number} ms */
export const milliseconds = (ms) => `${ms.toFixed(1).padStart(7)} ms`;
