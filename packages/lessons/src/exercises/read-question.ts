import type { MdxElement } from "../elements.ts";
import type { LessonCell, LessonProblem } from "../ir.ts";
import { suggest } from "../nearest.ts";
import type { TreeNode } from "../tree.ts";
import { predictSchema, quizSchema, readBySchema } from "./schemas.ts";
import type { LessonQuestion, NumberRange, QuestionOption } from "./types.ts";

type List = Extract<TreeNode, { type: "list" }>;
type Placed = { readonly position?: { start: Point; end: Point } | undefined };
type Point = { readonly line: number; readonly column: number; readonly offset?: number | undefined };

/**
 * A `<Quiz>` or a `<Predict>`: what is asked, a list of what can be chosen, and what is to be said afterwards. In a task
 * list the right options are ticked; an ordered list is in the right order; the first paragraph of an item is the
 * option, the others say why it is right or wrong.
 */
export function readQuestion(
  element: MdxElement,
  text: string,
  file: string,
  cells: readonly LessonCell[],
): { readonly question: LessonQuestion | null; readonly problems: readonly LessonProblem[] } {
  const isPrediction = element.name === "Predict";
  const read = readBySchema(element, isPrediction ? predictSchema : quizSchema, file);
  if (read.value === null) return { question: null, problems: read.problems };
  const { line, column } = element.position!.start;
  const problems: LessonProblem[] = [];
  const report = (at: Point, message: string, hint: string) =>
    problems.push({ file, line: at.line, column: at.column, message, hint });

  const { id, kind, min, max, step, tolerance, unit } = read.value;
  const cell = "cell" in read.value ? (read.value.cell as string) : null;
  const bound = cells.find((one) => one.id === cell);
  if (cell !== null && bound === undefined)
    report(
      read.places["cell"]!,
      `there is no cell \`${cell}\``,
      suggest(
        cell,
        cells.map((one) => one.id),
      ),
    );
  if (bound && bound.position.line < line)
    report(read.places["cell"]!, `cell \`${cell}\` stands before its prediction`, "Ask before the cell.");

  const parts = element.children as readonly TreeNode[];
  const place = parts.findIndex(({ type }) => type === "list");
  const list = parts[place] as List | undefined;
  const markdown = (nodes: readonly Placed[]) => sourceOf(nodes, text);
  const ask = place < 0 ? "" : markdown(parts.slice(0, place));
  if (list === undefined)
    report(
      { line, column },
      `this ${element.name} has no options`,
      "List them: `- [x] right`, `- [ ] wrong`.",
    );
  else if (ask === "")
    report({ line, column }, `this ${element.name} asks nothing`, "Write the question before the list.");
  const options = list === undefined ? [] : list.children.map((item) => optionOf(item, text));
  if (list !== undefined) problems.push(...judgeOptions(list, options, kind, file));
  let range: NumberRange | null = null;
  if (kind === "number") {
    if (min === undefined || max === undefined || min >= max)
      report(
        { line, column },
        "a number needs a range",
        "Write `min={0} max={100}`, and `step={1}` if need be.",
      );
    else range = { min, max, step, tolerance, unit };
  }
  if (problems.length > 0) return { question: null, problems };
  const why = markdown(parts.slice(place + 1));
  return { question: { id, kind, cell, ask, options, why, range, position: { line, column } }, problems };
}

/** The Markdown of neighbors, without the indentation that they have in common with what is around them. */
function sourceOf(nodes: readonly Placed[], text: string): string {
  const [first, last] = [nodes[0], nodes.at(-1)];
  if (first === undefined || last === undefined) return "";
  const { start } = first.position!;
  const indent = new RegExp(`\n {0,${start.column - 1}}`, "g");
  return text.slice(start.offset, last.position!.end.offset).replace(indent, "\n").trim();
}

function optionOf(item: List["children"][number], text: string): QuestionOption {
  const [label, ...why] = item.children;
  return {
    label: label === undefined ? "" : sourceOf([label], text).replace(/^\[[ xX]\]\s+/, ""),
    isRight: item.checked === true,
    why: sourceOf(why, text),
  };
}

/** Whether the list is of the form that its kind asks for. */
function judgeOptions(
  list: List,
  options: readonly QuestionOption[],
  kind: LessonQuestion["kind"],
  file: string,
): LessonProblem[] {
  const { line, column } = list.position!.start;
  const problem = (message: string, hint: string) => [{ file, line, column, message, hint }];
  const right = options.filter(({ isRight }) => isRight).length;
  const isTicked = list.children.every(({ checked }) => typeof checked === "boolean");
  if (options.length < 2 && kind !== "number")
    return problem("there is nothing to choose", "List two options or more.");
  if (kind === "order")
    return list.ordered === true
      ? []
      : problem("the options are not in an order", "Number them, `1. first`, in the right order.");
  if (!isTicked)
    return problem("the options are not ticked", "Begin each with `- [x]`, where it is right, or `- [ ]`.");
  if (kind === "multiple")
    return right > 0 ? [] : problem("no option is right", "Tick those that are right: `- [x]`.");
  if (right !== 1)
    return problem(`${right} options are right`, 'Tick one of them, or write `kind="multiple"`.');
  if (kind === "number" && options.some(({ label }) => !Number.isFinite(Number(label))))
    return problem("an option is no number", "Write a number alone in the first line of each option.");
  return [];
}
