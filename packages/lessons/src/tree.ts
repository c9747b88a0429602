import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import remarkMdx from "remark-mdx";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { visit } from "unist-util-visit";
import type { LessonProblem } from "./ir.ts";

const markdown = unified().use(remarkParse).use(remarkGfm).use(remarkMath);
const mdx = unified().use(remarkParse).use(remarkMdx).use(remarkGfm).use(remarkMath);

/** The syntax tree of a lesson's text. */
export type Tree = ReturnType<typeof markdown.parse>;
export type TreeNode = Tree | Tree["children"][number];
export type Code = Extract<TreeNode, { type: "code" }>;

/** The text that a reader sees in a node. */
export function textOf(node: TreeNode): string {
  let text = "";
  visit(node, (inner) => {
    if (inner.type === "text" || inner.type === "inlineCode" || inner.type === "inlineMath")
      text += inner.value;
  });
  return text;
}

/**
 * Parses MDX. Its parser gives up at the first error; the tree is then that of plain Markdown, so that what is wrong
 * elsewhere in the lesson can be reported in the same go.
 */
export function parseTree(text: string, file: string): { tree: Tree; problem: LessonProblem | null } {
  try {
    return { tree: mdx.parse(text), problem: null };
  } catch (error) {
    const { reason, line, column } = placed(error as Failure);
    const hint =
      "MDX reads `<` as a tag and `{` as code: close the tag, write `\\<` or `\\{`, or put the text in backticks.";
    const problem = { file, line, column, message: reason.charAt(0).toLowerCase() + reason.slice(1), hint };
    return { tree: markdown.parse(text), problem };
  }
}

type Failure = { readonly reason: string; readonly line?: number; readonly column?: number };

/** A tag that is still open at the end of the text has its place in the words only: `(8:1-8:7)`. */
function placed({ reason, line, column }: Failure): Required<Failure> {
  if (line !== undefined && column !== undefined) return { reason, line, column };
  const [place, own, ownColumn] = / \((\d+):(\d+)-\d+:\d+\)/.exec(reason) ?? ["", 1, 1];
  return { reason: reason.replace(place, ""), line: Number(own), column: Number(ownColumn) };
}
