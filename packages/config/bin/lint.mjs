#!/usr/bin/env node
// ESLint over the project in the working directory. Without a cached project graph the boundary rule lets
// everything pass and only prints a warning; here that warning is a failure.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const eslint = join(dirname(createRequire(import.meta.url).resolve("eslint/package.json")), "bin/eslint.js");
const run = spawnSync(process.execPath, [eslint, "--max-warnings=0", ...process.argv.slice(2), "."], {
  encoding: "utf8",
});
process.stdout.write(run.stdout);
process.stderr.write(run.stderr);

if (/No cached ProjectGraph/i.test(run.stdout + run.stderr)) {
  console.error(
    "The import directions were not checked: Nx has no project graph yet.\n" +
      "Lint through Nx, which makes one: npx nx run-many -t lint",
  );
  process.exit(1);
}
process.exit(run.status ?? 1);
