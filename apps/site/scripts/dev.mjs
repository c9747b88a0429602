// @ts-check
/**
 * `npm run dev`: the site as one writes it. Next watches what it bundles, lessons and recordings included; this script
 * watches the rest. A changed package rebuilds the sandbox document and the types; a changed lesson or package records
 * the lessons again in the background, so that the outputs on the page catch up by themselves.
 */
import { spawn } from "node:child_process";
import { watch } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSandbox } from "./build-sandbox.mjs";
import { buildTypes } from "./build-types.mjs";

const site = fileURLToPath(new URL("..", import.meta.url));
const workspace = join(site, "../..");
const generated = join(site, "public/generated");

const sandbox = task("sandbox", () => buildSandbox({ outDir: join(generated, "sandbox"), dev: true }));
const types = task("types", () => buildTypes({ outFile: join(generated, "types.json") }));
const recordings = task("recordings", () =>
  run([join(workspace, "packages/authoring/bin/course.mjs"), "record"]),
);

await Promise.all([sandbox(), types()]);
const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
const server = spawn(process.execPath, [next, "dev", "--port", process.env.PORT ?? "4321"], {
  cwd: site,
  env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
  stdio: "inherit",
});

/** What runs in the sandbox, and so decides what a cell produces. */
const inSandbox = /^(sandbox|runtime|notebook|simulation|protocols)\/src\//;
/** What cells may import: its types go to the editor. */
const inCells = /^(simulation|protocols)\/src\//;
const watchers = [
  onChange(join(workspace, "packages"), (path) => {
    if (!inSandbox.test(path) || path.includes(".test.")) return;
    void sandbox();
    void recordings();
    if (inCells.test(path)) void types();
  }),
  onChange(join(workspace, "content"), (path) => {
    if (path === "library.ts") {
      void sandbox();
      void types();
      void recordings();
    }
    if (path.startsWith("lessons/") && !path.includes("/recorded/")) void recordings();
  }),
];

server.once("exit", (code) => {
  for (const watcher of watchers) watcher.close();
  process.exitCode = code ?? 0;
});
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"]))
  process.on(signal, () => server.kill(signal));

/**
 * A piece of work that is asked for often: changes that come together make one run, and one that comes during a run
 * makes another afterwards. A failure is reported, and the next change tries again.
 * @param {string} name
 * @param {() => Promise<unknown>} work
 * @returns {() => Promise<void>}
 */
function task(name, work) {
  /** @type {Promise<void> | null} */
  let waiting = null;
  /** @type {Promise<void>} */
  let running = Promise.resolve();
  const once = async () => {
    await new Promise((resolve) => setTimeout(resolve, 50)); // editors write a file in several steps
    waiting = null;
    const begun = performance.now();
    try {
      await work();
      console.log(` ${name} rebuilt in ${Math.round(performance.now() - begun)} ms`);
    } catch (error) {
      console.error(` ${name} failed: ${error instanceof Error ? error.message : error}`);
    }
  };
  return () => {
    waiting ??= running = running.then(once);
    return waiting;
  };
}

/** @param {string} folder @param {(path: string) => void} listen given the path from the folder, with slashes */
function onChange(folder, listen) {
  return watch(folder, { recursive: true }, (_event, path) => {
    if (path) listen(path.replaceAll("\\", "/"));
  });
}

/** Runs a Node program of the workspace; rejects with what it printed. @param {string[]} command */
function run(command) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, { cwd: workspace, stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += chunk));
    child.once("error", reject);
    child.once("exit", (code) => (code === 0 ? resolve(undefined) : reject(new Error(said.trim()))));
  });
}
