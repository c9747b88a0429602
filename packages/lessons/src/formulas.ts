import katex from "katex";
import { visit } from "unist-util-visit";
import type { LessonProblem } from "./ir.ts";
import type { Tree } from "./tree.ts";

/** How formulas are set: what KaTeX only warns of is a mistake here. */
export const katexOptions = { strict: "error" } as const;

/** The formulas of a lesson that KaTeX cannot set. */
export function formulaProblems(tree: Tree, file: string): LessonProblem[] {
  const problems: LessonProblem[] = [];
  visit(tree, (node) => {
    if (node.type !== "inlineMath" && node.type !== "math") return;
    try {
      katex.renderToString(node.value, { ...katexOptions, displayMode: node.type === "math" });
    } catch (error) {
      const { line, column } = node.position!.start;
      const message = `this formula cannot be set: ${(error as Error).message.replace(/^KaTeX parse error: /, "")}`;
      const hint = "Mend it; a dollar sign that begins no formula is written `\\$`.";
      problems.push({ file, line, column, message, hint });
    }
  });
  return problems;
}
