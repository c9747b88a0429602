import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { covered, deep } from "./covered.ts";

const fixture = resolve(import.meta.dirname, "fixtures/covered");
const vitest = join(dirname(createRequire(import.meta.url).resolve("vitest/package.json")), "vitest.mjs");

/** Runs the fixture's tests as `npm test` runs a project's, and reads what they say they covered. */
function runFixture(env: Record<string, string>) {
  const clean = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith("VITEST")),
  );
  delete clean["LIGHTCONE_DEEP"];
  spawnSync(process.execPath, [vitest, "run"], { cwd: fixture, env: { ...clean, ...env }, encoding: "utf8" });
  return JSON.parse(readFileSync(join(fixture, ".covered.json"), "utf8"));
}

describe("what tests covered is summed over files and workers", () => {
  test("once per run, however often it runs", () => {
    expect(runFixture({})).toEqual({ seeds: 123, states: 107, deep: false });
    expect(runFixture({})).toEqual({ seeds: 123, states: 107, deep: false });
  });

  test("a failing test counts for nothing, a passing one does", () => {
    expect(runFixture({ COVERED_FIXTURE: "passes" })).toEqual({ seeds: 1_000_123, states: 107, deep: false });
  });

  test("a deep run reaches the tests and tries more cases", () => {
    expect(runFixture({ LIGHTCONE_DEEP: "1" })).toEqual({ seeds: 2023, states: 170, deep: true });
  });
});

describe("the sum over the workspace, the last step of `npm test`", () => {
  let clone: string;

  beforeAll(() => {
    clone = mkdtempSync(join(tmpdir(), "lightcone-covered-"));
    cpSync(resolve(import.meta.dirname, "../layers.mjs"), join(clone, "packages/config/layers.mjs"));
    cpSync(
      resolve(import.meta.dirname, "../bin/covered.mjs"),
      join(clone, "packages/config/bin/covered.mjs"),
    );
    return () => rmSync(clone, { recursive: true, force: true });
  });

  function sum(projects: Record<string, { seeds: number; states: number; deep: boolean }>) {
    for (const [folder, content] of Object.entries(projects)) {
      mkdirSync(join(clone, folder), { recursive: true });
      writeFileSync(join(clone, folder, ".covered.json"), JSON.stringify(content));
    }
    return spawnSync(process.execPath, [join(clone, "packages/config/bin/covered.mjs")], {
      encoding: "utf8",
    });
  }

  test("nothing covered is a failure", () => {
    const { status, stderr } = sum({ "packages/simulation": { seeds: 0, states: 5, deep: false } });
    expect(status).toBe(1);
    expect(stderr).toContain("No test reported a seed");
  });

  test("is a table and a line", () => {
    const { status, stdout } = sum({
      "packages/simulation": { seeds: 1200, states: 0, deep: false },
      "packages/protocols": { seeds: 20, states: 34567, deep: false },
    });
    expect(stdout).toBe(
      [
        "project         seeds      states",
        "simulation      1,200           0",
        "protocols          20      34,567",
        "Covered: 1,220 seeds, 34,567 states (deep: no)\n",
      ].join("\n"),
    );
    expect(status).toBe(0);
  });

  test("is deep where every project was", () => {
    const all = { seeds: 1, states: 0, deep: true };
    expect(sum({ "packages/simulation": all, "packages/protocols": all }).stdout).toContain("(deep: yes)");
    expect(sum({ "packages/protocols": { ...all, deep: false } }).stdout).toContain("(deep: no)");
  });
});

test("deep() follows LIGHTCONE_DEEP", () => {
  vi.stubEnv("LIGHTCONE_DEEP", "");
  expect(deep(20, 1000)).toBe(20);
  vi.stubEnv("LIGHTCONE_DEEP", "1");
  expect(deep(20, 1000)).toBe(1000);
  vi.unstubAllEnvs();
});

describe("covered() outside a test", () => {
  let thrown: unknown;
  beforeAll(() => {
    try {
      covered({ seeds: 1 });
    } catch (error) {
      thrown = error;
    }
  });
  test("throws", () => {
    expect(String(thrown)).toContain("covered() was called outside a test");
  });
});
