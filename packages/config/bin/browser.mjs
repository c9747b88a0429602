#!/usr/bin/env node
// Runs before `npm test`: makes sure that there is a Chromium to drive, or says exactly what to install.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { findBrowser } from "./find-browser.mjs";

const isRoot = process.getuid?.() === 0;

function run(/** @type {string} */ command, /** @type {string[]} */ args) {
  console.log(`No Chromium found; trying: ${command} ${args.join(" ")}`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync(command, args, { stdio: ["ignore", "inherit", "inherit"], env }).status === 0;
}

function fromPlaywright() {
  const playwright = join(
    dirname(createRequire(import.meta.url).resolve("playwright-core/package.json")),
    "cli.js",
  );
  return run(process.execPath, [playwright, "install", ...(isRoot ? ["--with-deps"] : []), "chromium"]);
}

function fromDebian() {
  return isRoot && run("apt-get", ["update"]) && run("apt-get", ["install", "-y", "chromium"]);
}

try {
  const browser = findBrowser() || (fromDebian() && findBrowser()) || (fromPlaywright() && findBrowser());
  if (browser) process.exit(0);
  console.error(
    [
      "The browser tests need Chromium, and none could be found or installed. One of these gets it:",
      "  Debian, Ubuntu     sudo apt-get install -y chromium",
      "  macOS, Windows     npx playwright install chromium",
      "  anywhere           CHROMIUM_PATH=/path/to/chrome npm test",
    ].join("\n"),
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
}
process.exit(1);
