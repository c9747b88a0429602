import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

let clone: string;

/** A clone with nothing but the script, a lockfile, and an npm that only says what it was asked to do. */
beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), "lightcone-clone-"));
  mkdirSync(join(clone, "packages/config/bin"), { recursive: true });
  cpSync(
    resolve(import.meta.dirname, "../../bin/install.mjs"),
    join(clone, "packages/config/bin/install.mjs"),
  );
  writeFileSync(join(clone, "package-lock.json"), "{}");
  npm("console.log('npm', process.argv[2])");
});
afterEach(() => rmSync(clone, { recursive: true, force: true }));

const npm = (script: string) => writeFileSync(join(clone, "npm.cjs"), script);
const stamp = () => join(clone, "node_modules/.lightcone-installed");

function install({ node = [] as string[], args = [] as string[] } = {}) {
  const script = join(clone, "packages/config/bin/install.mjs");
  const env = { ...process.env, npm_execpath: join(clone, "npm.cjs") };
  const { status, stdout, stderr } = spawnSync(process.execPath, [...node, script, ...args], {
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

test("a changed lockfile is installed again", () => {
  install();
  writeFileSync(join(clone, "package-lock.json"), '{ "changed": true }');
  expect(install().stdout).toContain("npm ci");
  expect(install()).toEqual(silent);
});

test("removing node_modules removes the stamp with it", () => {
  install();
  rmSync(join(clone, "node_modules"), { recursive: true });
  expect(install().stdout).toContain("npm ci");
});

test("an installation made by hand counts, through the root's postinstall", () => {
  expect(install({ args: ["--stamp"] })).toEqual(silent);
  expect(install()).toEqual(silent);
  const scripts = JSON.parse(
    readFileSync(resolve(import.meta.dirname, "../../../../package.json"), "utf8"),
  ).scripts;
  expect(scripts.postinstall).toBe("node packages/config/bin/install.mjs --stamp");
});

test("a failed installation leaves no stamp", () => {
  npm("process.exit(1)");
  expect(install()).toMatchObject({ status: 1, stderr: expect.stringContaining("npm ci failed") });
  expect(existsSync(stamp())).toBe(false);
});

test("an old Node is refused in one sentence, before anything is installed", () => {
  const pretend = 'Object.defineProperty(process, "versions", { value: { node: "20.18.3" } })';
  const said = install({ node: ["--import", `data:text/javascript,${pretend}`] });
  expect(said.status).toBe(1);
  expect(said.stderr).toMatch(/^Lightcone needs Node 20\.19 or newer; this is 20\.18\.3 /);
  expect(said.stdout).toBe("");
});
