import { describe, expect, test } from "vitest";
import { compileLesson } from "./compile.ts";
import { parseLesson } from "./parse-lesson.ts";

type Rendered = { type: unknown; props: { children?: unknown; [name: string]: unknown } };
type Compiled = { default(props: { components: Record<string, unknown> }): Rendered };

/** Evaluates compiled code with a JSX runtime that keeps elements as they are, and gives the lesson's elements. */
async function elementsOf(body: string): Promise<Rendered[]> {
  const text = `---\ntitle: A\nsummary: B\nobjectives: [c]\n---\n${body}`;
  const reading = parseLesson(text, { file: "lesson.mdx", slug: "a" });
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  const code = await compileLesson(reading.lesson);
  const jsx = (type: unknown, props: Rendered["props"]): Rendered => ({ type, props });
  const evaluate = new Function("_jsx_runtime", code) as (runtime: unknown) => Compiled;
  const content = evaluate({ jsx, jsxs: jsx, Fragment: "fragment" }).default({
    components: { Cell: "Cell", Note: "Note" },
  });
  return flatten(content);
}

function flatten(node: unknown): Rendered[] {
  if (Array.isArray(node)) return node.flatMap(flatten);
  if (typeof node !== "object" || node === null) return [];
  const element = node as Rendered;
  return [element, ...flatten(element.props.children)];
}

const ofType = (elements: readonly Rendered[], type: string) =>
  elements.filter((element) => element.type === type).map(({ props }) => props);

describe("a compiled lesson", () => {
  test("has a Cell for each cell, in its place, also inside other components", async () => {
    const elements = await elementsOf(
      '```ts cell id=tick\n1;\n```\n\n<Note>\n\n```ts cell id=tock title="x"\n2;\n```\n\n</Note>\n',
    );
    expect(ofType(elements, "Cell")).toEqual([{ id: "tick" }, { id: "tock" }]);
    expect(ofType(elements, "Note").flatMap((note) => ofType(flatten(note.children), "Cell"))).toEqual([
      { id: "tock" },
    ]);
    expect(ofType(elements, "pre")).toEqual([]);
  });

  test("has the ids of the lesson's headings, and none on deeper ones", async () => {
    const elements = await elementsOf("## Time\n\n### Time\n\n#### Time\n");
    expect(["h2", "h3", "h4"].map((type) => ofType(elements, type)[0]?.id)).toEqual([
      "time",
      "time-1",
      undefined,
    ]);
  });

  test("highlights other blocks of code, in both themes and without a background", async () => {
    const elements = await elementsOf('```json\n{ "a": 1 }\n```\n');
    const [pre] = ofType(elements, "pre");
    expect(pre?.style).toBeUndefined();
    const one = ofType(elements, "span").find(({ children }) => children === "1");
    expect(one?.style).toEqual({ "--shiki-light": "#8A4510", "--shiki-dark": "#E3B07C" });
  });

  test("leaves a language that it does not know as it is", async () => {
    const elements = await elementsOf("```tla\nx' = x + 1\n```\n");
    expect(
      flatten(ofType(elements, "pre")[0]?.children).some(({ props }) => props.children === "x' = x + 1"),
    ).toBe(true);
  });

  test("has tables, and a rule at its very beginning is no front matter", async () => {
    const elements = await elementsOf("---\n\n| a | b |\n| - | - |\n| 1 | 2 |\n");
    expect(ofType(elements, "hr")).toHaveLength(1);
    expect(ofType(elements, "td").map(({ children }) => children)).toEqual(["1", "2"]);
  });
});
