#!/usr/bin/env node
// @ts-check
/**
 * What the page loads of the doors that cells may import, door by door: the code for the sandbox, and the sources for
 * the editor. `doors.json` says where they are; it is all that a page needs at first.
 */
import { bundleDoor } from "@lightcone/sandbox/bundle";
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { exportsOf } from "./door-exports.mjs";
import { sourcesOf } from "./door-sources.mjs";

const site = fileURLToPath(new URL("..", import.meta.url));
const { resolve: locate } = createRequire(import.meta.url);

/** What the sandbox's worker brings along; see `sandbox/worker.ts`. */
const core = ["@lightcone/simulation", "@lightcone/simulation/parts"];

/** What a cell finds besides the language and its imports; the runtime provides it. */
const provided = `/** Draws a run under the cell, with a caption. */
declare function show(value: unknown, caption?: string): void;
declare const console: Readonly<Record<"log" | "info" | "warn" | "error", (...values: readonly unknown[]) => void>>;
`;

/**
 * Writes `doors.json` and, beside it, `doors/`.
 * @param {{ outDir: string, dev?: boolean }} options `dev`: readable code instead of small
 */
export async function buildDoors({ outDir, dev = false }) {
  const names = await namesOf(locate("@lightcone/content/library"));
  await mkdir(join(outDir, "doors"), { recursive: true });

  /** Writes a file and gives its address, marked with its content. @param {string} path @param {string} text */
  const put = async (path, text) => {
    await writeFile(join(outDir, path), text);
    return `${path}?${createHash("sha256").update(text).digest("hex").slice(0, 12)}`;
  };
  /** @param {[string, import("./door-sources.mjs").DoorSources]} door */
  const write = async ([name, { files, needs }]) => {
    const path = `doors/${name.replace("@lightcone/", "").replaceAll("/", "-")}`;
    const isCode = names.includes(name) && !core.includes(name);
    const code = isCode ? await bundleDoor({ door: name, core, resolveDir: site, dev }) : null;
    return [
      name,
      {
        isInner: !names.includes(name),
        code: code === null ? null : await put(`${path}.js`, code),
        sources: await put(`${path}.json`, JSON.stringify(files)),
        needs,
      },
    ];
  };
  const doors = Object.fromEntries(await Promise.all([...(await sourcesOf(names))].map(write)));
  const exported = await put("doors/exports.json", JSON.stringify(Object.fromEntries(exportsOf(names))));
  await writeFile(join(outDir, "doors.json"), JSON.stringify({ provided, exports: exported, doors }));
}

/**
 * The names under which cells import: what the library really offers, not what its text mentions.
 * @param {string} libraryFile
 * @returns {Promise<string[]>}
 */
async function namesOf(libraryFile) {
  const { outputFiles } = await build({
    entryPoints: [libraryFile],
    bundle: true,
    write: false,
    format: "esm",
    logLevel: "warning",
  });
  const code = Buffer.from(outputFiles[0]?.contents ?? []).toString("base64");
  return (await import(`data:text/javascript;base64,${code}`)).names;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const outDir = join(site, "public/generated");
  await buildDoors({ outDir });
  console.log(`The doors stand in ${relative(process.cwd(), dirname(join(outDir, "doors.json")))}.`);
}
