#!/usr/bin/env node
// ESLint over the project in the working directory. The boundary rule silently passes when Nx has no cached
// project graph; that warning is a failure here.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const eslint = join(dirname(createRequire(import.meta.url).resolve("eslint/package.json")), "bin/eslint.js");
const run = spawnSync(process.execPath, [eslint, "--max-warnings=0", ...process.argv.slice(2), "."], { encoding: "utf8" });
process.stdout.write(run.stdout);
process.stderr.write(run.stderr);
const skipped = /No cached ProjectGraph/i.test(run.stdout + run.stderr);
if (skipped) console.error("The boundary rule was skipped: run `npx nx graph --file=.nx/graph.json` or lint through Nx.");
process.exit(skipped ? 1 : (run.status ?? 1));
