// @ts-check
/**
 * The TypeScript sources behind the doors that cells may import, as one JSON file for the editor:
 * `{ "<path under the root of its virtual disk>": "<source>" }`. Sources, not declarations: their comments are what
 * the editor shows on hover. Monaco reads no `exports` of a package.json, so each door gets a file of its own.
 */
import { build } from "esbuild";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, posix, relative, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const { resolve: locate } = createRequire(import.meta.url);

/** What a cell finds besides the language and its imports; the runtime provides it. */
const provided = `/** Draws a run under the cell, with a caption. */
declare function show(value: unknown, caption?: string): void;
declare const console: Readonly<Record<"log" | "info" | "warn" | "error", (...values: readonly unknown[]) => void>>;
`;

/**
 * Writes the types of all doors of `content/library.ts`.
 * @param {{ outFile: string }} options
 */
export async function buildTypes({ outFile }) {
  const files = await typesOf(await doorsOf(locate("@lightcone/content/library")));
  await mkdir(dirname(outFile), { recursive: true });
  await writeFile(outFile, JSON.stringify(files));
}

/**
 * The names under which cells import: what the library really offers, not what its text mentions.
 * @param {string} libraryFile
 * @returns {Promise<string[]>}
 */
async function doorsOf(libraryFile) {
  const { outputFiles } = await build({
    entryPoints: [libraryFile],
    bundle: true,
    write: false,
    format: "esm",
  });
  const code = Buffer.from(outputFiles[0]?.contents ?? []).toString("base64");
  const { library } = await import(`data:text/javascript;base64,${code}`);
  return Object.keys(library.doors({ spend() {} }));
}

/**
 * A file for each door and every source that it reaches.
 * @param {readonly string[]} doors
 */
export async function typesOf(doors) {
  /** @type {Record<string, string>} */
  const files = { "provided.d.ts": provided };
  for (const door of doors) {
    const entry = await pathOnDisk(locate(door));
    const folder = `node_modules/${door}`;
    const target = posix.relative(folder, entry.path);
    files[`${folder}/index.ts`] = `export * from "${target.startsWith(".") ? target : `./${target}`}";\n`;
    await addSource(entry.file, doors, files);
  }
  return files;
}

/**
 * Adds a source and, through its imports, all that it needs.
 * @param {string} file
 * @param {readonly string[]} doors
 * @param {Record<string, string>} files
 */
async function addSource(file, doors, files) {
  const { path } = await pathOnDisk(file);
  if (path in files) return;
  const source = await readFile(file, "utf8");
  files[path] = source;
  for (const [, specifier = ""] of source.matchAll(/^(?:import|export|\})[^"\n]*?["']([^"'\n]+)["'];$/gm)) {
    if (specifier.startsWith(".")) {
      const next = resolve(dirname(file), specifier);
      if (!existsSync(next)) throw new Error(`${path} imports "${specifier}", and there is no such file.`);
      await addSource(next, doors, files);
    } else if (!doors.includes(specifier)) {
      throw new Error(
        `${path} imports "${specifier}", whose types the editor would not find: make it a door in content/library.ts.`,
      );
    }
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

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const outFile = fileURLToPath(new URL("../public/generated/types.json", import.meta.url));
  await buildTypes({ outFile });
  console.log(`The types of the doors stand in ${relative(process.cwd(), outFile)}.`);
}
