import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { findBrowser } from "../../bin/find-browser.mjs";

let folder: string;

/** A machine with an empty path. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lightcone-browsers-"));
  vi.stubEnv("PATH", join(folder, "bin"));
  vi.stubEnv("CHROMIUM_PATH", "");
  mkdirSync(join(folder, "bin"));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

/** Puts an executable on the path that does nothing, successfully or not. */
function program(name: string, exit = 0) {
  const path = join(folder, "bin", name);
  writeFileSync(path, `#!/bin/sh\nexit ${exit}\n`);
  chmodSync(path, 0o755);
  return path;
}

test("CHROMIUM_PATH comes first", () => {
  program("chromium");
  const wish = program("my-chromium");
  vi.stubEnv("CHROMIUM_PATH", wish);
  expect(findBrowser()).toMatchObject({ path: wish, source: "CHROMIUM_PATH" });
});

test("a CHROMIUM_PATH that does not start is an error, not passed over", () => {
  program("chromium");
  vi.stubEnv("CHROMIUM_PATH", join(folder, "nothing"));
  expect(findBrowser).toThrow(/CHROMIUM_PATH is .*nothing, which does not start/);
});

test("the system's chromium comes before its google-chrome", () => {
  const chrome = program("google-chrome");
  expect(findBrowser()).toMatchObject({ path: chrome, source: "system" });
  const chromium = program("chromium");
  expect(findBrowser()).toMatchObject({ path: chromium, source: "system" });
});

test("a stub that only says what to install is no browser", () => {
  program("chromium-browser", 1);
  const chrome = program("google-chrome");
  expect(findBrowser()).toMatchObject({ path: chrome });
});

test("root needs --no-sandbox, others must not have it; everybody is kept off the network", () => {
  program("chromium");
  for (const [user, sandboxed] of [
    [0, false],
    [1000, true],
  ] as const) {
    vi.spyOn(process, "getuid").mockReturnValue(user);
    const args = findBrowser()?.args ?? [];
    expect(args.includes("--no-sandbox")).toBe(!sandboxed);
    expect(args).toContain("--disable-background-networking");
    vi.restoreAllMocks();
  }
});

test("without any, and with nowhere to get one, the command fails and says what to install", () => {
  const script = resolve(import.meta.dirname, "../../bin/browser.mjs");
  const nowhere = { PLAYWRIGHT_BROWSERS_PATH: folder, PLAYWRIGHT_DOWNLOAD_HOST: "http://127.0.0.1:9" };
  const { status, stderr } = spawnSync(process.execPath, [script], {
    encoding: "utf8",
    env: { ...process.env, ...nowhere },
  });
  expect(status).toBe(1);
  expect(stderr).toContain("sudo apt-get install -y chromium");
  expect(stderr).toContain("npx playwright install chromium");
});
