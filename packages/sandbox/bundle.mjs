// Makes the sandbox document: one HTML file that carries its program and its policy.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));

/**
 * The document's own policy. Its one script stands in it and is named by its hash, so that no address at all may be
 * loaded from: with `'self'` a cell could still call `importScripts` on the site's own server and tell it something.
 * Workers inherit the policy; they need `'unsafe-eval'` to run cells, and are themselves started from a blob.
 *
 * @param {string} script
 */
export const policy = (script) =>
  [
    "default-src 'none'",
    `script-src 'sha256-${createHash("sha256").update(script).digest("base64")}' 'unsafe-eval'`,
    "worker-src blob:",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");

/**
 * Bundles a worker and the frame around it into `outDir/index.html`. The file refers to nothing, so it is right under
 * any base path.
 *
 * @param {{ worker: string, outDir: string, dev?: boolean }} options `worker`: a module that calls `startWorker`;
 *   `dev`: readable code instead of small.
 * @returns {Promise<{ raw: number, gzip: number }>} the document's size in bytes
 */
export async function bundleDocument({ worker, outDir, dev = false }) {
  const workerCode = await bundle({ entryPoints: [worker] }, dev);
  const frame = {
    stdin: {
      contents: 'import { startFrame } from "./src/frame.ts"; startFrame(WORKER_CODE);',
      resolveDir: here,
    },
    define: { WORKER_CODE: JSON.stringify(workerCode) },
  };
  const script = await bundle(frame, dev);
  const html = Buffer.from(page(script));
  await mkdir(outDir, { recursive: true });
  await writeFile(join(outDir, "index.html"), html);
  return { raw: html.length, gzip: gzipSync(html).length };
}

/**
 * The code of a door that cells may import, for `sandbox.run`. What it imports of `core` it takes from the worker, which
 * has these modules itself; all else is in it.
 *
 * @param {{ door: string, core: readonly string[], resolveDir: string, dev?: boolean }} options
 * @returns {Promise<string>}
 */
export async function bundleDoor({ door, core, resolveDir, dev = false }) {
  const entry = { stdin: { contents: `export * from ${JSON.stringify(door)};`, resolveDir } };
  const code = await bundle({ ...entry, format: "cjs", external: [...core] }, dev);
  return `function (module, require) {${code}\n}`;
}

/**
 * @param {import("esbuild").BuildOptions} input
 * @param {boolean} dev
 * @returns {Promise<string>} a classic script
 */
async function bundle(input, dev) {
  const { outputFiles } = await build({
    format: "iife", // a module script would need CORS, which an opaque origin never passes
    ...input,
    bundle: true,
    write: false,
    target: "es2022",
    banner: { js: '"use strict";' }, // nobody who is called can then ask who called
    minify: !dev,
    legalComments: "none", // whoever ships the document tells the licences
    logLevel: "warning",
  });
  const [script] = outputFiles ?? [];
  if (script === undefined) throw new Error("esbuild made no script.");
  return script.text;
}

const page = (/** @type {string} */ script) => {
  if (/<!--|<\/script/i.test(script))
    throw new Error("The sandbox's script contains <!-- or </script>, which would break its script element.");
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(script)}">
<title>Where cells run</title>
<main>
<h1>Nothing to see here</h1>
<p>This document runs the code of a lesson's cells, shut off from everything else. By itself it does nothing.</p>
</main>
<script>${script}</script>
</html>
`;
};
