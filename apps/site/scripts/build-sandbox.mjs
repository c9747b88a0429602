#!/usr/bin/env node
// @ts-check
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleDocument } from "@lightcone/sandbox/bundle";

const site = fileURLToPath(new URL("..", import.meta.url));

/**
 * Makes the sandbox document of the site, `outDir/index.html`, with the course's library inside.
 * @param {{ outDir: string, dev?: boolean }} options `dev`: readable code instead of small
 * @returns {Promise<{ raw: number, gzip: number }>} the document's size in bytes
 */
export const buildSandbox = ({ outDir, dev = false }) =>
  bundleDocument({ worker: join(site, "sandbox/worker.ts"), outDir, dev });

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const outDir = join(site, "public/generated/sandbox");
  const { raw, gzip } = await buildSandbox({ outDir });
  console.log(`${join(outDir, "index.html")}: ${raw} bytes, ${gzip} with gzip`);
}
