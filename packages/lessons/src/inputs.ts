import { parseCell } from "@lightcone/notebook";
import { visit } from "unist-util-visit";
import { readElement, type Attributes, type MdxElement } from "./elements.ts";
import { inputSchemas, isInputElement } from "./input-schemas.ts";
import type { LessonCell, LessonInput, LessonProblem } from "./ir.ts";
import { suggest } from "./nearest.ts";
import type { Tree } from "./tree.ts";

/** The inputs of a lesson, and what is wrong with their elements or between them and the cells. */
export function readInputs(tree: Tree, cells: readonly LessonCell[], file: string): Reading {
  const inputs: LessonInput[] = [];
  const problems: LessonProblem[] = [];
  const definedBy = definitions(cells);

  visit(tree, (node) => {
    if (node.type !== "mdxJsxFlowElement" && node.type !== "mdxJsxTextElement") return;
    if (!isInputElement(node.name)) return;
    const { values, places, problems: inAttributes } = readElement(node, file);
    const { line, column } = node.position!.start;
    const report = (at: { line: number; column: number }, message: string, hint: string) =>
      problems.push({ file, line: at.line, column: at.column, message, hint });

    problems.push(...inAttributes, ...placement(node, file));
    if (inAttributes.length > 0) return;
    const parsed = inputSchemas[node.name].safeParse(values);
    if (!parsed.success) {
      for (const issue of parsed.error.issues)
        problems.push(...complaints(issue, node.name, { values, places }, { file, line, column }));
      return;
    }
    const { name } = parsed.data;
    const other = inputs.find((input) => input.name === name);
    const hint = "Every name of a lesson is defined once: give one of the two another.";
    if (other !== undefined)
      report(
        places["name"]!,
        `the name \`${name}\` is already taken by the input in line ${other.position.line}`,
        hint,
      );
    else if (definedBy.has(name))
      report(places["name"]!, `cell \`${definedBy.get(name)}\` defines \`${name}\` as well`, hint);
    inputs.push({ ...parsed.data, position: { line, column } });
  });
  return { inputs, problems };
}

type Reading = { readonly inputs: readonly LessonInput[]; readonly problems: readonly LessonProblem[] };

/** Each name that cells define, with the first of them. */
function definitions(cells: readonly LessonCell[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { id, source } of cells) {
    const parsed = parseCell(source);
    for (const { name } of parsed.ok ? parsed.cell.declares : []) if (!found.has(name)) found.set(name, id);
  }
  return found;
}

function placement({ type, name, children, position }: MdxElement, file: string): LessonProblem[] {
  const { line, column } = position!.start;
  if (children.length > 0)
    return [{ file, line, column, message: `\`${name}\` has no content`, hint: "Close its tag with `/>`." }];
  if (type === "mdxJsxFlowElement") return [];
  const hint = "Put it on lines of its own, with a blank line before and behind.";
  return [{ file, line, column, message: `\`${name}\` stands within a line of text`, hint }];
}

/** What a schema complains about, at the attribute that it is about. */
function complaints(
  issue: { code?: string; path: readonly PropertyKey[]; message: string; keys?: readonly string[] },
  element: keyof typeof inputSchemas,
  { values, places }: Attributes,
  at: { file: string; line: number; column: number },
): LessonProblem[] {
  if (issue.code === "unrecognized_keys") {
    const known = attributesOf[element];
    return (issue.keys ?? []).map((key) => ({
      ...at,
      ...places[key],
      message: `\`${element}\` has no attribute \`${key}\``,
      hint: suggest(key, known),
    }));
  }
  const attribute = String(issue.path[0]);
  const { file, line, column } = { ...at, ...places[attribute] };
  const value = values[attribute];
  const message =
    value === undefined
      ? `\`${element}\` lacks \`${attribute}\``
      : `the ${attribute} of \`${element}\` cannot be ${JSON.stringify(value)}`;
  return [{ file, line, column, message, hint: issue.message }];
}

const attributesOf = {
  Slider: ["name", "label", "unit", "min", "max", "step", "value"],
  Choice: ["name", "label", "options", "value"],
  Toggle: ["name", "label", "value"],
  SeedStepper: ["name", "label", "value"],
} as const;
