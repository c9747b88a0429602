import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { findBrowser } from "../bin/find-browser.mjs";

/**
 * Evaluates a module in a real Chromium and returns its default export, which must be plain data: the way to prove
 * that the browser computes what Node computes. The module's address is that of the calling file.
 *
 * @throws {Error} where no Chromium is found, where the module does not bundle, or where it throws.
 */
export async function inChromium(module: URL): Promise<unknown> {
  const found = findBrowser();
  if (!found) throw new Error("No Chromium was found: install one, or name it in CHROMIUM_PATH.");
  const bundle = await build({
    entryPoints: [fileURLToPath(module)],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "bundled",
    target: "es2022",
  });
  const browser = await chromium.launch({ executablePath: found.path, args: found.args });
  try {
    const page = await browser.newPage();
    return await page.evaluate(`${bundle.outputFiles[0]!.text}\nbundled.default`);
  } finally {
    await browser.close();
  }
}
