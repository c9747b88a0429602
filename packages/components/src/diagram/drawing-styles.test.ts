import { readFile } from "node:fs/promises";
import { styleSheet } from "@lightcone/diagrams";
import { expect, test } from "vitest";

const file = new URL("../styles/drawing.css", import.meta.url);
const header = "/* The style sheet of @lightcone/diagrams; `npx vitest run -u` writes it again. */";
const bare = (css: string) => css.replaceAll(/\s/g, "");

test("the page's style sheet has the rules of drawings as the diagrams package writes them", async () => {
  const present = await readFile(file, "utf8").catch(() => "");
  const wanted = `${header}${styleSheet}`;
  // Formatting may differ: the formatter of this repository lays out every file.
  await expect(bare(present) === bare(wanted) ? present : wanted).toMatchFileSnapshot(file.pathname);
});
