/** The code of a test's page, and what it loads on demand, as the site serves it. */
import { bundleDocument } from "@lightcone/sandbox/bundle";
import { build, type BuildOptions, type Plugin } from "esbuild";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export type Served = { readonly type: string; readonly body: string | Uint8Array };

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const types: Readonly<Record<string, string>> = {
  css: "text/css",
  js: "text/javascript",
  ttf: "font/ttf",
};

/**
 * The page's files by path, split as the site splits them. Without Monaco it is not to be found, so that the page falls
 * back to the light editor.
 */
export async function bundlePage(entry: string, withMonaco: boolean): Promise<Map<string, Served>> {
  const page = { page: here(entry), styles: here("../src/styles.css") };
  if (!withMonaco) return bundled({ entryPoints: page, splitting: true, external: ["monaco-editor/*"] });
  const [files, workers] = await Promise.all([
    bundled({ entryPoints: page, splitting: true, plugins: [workersHere], loader: { ".ttf": "file" } }),
    bundled({ entryPoints: monacoWorkers }),
  ]);
  return new Map([...files, ...workers]);
}

const monacoWorkers = {
  "ts.worker": "monaco-editor/language/typescript/ts.worker",
  "editor.worker": "monaco-editor/editor/editor.worker",
};

/** Does what the site's bundler does with a worker that is named by its URL. */
const workersHere: Plugin = {
  name: "workers",
  setup: ({ onLoad }) =>
    onLoad({ filter: /load-monaco\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8")).replace(
        /new URL\("monaco-editor\/[\w/]+\/([\w.]+)", import\.meta\.url\)/g,
        'new URL("/$1.js", location.href)',
      ),
      loader: "ts",
    })),
};

async function bundled(options: BuildOptions): Promise<Map<string, Served>> {
  const { outputFiles = [] } = await build({
    ...options,
    outdir: here("out"),
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    minify: true,
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "error",
  });
  return new Map(
    outputFiles.map(({ path, contents }) => [
      path.slice(here("out").length),
      { type: types[path.split(".").at(-1)!] ?? "application/octet-stream", body: contents },
    ]),
  );
}

/** A sandbox document whose library is in `sandbox-worker.ts`. */
export async function sandboxDocument(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "sandbox-"));
  await bundleDocument({ worker: here("sandbox-worker.ts"), outDir: folder });
  const html = await readFile(join(folder, "index.html"), "utf8");
  await rm(folder, { recursive: true });
  return html;
}
