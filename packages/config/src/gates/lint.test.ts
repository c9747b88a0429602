import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { root } from "../workspace.ts";

const lint = resolve(import.meta.dirname, "../../bin/lint.mjs");

test("a lint that could not check the import directions fails, and says what to run", () => {
  const noGraph = mkdtempSync(join(tmpdir(), "lightcone-no-graph-"));
  try {
    const { status, stderr } = spawnSync(process.execPath, [lint], {
      cwd: join(root, "packages/config"),
      env: { ...process.env, NX_WORKSPACE_DATA_DIRECTORY: noGraph, NX_DAEMON: "false" },
      encoding: "utf8",
    });
    expect(stderr).toContain("The import directions were not checked");
    expect(stderr).toContain("npx nx run-many -t lint");
    expect(status).toBe(1);
  } finally {
    rmSync(noGraph, { recursive: true, force: true });
  }
});
