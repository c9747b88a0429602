import { visit } from "unist-util-visit";
import { isCell } from "./cells.ts";
import type { LessonIR } from "./ir.ts";
import type { Tree } from "./tree.ts";

/**
 * A remark plugin that puts what the lesson was read as into its MDX tree: each cell's fence becomes
 * `<Cell id="..."/>`, each heading of depth 2 and 3 gets its id. Cells and headings correspond by their order. Of an
 * exercise the task stays, of a question nothing but its place: the rest is in the value.
 */
export function lessonPlugin(lesson: LessonIR) {
  return (tree: Tree): void => {
    const cells = lesson.cells.values();
    const headings = lesson.headings.values();
    visit(tree, (node, place, parent) => {
      if (node.type === "heading" && (node.depth === 2 || node.depth === 3)) {
        const { id } = headings.next().value!;
        node.data = { ...node.data, hProperties: { id } };
      }
      if (node.type === "code" && isCell(node) && parent && place !== undefined) {
        const { id } = cells.next().value!;
        const attributes = [{ type: "mdxJsxAttribute" as const, name: "id", value: id }];
        parent.children[place] = { type: "mdxJsxFlowElement", name: "Cell", attributes, children: [] };
      }
      if (node.type === "mdxJsxFlowElement" && /^(?:Exercise|Quiz|Predict)$/.test(node.name ?? "")) {
        node.attributes = node.attributes.filter(
          (one) => one.type === "mdxJsxAttribute" && one.name === "id",
        );
        if (node.name !== "Exercise") node.children = [];
      }
    });
  };
}
