#!/usr/bin/env node
// Runs before `npm start`, `npm test` and `npm run dev`: installs where nothing, or something else, is installed,
// and otherwise returns at once. Built-ins only, and syntax of old Nodes: nothing may be there yet.
//
// After `npm ci` or `npm install` the root's postinstall calls it with --stamp, so that an installation made by
// hand counts as well.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const oldest = { major: 20, minor: 19 };
const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");
const stamp = join(root, "node_modules/.lightcone-installed");

/** What the lockfile says now; an installation is fresh while it carries this very stamp. */
function lockHash() {
  return createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
}

function isFresh() {
  return existsSync(stamp) && readFileSync(stamp, "utf8") === lockHash();
}

function writeStamp() {
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, lockHash());
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > oldest.major || (major === oldest.major && minor >= oldest.minor)) return;
  console.error(
    `Lightcone needs Node ${oldest.major}.${oldest.minor} or newer; this is ${process.versions.node} (${process.execPath}).\n` +
      "Install a newer one, for example with `nvm install` in this folder, or from https://nodejs.org.",
  );
  process.exit(1);
}

function install() {
  console.log("Installing the dependencies that package-lock.json names (npm ci) ...");
  const npm = process.env.npm_execpath;
  // Under npm, run the same npm; by hand, the one on the path (on Windows a .cmd, which needs a shell).
  const { status, error } = npm
    ? spawnSync(process.execPath, [npm, "ci"], { cwd: root, stdio: "inherit" })
    : spawnSync("npm", ["ci"], { cwd: root, stdio: "inherit", shell: process.platform === "win32" });
  if (status === 0) return;
  console.error(
    `npm ci failed${error ? ` (${error.message})` : ""}. Its message stands above; then try again.`,
  );
  process.exit(1);
}

checkNode();
if (process.argv.includes("--stamp")) {
  writeStamp();
} else if (!isFresh()) {
  install();
  writeStamp();
}
