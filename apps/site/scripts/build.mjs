// @ts-check
/**
 * From the sources to the exported site: the sandbox document and the doors of cells, the pages, the index of their
 * text, then the policy of each page and the headers for hosts that can send them. The site goes to `out/`, or to the
 * folder that is named on the command line.
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { buildDoors } from "./build-doors.mjs";
import { buildIndex } from "./build-index.mjs";
import { buildSandbox } from "./build-sandbox.mjs";
import { closeExport } from "./close-export.mjs";
import { printSizes } from "./measure.mjs";

const site = fileURLToPath(new URL("..", import.meta.url));
const folder = process.argv[2] ?? "out";
const out = join(site, folder);
const generated = join(site, "public/generated");

const basePath = process.env.LIGHTCONE_BASE_PATH ?? "";
if (!/^(\/[^/\s]+)*$/.test(basePath)) {
  console.error(`LIGHTCONE_BASE_PATH is "${basePath}": write it like /course, or leave it out.`);
  process.exit(1);
}

await step("sandbox and doors", async () => {
  await rm(generated, { recursive: true, force: true });
  await Promise.all([
    buildSandbox({ outDir: join(generated, "sandbox"), dev: false }),
    buildDoors({ outDir: generated }),
  ]);
});
await step("pages", async () => {
  await rm(out, { recursive: true, force: true });
  await nextBuild();
});
await step("search index", () => buildIndex(out));
await step("policy and headers", () => closeExport(out, basePath));
await printSizes(out, basePath);

/** @param {string} name @param {() => Promise<unknown>} work */
async function step(name, work) {
  const begun = performance.now();
  try {
    await work();
  } catch (error) {
    console.error(
      `\nThe site was not built: ${name} failed.\n${error instanceof Error ? error.message : error}`,
    );
    process.exit(1);
  }
  console.log(`${name}: ${((performance.now() - begun) / 1000).toFixed(1)} s`);
}

/** Runs `next build`; what it prints is shown, so an error needs no repetition here. */
function nextBuild() {
  const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", LIGHTCONE_OUT: folder };
  const child = spawn(process.execPath, [next, "build"], { cwd: site, env, stdio: "inherit" });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => {
      if (code === 0 && existsSync(join(out, "index.html"))) resolve(undefined);
      else reject(new Error("The reason stands above, in what next printed."));
    });
  });
}
