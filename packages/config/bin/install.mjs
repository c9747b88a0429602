#!/usr/bin/env node
// Runs before `npm start`, `npm test` and `npm run dev`: installs where nothing, or something else, is installed,
// and otherwise returns at once. Built-ins only, and syntax of old Nodes: nothing may be there yet.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const oldest = { major: 20, minor: 19 };
const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");

/**
 * Is what package-lock.json asks for there? npm keeps a lockfile of its own in node_modules, written when an
 * installation has succeeded, whichever command made it; what is optional may be missing there.
 */
function isInstalled() {
  const wanted = places("package-lock.json");
  const installed = places("node_modules/.package-lock.json");
  return (
    installed !== null &&
    Object.entries(wanted ?? {}).every(([place, { version, optional, devOptional }]) =>
      installed[place] ? installed[place].version === version : optional || devOptional,
    ) &&
    Object.keys(installed).every((place) => wanted?.[place])
  );
}

/**
 * What a lockfile puts into the folders node_modules, by place; null without a lockfile.
 *
 * @param {string} path
 * @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }> | null}
 */
function places(path) {
  try {
    const { packages } = JSON.parse(readFileSync(join(root, path), "utf8"));
    return Object.fromEntries(Object.entries(packages).filter(([place]) => place.includes("node_modules/")));
  } catch {
    return null; // missing or broken: an installation replaces it, or says what is wrong
  }
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
if (!isInstalled()) install();
