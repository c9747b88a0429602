// @ts-check
/**
 * What a page costs before anybody touches it: the scripts that its HTML names, gzipped. `npm run measure` also builds
 * an empty page with the same Next, and prints how much each of ours is above it.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { addressOf, htmlFiles } from "./close-export.mjs";

const site = fileURLToPath(new URL("..", import.meta.url));

/**
 * The scripts that a browser loads with a page: those named by script elements and by preloads. Scripts for browsers
 * without modules are never loaded by the others.
 * @param {string} html
 * @returns {string[]} addresses
 */
export function firstScripts(html) {
  const scripts = [...html.matchAll(/<script\b([^>]*)>/gi)]
    .map(([, attributes = ""]) => attributes)
    .filter((attributes) => !/\bnomodule\b/i.test(attributes))
    .map((attributes) => /\ssrc="([^"]+)"/.exec(attributes)?.[1]);
  const preloads = [...html.matchAll(/<link\b([^>]*)>/gi)]
    .map(([, attributes = ""]) => attributes)
    .filter((attributes) => /\srel="(?:module)?preload"/.test(attributes) && /\sas="script"/.test(attributes))
    .map((attributes) => /\shref="([^"]+)"/.exec(attributes)?.[1]);
  return [...new Set([...scripts, ...preloads])].filter((address) => address !== undefined);
}

/**
 * Bytes of the gzipped scripts that each page loads at first, by its address.
 * @param {string} out
 * @param {string} basePath
 * @returns {Promise<Map<string, number>>}
 */
export async function firstLoads(out, basePath) {
  /** @type {Map<string, number>} */
  const known = new Map();
  const size = async (/** @type {string} */ address) => {
    const bytes =
      known.get(address) ?? gzipSync(await readFile(join(out, address.slice(basePath.length)))).length;
    known.set(address, bytes);
    return bytes;
  };
  /** @type {Map<string, number>} */
  const loads = new Map();
  for (const file of await htmlFiles(out)) {
    const sizes = await Promise.all(firstScripts(await readFile(file, "utf8")).map(size));
    loads.set(
      addressOf(relative(out, file)),
      sizes.reduce((sum, bytes) => sum + bytes, 0),
    );
  }
  return loads;
}

/** @param {string} out @param {string} basePath @param {number} [floor] bytes of an empty page */
export async function printSizes(out, basePath, floor) {
  console.log("\nFirst scripts, gzipped");
  for (const [address, bytes] of await firstLoads(out, basePath)) {
    const above = floor === undefined ? "" : `  ${kilobytes(bytes - floor)} above an empty page`;
    console.log(`  ${kilobytes(bytes)}  ${address}${above}`);
  }
}

/**
 * What the HTML of a lesson weighs, gzipped, with its code, recorded outputs and pictures, and how many cells that is for.
 * @param {string} out
 */
export async function printLessons(out) {
  console.log("\nHTML of lessons, gzipped");
  for (const file of await htmlFiles(join(out, "lessons"))) {
    const html = await readFile(file);
    const cells = String(html).split('class="lc-cell"').length - 1;
    const bytes = gzipSync(html).length;
    const each =
      cells === 0 ? "" : `  ${cells} cells, ${kilobytes(bytes / cells).trim()} each with the text around`;
    console.log(`  ${kilobytes(bytes)}  /lessons${addressOf(relative(join(out, "lessons"), file))}${each}`);
  }
}

/** @param {number} bytes */
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1).padStart(6)} kB`;

/** An app of one page that says nothing, built with the Next that is installed here. Bytes of its first scripts. */
async function emptyPage() {
  const folder = join(site, ".next/empty-page"); // inside the workspace, so that Next and React are found
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, "app"), { recursive: true });
  await writeFile(join(folder, "package.json"), '{ "type": "module" }\n');
  const layout = "export default ({ children }) => <html lang='en'><body>{children}</body></html>;\n";
  await writeFile(join(folder, "app/layout.jsx"), layout);
  await writeFile(join(folder, "app/page.jsx"), "export default () => <p>Empty</p>;\n");
  await writeFile(
    join(folder, "next.config.mjs"),
    'export default { output: "export", trailingSlash: true };\n',
  );
  const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };
  const run = spawnSync(process.execPath, [next, "build"], { cwd: folder, env, encoding: "utf8" });
  if (run.status !== 0) throw new Error(`The empty page was not built:\n${run.stdout}${run.stderr}`);
  return (await firstLoads(join(folder, "out"), "")).get("/") ?? 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const out = join(site, "out");
  if (!existsSync(out)) {
    console.error("There is nothing to measure yet: build the site first, with `npm run build`.");
    process.exit(1);
  }
  const floor = await emptyPage();
  console.log(`An empty page of the same Next: ${kilobytes(floor).trim()}`);
  await printSizes(out, process.env.LIGHTCONE_BASE_PATH ?? "", floor);
  await printLessons(out);
}
