import { readdir, readFile } from "node:fs/promises";
import { historyStyleSheet, standaloneSvg, styleSheet } from "@lightcone/diagrams";
import { expect, test } from "vitest";
import { greeting } from "../examples/greeting.ts";

const folder = new URL("../styles/", import.meta.url);
const header = "/* The style sheet of @lightcone/diagrams; `npx vitest run -u` writes it again. */";
const bare = (css: string) => css.replaceAll(/\s/g, "");

test.each([
  ["drawing.css", styleSheet],
  ["history-drawing.css", historyStyleSheet],
])("%s has the rules of drawings as the diagrams package writes them", async (name, rules) => {
  const file = new URL(name, folder);
  const present = await readFile(file, "utf8").catch(() => "");
  const wanted = `${header}${rules}`;
  // Formatting may differ: the formatter of this repository lays out every file.
  await expect(bare(present) === bare(wanted) ? present : wanted).toMatchFileSnapshot(file.pathname);
});

test("components and drawings share one prefix, and no name by accident", async () => {
  const ours = (await readdir(folder)).filter((name) => !name.includes("drawing.css"));
  const texts = await Promise.all(ours.map((name) => readFile(new URL(name, folder), "utf8")));
  const names = (text: string) => new Set(text.match(/\blc-[\w-]+/g));
  const withoutProperties = (text: string) => text.replaceAll("--lc-", "");
  const drawn = names(withoutProperties(styleSheet + standaloneSvg(greeting)));
  const shared = [...names(withoutProperties(texts.join("\n")))].filter((name) => drawn.has(name));
  // What the page says on purpose about a drawing in it: its colors, its ring, how fast it dims.
  expect(shared.sort()).toEqual(["lc-arrow", "lc-diagram", "lc-event", "lc-label", "lc-line", "lc-rail"]);
});
