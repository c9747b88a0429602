import type { LessonProblem, Position } from "./ir.ts";
import type { TreeNode } from "./tree.ts";

/** An element of MDX, `<Slider name="delta" />`, on lines of its own or within a paragraph. */
export type MdxElement = Extract<TreeNode, { type: "mdxJsxFlowElement" | "mdxJsxTextElement" }>;

/** The attributes of an element that have values at build time, and where each of them stands. */
export type Attributes = {
  readonly values: Readonly<Record<string, unknown>>;
  readonly places: Readonly<Record<string, Position>>;
};

type Expression = { readonly type: string; readonly [property: string]: unknown };

/**
 * Reads what stands in the attributes of an element: text, or in braces a number, text, `true`, `false`, or a list of
 * these. What only the running page could compute is reported, as is what stands twice.
 */
export function readElement(
  element: MdxElement,
  file: string,
): Attributes & { readonly problems: readonly LessonProblem[] } {
  const values: Record<string, unknown> = {};
  const places: Record<string, Position> = {};
  const problems: LessonProblem[] = [];
  for (const attribute of element.attributes) {
    const { line, column } = (attribute.position ?? element.position)!.start;
    const report = (message: string, hint: string) => problems.push({ file, line, column, message, hint });
    if (attribute.type === "mdxJsxExpressionAttribute") {
      report(`\`${element.name}\` takes no \`{...}\` as an attribute`, "Write each attribute by its name.");
      continue;
    }
    const { name, value } = attribute;
    if (Object.hasOwn(places, name)) report(`\`${name}\` is given twice`, "Keep one of the two.");
    places[name] = { line, column };
    if (value === null || value === undefined) values[name] = true;
    else if (typeof value === "string") values[name] = value;
    else {
      const [statement] = value.data?.estree?.body ?? [];
      const read = literal(
        statement?.type === "ExpressionStatement" ? (statement.expression as never) : null,
      );
      if (read === null) {
        report(
          `the value of \`${name}\` is not written out`,
          `Write a number, a text, \`true\`, \`false\` or a list of these in the braces: \`${name}={1}\`.`,
        );
      } else values[name] = read.value;
    }
  }
  return { values, places, problems };
}

/** The value that an expression writes out; null where it would have to be computed. */
function literal(expression: Expression | null): { readonly value: unknown } | null {
  switch (expression?.type) {
    case "Literal":
      return ["number", "string", "boolean"].includes(typeof expression["value"])
        ? { value: expression["value"] }
        : null;
    case "TemplateLiteral": {
      const [only, ...more] = expression["quasis"] as readonly { value: { cooked: string } }[];
      return more.length === 0 ? { value: only!.value.cooked } : null;
    }
    case "UnaryExpression": {
      const read = literal(expression["argument"] as Expression);
      return expression["operator"] === "-" && typeof read?.value === "number"
        ? { value: -read.value }
        : null;
    }
    case "ArrayExpression": {
      const items = (expression["elements"] as readonly (Expression | null)[]).map(literal);
      return items.every((item) => item !== null) ? { value: items.map(({ value }) => value) } : null;
    }
    default:
      return null;
  }
}
