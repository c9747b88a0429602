// Which Chromium the tests drive.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";

/**
 * @typedef {object} Browser
 * @property {string} path The executable.
 * @property {string[]} args What it must be started with on this machine.
 * @property {"CHROMIUM_PATH" | "system" | "playwright"} source Where it was found.
 */

const quiet = [
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/**
 * The first Chromium that starts: the one that CHROMIUM_PATH names, the system's, the one that Playwright
 * downloaded; null where there is none.
 *
 * @returns {Browser | null}
 * @throws {Error} when CHROMIUM_PATH names something that does not start: a wish is not silently passed over.
 */
export function findBrowser() {
  const wish = process.env.CHROMIUM_PATH;
  if (wish) {
    if (starts(wish)) return { path: wish, args: args(), source: "CHROMIUM_PATH" };
    throw new Error(`CHROMIUM_PATH is ${wish}, which does not start. Correct it, or unset it.`);
  }
  const system = onPath(["chromium", "chromium-browser", "google-chrome"]).find(starts);
  if (system) return { path: system, args: args(), source: "system" };
  const downloaded = playwrightPath();
  if (downloaded && starts(downloaded)) return { path: downloaded, args: args(), source: "playwright" };
  return null;
}

/** Chromium refuses to run its own sandbox as root; nothing in the tests needs the network beyond this machine. */
function args() {
  return process.getuid?.() === 0 ? ["--no-sandbox", ...quiet] : quiet;
}

/** Some distributions ship a stub that only says what to install, and a download may lack libraries. */
function starts(/** @type {string} */ path) {
  return existsSync(path) && spawnSync(path, ["--version"], { timeout: 30_000 }).status === 0;
}

function onPath(/** @type {string[]} */ names) {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

function playwrightPath() {
  try {
    return createRequire(import.meta.url)("playwright-core").chromium.executablePath();
  } catch {
    return null; // Playwright knows no download for this platform
  }
}
