// @ts-check
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { close, createIndex } from "pagefind";

/** What stands on a page and is not part of its text: buttons, what code printed, formulas for the eye. */
const excluded = [
  ".lc-bar",
  ".lc-output",
  ".lc-claim-mark",
  ".lc-claim-checks",
  ".katex-html",
  ".contents-fold",
  ".contents-rail",
  ".neighbors",
];

/** Of what Pagefind writes, interfaces that are not ours. */
const unused = ["pagefind-ui", "pagefind-modular-ui", "pagefind-component-ui", "pagefind-highlight"];

/**
 * Makes the index for the search from the pages of an export, and puts it into the export. A page is in it if something
 * on it has `data-pagefind-body`.
 * @param {string} out the export's folder
 */
export async function buildIndex(out) {
  const { index, errors } = await createIndex({ excludeSelectors: excluded });
  if (!index) throw new Error(errors.join("\n"));
  try {
    const added = await index.addDirectory({ path: out, glob: "**/*.html" });
    const written = await index.writeFiles({ outputPath: join(out, "pagefind") });
    const problems = [...added.errors, ...written.errors];
    if (problems.length > 0) throw new Error(problems.join("\n"));
  } finally {
    await close();
  }
  for (const name of unused)
    for (const kind of ["js", "css"]) await rm(join(out, "pagefind", `${name}.${kind}`), { force: true });
}
