// @ts-check
/**
 * `npm run dev`: the site as one writes it. Next watches what it bundles, lessons and recordings included; this script
 * watches the rest. A changed package rebuilds the sandbox document and the doors, and an open page takes them. A lesson
 * whose cells changed is recorded again in the background, so that the outputs on the page catch up by themselves. A
 * changed package records nothing: half-done work would overwrite what every lesson is known to produce.
 */
import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildDoors } from "./build-doors.mjs";
import { buildSandbox } from "./build-sandbox.mjs";
import { onChange, repeatable } from "./watch.mjs";

const site = fileURLToPath(new URL("..", import.meta.url));
const workspace = join(site, "../..");
const content = join(workspace, "content");
const generated = join(site, "public/generated");

const sandbox = repeatable("sandbox", () => buildSandbox({ outDir: join(generated, "sandbox"), dev: true }));
const doors = repeatable("doors", () => buildDoors({ outDir: generated, dev: true }));
const record = repeatable("recording", recordPending);

await Promise.all([sandbox(), doors()]);
const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
const server = spawn(process.execPath, [next, "dev", "--port", process.env.PORT ?? "4321"], {
  cwd: site,
  env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
  stdio: "inherit",
});

/** What runs in the sandbox. */
const inSandbox = /^(sandbox|runtime|notebook|simulation)\/src\//;
/** What cells may import: its code goes to the sandbox, its sources to the editor. */
const inCells = /^(simulation|checkers|protocols)\/(src\/|package\.json$)/;
const isLesson = (/** @type {string} */ path) => path.endsWith("/lesson.mdx");

/** The cells of each lesson as they were last seen, by the lesson's file. */
const cells = new Map(lessonFiles().map((path) => [path, cellsOf(path)]));
/** Lessons whose cells have changed since they were recorded. */
const pending = new Set();

const watchers = [
  onChange(join(workspace, "packages"), (path) => {
    if (path.includes(".test.")) return;
    if (inSandbox.test(path)) void sandbox();
    if (inCells.test(path)) void doors();
  }),
  onChange(content, (path) => {
    if (path === "library.ts") void Promise.all([sandbox(), doors()]);
    if (!isLesson(path) || !existsSync(join(content, path)) || cells.get(path) === cellsOf(path)) return;
    cells.set(path, cellsOf(path));
    pending.add(path);
    void record();
  }),
];

server.once("exit", (code) => {
  for (const end of watchers) end();
  process.exitCode = code ?? 0;
});
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"]))
  process.on(signal, () => server.kill(signal));

function lessonFiles() {
  const files = readdirSync(content, { recursive: true, encoding: "utf8" });
  return files.map((path) => path.replaceAll("\\", "/")).filter(isLesson);
}

/** The fences of a lesson's cells, as they are written. @param {string} path */
function cellsOf(path) {
  const text = readFileSync(join(content, path), "utf8");
  return (text.match(/^ *```ts cell[^]*?^ *```/gm) ?? []).join("\n");
}

/** Records the lessons that wait for it. What is wrong in one is printed; the page shows it as well. */
async function recordPending() {
  /** @type {{ parts: { lessons: { slug: string, path: string }[] }[] }} */
  const { parts } = JSON.parse(readFileSync(join(content, "course.json"), "utf8"));
  const waiting = parts.flatMap((part) => part.lessons).filter(({ path }) => pending.has(path));
  pending.clear();
  for (const { slug } of waiting)
    await run(["packages/authoring/bin/course.mjs", "record", "--lesson", slug]);
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
