// @ts-check
/**
 * The TypeScript sources behind a door, as the editor's virtual disk has them. Sources, not declarations: their comments
 * are what the editor shows on hover, and a definition leads into them. Monaco reads no `exports` of a package.json, so
 * each door gets a file of its own.
 */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, posix, relative, resolve, sep } from "node:path";
import ts from "typescript";

const { resolve: locate } = createRequire(import.meta.url);

/**
 * @typedef {object} DoorSources
 * @property {Record<string, string>} files Texts by path under the root of the virtual disk.
 * @property {string[]} needs The doors whose files these ones import.
 */

/**
 * The sources of doors and of the inner doors that they import, by name. What another door of the same package has is
 * not repeated in an inner one.
 * @param {readonly string[]} doors
 * @returns {Promise<Map<string, DoorSources>>}
 */
export async function sourcesOf(doors) {
  /** @type {Map<string, DoorSources>} */
  const found = new Map();
  const waiting = [...doors];
  for (const door of waiting) {
    if (found.has(door)) continue;
    const main = door.split("/").slice(0, 2).join("/");
    const outer = door !== main && doors.includes(main) ? main : null;
    const { files, needs } = await filesOf(door);
    if (outer !== null) {
      needs.add(outer);
      for (const path of Object.keys(found.get(outer)?.files ?? {})) delete files[path];
    }
    found.set(door, { files, needs: [...needs].sort() });
    waiting.push(...needs);
  }
  return found;
}

/** The files that a door reaches without another door, and the doors that they import. @param {string} door */
async function filesOf(door) {
  const entry = await pathOnDisk(located(door));
  const folder = `node_modules/${door}`;
  const target = posix.relative(folder, entry.path);
  /** @type {Record<string, string>} */
  const files = {
    [`${folder}/index.ts`]: `export * from "${target.startsWith(".") ? target : `./${target}`}";\n`,
  };
  /** @type {Set<string>} */
  const needs = new Set();
  await addSource(entry.file, files, needs);
  return { files, needs };
}

/** @param {string} door */
function located(door) {
  try {
    return locate(door);
  } catch {
    throw new Error(
      `There is no "${door}", which a door or its sources import: the editor would not find its types.`,
    );
  }
}

/**
 * Adds a source and, through its imports, all that it needs.
 * @param {string} file
 * @param {Record<string, string>} files
 * @param {Set<string>} needs
 */
async function addSource(file, files, needs) {
  const { path } = await pathOnDisk(file);
  if (path in files) return;
  const source = await readFile(file, "utf8");
  files[path] = source;
  for (const { fileName: specifier } of ts.preProcessFile(source).importedFiles) {
    if (specifier.startsWith(".")) {
      const next = resolve(dirname(file), specifier);
      if (!existsSync(next)) throw new Error(`${path} imports "${specifier}", and there is no such file.`);
      await addSource(next, files, needs);
    } else if (specifier.startsWith("@lightcone/")) needs.add(specifier);
    else throw new Error(`${path} imports "${specifier}": what cells may import has no third-party code.`);
  }
}

/**
 * Where a file of a package stands on the editor's virtual disk.
 * @param {string} file
 */
async function pathOnDisk(file) {
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    const manifest = join(folder, "package.json");
    if (!existsSync(manifest)) continue;
    const { name } = JSON.parse(await readFile(manifest, "utf8"));
    return { file, path: `node_modules/${name}/${relative(folder, file).split(sep).join("/")}` };
  }
  throw new Error(`${file} stands in no package.`);
}
