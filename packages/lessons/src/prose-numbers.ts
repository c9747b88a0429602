import type { ProseNumber } from "./ir.ts";
import type { Tree, TreeNode } from "./tree.ts";

/**
 * The numbers in a lesson's prose that somebody has to answer for. Left out are numbers in code and formulas, parts of names
 * (2PC, 64-bit), 0 and 1, years, and numbers that only say where something stands: section 3, figure 8, RFC 6298.
 */
export function proseNumbers(tree: Tree): ProseNumber[] {
  return blocksOf(tree).flatMap(numbersIn);
}

/** A stretch of prose that is read as one: a paragraph, a heading, a table, an attribute that is shown. */
type Block = Piece[];

/** Text and where it begins in the file; or a citation, which covers its sentence. */
type Piece = {
  readonly text: string;
  readonly line: number;
  readonly column: number;
  readonly claim: string | null;
};

/** Stands for a citation in the text of a block; no author writes it. */
const citation = "\uE000";

/** Attributes whose text a reader sees. */
const shown = ["ask", "wrong", "caption"];

function blocksOf(tree: Tree): Block[] {
  const blocks: Block[] = [];
  const open = () => {
    const block: Block = [];
    blocks.push(block);
    return block;
  };
  const walk = (node: TreeNode, block: Block, claim: string | null): void => {
    const { line, column } = node.position?.start ?? { line: 1, column: 1 };
    const add = (text: string) => void block.push({ text, line, column, claim });
    switch (node.type) {
      case "text":
        return add(node.value);
      case "break":
        return add(" ");
      case "inlineCode":
      case "inlineMath":
        return add("`");
      case "mdxJsxTextElement":
      case "mdxJsxFlowElement": {
        if (node.name === "Cite") return add(citation);
        for (const attribute of node.attributes) {
          const { type, value } = attribute;
          if (type === "mdxJsxAttribute" && typeof value === "string" && shown.includes(attribute.name))
            open().push({ text: value, line, column, claim: null });
        }
        const own = node.name === "Claim" ? (attributeOf(node, "id") ?? null) : claim;
        // An aside is a sentence of its own; so is whatever stands in a box.
        const inner = node.name === "Sidenote" || node.type === "mdxJsxFlowElement" ? open() : block;
        for (const child of node.children) walk(child, inner, own);
        return;
      }
      default: {
        const isBlock = ["paragraph", "heading", "table"].includes(node.type);
        const inner = isBlock ? open() : block;
        if (node.type === "tableCell") block.push({ text: " ", line, column, claim });
        if ("children" in node) for (const child of node.children) walk(child, inner, claim);
      }
    }
  };
  walk(tree, open(), null);
  return blocks;
}

type Jsx = Extract<TreeNode, { type: "mdxJsxTextElement" | "mdxJsxFlowElement" }>;

function attributeOf(node: Jsx, name: string): string | undefined {
  const found = node.attributes.find(
    (attribute) => attribute.type === "mdxJsxAttribute" && attribute.name === name,
  );
  return typeof found?.value === "string" ? found.value : undefined;
}

/** Digits with commas between thousands, and decimals; neither part of a name nor of another number. */
const number = /(?<![\p{L}\p{N}_.\-–])\d+(?:,\d{3})*(?:\.\d+)?(?![\p{L}\p{N}_]|[-–]\p{L})/gu;
const place =
  /(?:§|\b(?:sections?|chapters?|figures?|tables?|parts?|lessons?|steps?|theorems?|lemmas?|lines?|versions?|RFC))\s*$/i;
const sentenceEnd = /[.!?]["”’)]*\s+(?=["“‘(]*\p{Lu})/gu;

function numbersIn(block: Block): ProseNumber[] {
  const text = block.map((piece) => piece.text).join("");
  const ends = [...text.matchAll(sentenceEnd)].map((match) => match.index + 1);
  return [...text.matchAll(number)].flatMap(({ 0: written, index }) => {
    if (isExempt(written, text.slice(0, index))) return [];
    const from = ends.findLast((end) => end <= index) ?? 0;
    const to = ends.find((end) => end > index) ?? text.length;
    const isCited = text.slice(from, to).includes(citation);
    const { piece, within } = pieceAt(block, index);
    const before = piece.text.slice(0, within).split("\n");
    const line = piece.line + before.length - 1;
    const column = before.length === 1 ? piece.column + within : before.at(-1)!.length + 1;
    return [{ written, isCited, claim: piece.claim, position: { line, column } }];
  });
}

const isExempt = (written: string, before: string): boolean =>
  ["0", "1"].includes(written) || /^(?:1[89]|20)\d\d$/.test(written) || place.test(before);

function pieceAt(block: Block, index: number): { readonly piece: Piece; readonly within: number } {
  let begin = 0;
  for (const piece of block) {
    if (index < begin + piece.text.length) return { piece, within: index - begin };
    begin += piece.text.length;
  }
  throw new RangeError("the index is beyond the block");
}
