// @ts-check
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { formatHeaders, headerRules } from "./headers.mjs";
import { pagePolicy, withPolicy } from "./policy.mjs";

/**
 * Gives every page of an export its policy, and the export its `_headers`. Documents below `generated/` are not
 * pages: the sandbox brings a policy of its own. Next writes its 404 page three times; hosts ask for `404.html`.
 * @param {string} out the export's folder
 * @param {string} basePath
 */
export async function closeExport(out, basePath) {
  for (const copy of ["404", "_not-found"]) await rm(join(out, copy), { recursive: true, force: true });
  const pages = [];
  for (const file of await htmlFiles(out)) {
    const html = await readFile(file, "utf8");
    const policy = pagePolicy(html);
    await writeFile(file, withPolicy(html, policy));
    pages.push({ address: basePath + addressOf(relative(out, file)), policy });
  }
  await writeFile(join(out, "_headers"), formatHeaders(headerRules(pages, basePath)));
}

/**
 * The pages of an export, in a fixed order.
 * @param {string} out
 */
export async function htmlFiles(out) {
  const files = await readdir(out, { recursive: true });
  return files
    .filter((file) => file.endsWith(".html") && !file.startsWith(`generated${sep}`))
    .sort()
    .map((file) => join(out, file));
}

/** `lessons/x/index.html` is served at `/lessons/x/`. @param {string} file */
export function addressOf(file) {
  return `/${file
    .split(sep)
    .join("/")
    .replace(/(^|\/)index\.html$/, "$1")}`;
}
