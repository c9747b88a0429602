import { visit } from "unist-util-visit";
import type { Heading } from "./ir.ts";
import { textOf, type Tree } from "./tree.ts";

/** The headings of depth 2 and 3 in the order of the text, each with an id that is unique in the lesson. */
export function headingsOf(tree: Tree): Heading[] {
  const taken = new Set<string>();
  const headings: Heading[] = [];
  visit(tree, "heading", (node) => {
    if (node.depth !== 2 && node.depth !== 3) return;
    const text = textOf(node);
    const id = free(slugOf(text), taken);
    taken.add(id);
    headings.push({ depth: node.depth, id, text });
  });
  return headings;
}

/** As GitHub does it: lower case, punctuation dropped, spaces to hyphens. */
function slugOf(text: string): string {
  const slug = text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, "")
    .trim()
    .replace(/\s/g, "-");
  return slug === "" ? "section" : slug;
}

function free(slug: string, taken: ReadonlySet<string>): string {
  let id = slug;
  for (let copy = 1; taken.has(id); copy++) id = `${slug}-${copy}`;
  return id;
}
