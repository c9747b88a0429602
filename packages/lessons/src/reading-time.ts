import { visit } from "unist-util-visit";
import type { Tree } from "./tree.ts";

const wordsPerMinute = 230;
const secondsPerCodeLine = 5;

/**
 * Minutes to read a lesson, rounded up: 230 words of prose a minute, and 5 seconds for each line of code that is not
 * blank, in cells and in other code blocks alike.
 */
export function readingMinutes(tree: Tree): number {
  let words = 0;
  let codeLines = 0;
  visit(tree, (node) => {
    if (node.type === "text" || node.type === "inlineCode") words += count(node.value.split(/\s+/));
    if (node.type === "code") codeLines += count(node.value.split("\n"));
  });
  return Math.max(1, Math.ceil(words / wordsPerMinute + (codeLines * secondsPerCodeLine) / 60));
}

const count = (pieces: readonly string[]) => pieces.filter((piece) => piece.trim() !== "").length;
