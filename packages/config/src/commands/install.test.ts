import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

let clone: string;

/** A clone with nothing but the script, a lockfile, and an npm that does no more than keep its own lockfile. */
beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), "lightcone-clone-"));
  mkdirSync(join(clone, "packages/config/bin"), { recursive: true });
  cpSync(
    resolve(import.meta.dirname, "../../bin/install.mjs"),
    join(clone, "packages/config/bin/install.mjs"),
  );
  lock("package-lock.json", { idb: { version: "8.0.4" } });
  npm(`console.log("npm", process.argv[2]);
    fs.mkdirSync("node_modules", { recursive: true });
    fs.copyFileSync("package-lock.json", "node_modules/.package-lock.json");`);
});
afterEach(() => rmSync(clone, { recursive: true, force: true }));

const npm = (script: string) =>
  writeFileSync(join(clone, "npm.cjs"), `const fs = require("node:fs");\n${script}`);

/** Writes a lockfile of these packages, besides the root's and a project's own entries. */
function lock(path: string, names: Record<string, { version: string; optional?: boolean }>) {
  const installed = Object.entries(names).map(([name, entry]) => [`node_modules/${name}`, entry]);
  const packages = { "": {}, "packages/config": { version: "0.1.0" }, ...Object.fromEntries(installed) };
  writeFileSync(join(clone, path), JSON.stringify({ packages }));
}

function install({ node = [] as string[] } = {}) {
  const script = join(clone, "packages/config/bin/install.mjs");
  const env = { ...process.env, npm_execpath: join(clone, "npm.cjs") };
  const { status, stdout, stderr } = spawnSync(process.execPath, [...node, script], {
    encoding: "utf8",
    env,
  });
  return { status, stdout, stderr };
}

const silent = { status: 0, stdout: "", stderr: "" };

test("a bare clone is installed once, and then nothing is done or said", () => {
  expect(install().stdout).toMatch(/Installing the dependencies .*\nnpm ci\n/);
  expect(install()).toEqual(silent);
});

test.each([
  ["another version", { idb: { version: "8.0.5" } }],
  ["one more package", { idb: { version: "8.0.4" }, zod: { version: "4.0.0" } }],
  ["one package less", {}],
])("a lockfile that asks for %s is installed again", (_, names) => {
  install();
  lock("package-lock.json", names);
  expect(install().stdout).toContain("npm ci");
  expect(install()).toEqual(silent);
});

test("what is optional, for another platform, need not be there", () => {
  install();
  lock("package-lock.json", {
    idb: { version: "8.0.4" },
    "only-windows": { version: "1.0.0", optional: true },
  });
  expect(install()).toEqual(silent);
});

test("without node_modules, or with what an interrupted installation left of it, all is installed", () => {
  install();
  rmSync(join(clone, "node_modules/.package-lock.json"));
  expect(install().stdout).toContain("npm ci");
});

test("a failed installation is a failure", () => {
  npm("process.exit(1)");
  expect(install()).toMatchObject({ status: 1, stderr: expect.stringContaining("npm ci failed") });
});

test("an old Node is refused in one sentence, before anything is installed", () => {
  const pretend = 'Object.defineProperty(process, "versions", { value: { node: "20.18.3" } })';
  const said = install({ node: ["--import", `data:text/javascript,${pretend}`] });
  expect(said.status).toBe(1);
  expect(said.stderr).toMatch(/^Lightcone needs Node 20\.19 or newer; this is 20\.18\.3 /);
  expect(said.stdout).toBe("");
});
