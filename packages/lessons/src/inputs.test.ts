import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseLesson } from "./parse-lesson.ts";

const frontMatter = ["---", "title: Clocks", "summary: Why clocks lie.", "objectives: [x]", "---"];

const read = (...body: readonly string[]) =>
  parseLesson([...frontMatter, ...body].join("\n"), { file: "lesson.mdx", slug: "clocks" });

/** The inputs of a lesson whose body, from line 6 on, this is. */
function inputsOf(...body: readonly string[]) {
  const reading = read(...body);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.lesson.inputs;
}

/** What an author sees, one problem a line. */
function problemsOf(...body: readonly string[]): string[] {
  const reading = read(...body);
  return reading.ok ? [] : reading.problems.map((p) => `${p.line}:${p.column} ${p.message} — ${p.hint}`);
}

const slider = (more = "") =>
  `<Slider name="delta" label="Longest delay" min={1} max={500} value={50} ${more}/>`;

describe("inputs", () => {
  test("of each kind, with what is left out", () => {
    const inputs = inputsOf(
      '<Slider name="delta" label="Longest delay" unit="ms"',
      "  min={-1.5} max={500} step={0.5} value={50} />",
      "",
      '<Choice name="quorum" label="Quorum" options={["majority", `all`]} value="all" />',
      "",
      "<Note>",
      '<Toggle name="writeBack" label="Write back" value={false} />',
      "</Note>",
      "",
      '<SeedStepper name="seed" value={1} />',
      "",
      slider().replace("delta", "other"),
    );
    expect(inputs).toEqual([
      {
        ...{ kind: "slider", name: "delta", label: "Longest delay", unit: "ms" },
        ...{ min: -1.5, max: 500, step: 0.5, value: 50, position: { line: 6, column: 1 } },
      },
      {
        ...{ kind: "choice", name: "quorum", label: "Quorum", options: ["majority", "all"], value: "all" },
        position: { line: 9, column: 1 },
      },
      {
        kind: "toggle",
        name: "writeBack",
        label: "Write back",
        value: false,
        position: { line: 12, column: 1 },
      },
      { kind: "seed", name: "seed", label: "Seed", value: 1, position: { line: 15, column: 1 } },
      {
        ...{ kind: "slider", name: "other", label: "Longest delay", unit: null },
        ...{ min: 1, max: 500, step: 1, value: 50, position: { line: 17, column: 1 } },
      },
    ]);
  });

  test("have any value on a step between the ends, and no other", () => {
    const steps = fc.record({
      min: fc.integer({ min: -50, max: 50 }),
      count: fc.integer({ min: 1, max: 1000 }),
      step: fc.constantFrom(1, 5, 0.1, 0.25, 0.01),
      at: fc.integer({ min: -3, max: 1003 }),
      off: fc.constantFrom(0, 0, 0.5),
    });
    fc.assert(
      fc.property(steps, ({ min, count, step, at, off }) => {
        const value = min + (at + off) * step;
        const text = `<Slider name="x" label="X" min={${min}} max={${min + count * step}} step={${step}} value={${value}} />`;
        const isGood = off === 0 && at >= 0 && at < count; // the last one may be rounded beyond the end
        if (at !== count) expect(read(text).ok).toBe(isGood);
      }),
    );
  });
});

describe("an author is told", () => {
  test.each([
    [
      slider("colour='red'"),
      "6:73 `Slider` has no attribute `colour` — Known are name, label, unit, min, max, step and value.",
    ],
    [
      '<Toggle name="a" value={true} />',
      '6:1 `Toggle` lacks `label` — Write `label="..."`, what the reader turns, in a few words.',
    ],
    [
      slider().replace("{50}", "{501}"),
      "6:62 the value of `Slider` cannot be 501 — Write a value from 1 to 500.",
    ],
    [
      slider("step={2} "),
      "6:62 the value of `Slider` cannot be 50 — Write a value that is some steps of 2 from 1.",
    ],
    [
      slider().replace("{50}", '"50"'),
      '6:62 the value of `Slider` cannot be "50" — Write `value={50}`, where the slider stands at first.',
    ],
    [
      slider().replace("{1}", "{500}"),
      "6:54 the max of `Slider` cannot be 500 — Write a `max` that is greater than `min`.",
    ],
    [slider("step={0} "), "6:73 the step of `Slider` cannot be 0 — Write a step greater than 0."],
    [
      slider().replace("{500}", "{5 * 100}"),
      "6:52 the value of `max` is not written out — Write a number, a text, `true`, `false` or a list of these in the braces: `max={1}`.",
    ],
    [
      slider("{...more} "),
      "6:73 `Slider` takes no `{...}` as an attribute — Write each attribute by its name.",
    ],
    [slider("min={2} "), "6:73 `min` is given twice — Keep one of the two."],
    [
      slider().replace('"delta"', '"Delta"'),
      '6:9 the name of `Slider` cannot be "Delta" — Write `name="delta"`, the name by which cells read it, beginning with a lower-case letter.',
    ],
    [
      slider().replace('"delta"', '"class"'),
      '6:9 the name of `Slider` cannot be "class" — This word has a meaning in every cell already: choose another name.',
    ],
    [
      slider().replace('"delta"', '"show"'),
      '6:9 the name of `Slider` cannot be "show" — This word has a meaning in every cell already: choose another name.',
    ],
    [
      '<Choice name="a" label="A" options={["x", "y"]} value="z" />',
      '6:49 the value of `Choice` cannot be "z" — Write one of "x", "y".',
    ],
    [
      '<Choice name="a" label="A" options={["x", "x"]} value="x" />',
      '6:28 the options of `Choice` cannot be ["x","x"] — Write each text once.',
    ],
    [
      '<Choice name="a" label="A" options={["x", 2]} value="x" />',
      '6:28 the options of `Choice` cannot be ["x",2] — Write `options={["majority", "all"]}`, each a text.',
    ],
    [
      '<Toggle name="a" label="A" value="yes" />',
      '6:28 the value of `Toggle` cannot be "yes" — Write `value={true}` or `value={false}`.',
    ],
    [
      '<SeedStepper name="a" value={1.5} />',
      "6:23 the value of `SeedStepper` cannot be 1.5 — Write a whole number.",
    ],
    [
      'Turn <SeedStepper name="a" value={1} /> now.',
      "6:6 `SeedStepper` stands within a line of text — Put it on lines of its own, with a blank line before and behind.",
    ],
    [
      '<Toggle name="a" label="A" value={true}>On</Toggle>',
      "6:1 `Toggle` has no content — Close its tag with `/>`.",
    ],
  ])("of %s", (text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });

  test("of an attribute that is nearly another one", () => {
    expect(problemsOf(slider().replace("label", "lable"))).toEqual([
      '6:1 `Slider` lacks `label` — Write `label="..."`, what the reader turns, in a few words.',
      "6:22 `Slider` has no attribute `lable` — Did you mean `label`? Known are name, label, unit, min, max, step and value.",
    ]);
  });

  test("of a name that two inputs have", () => {
    expect(problemsOf(slider(), "", '<SeedStepper name="delta" value={1} />')).toEqual([
      "8:14 the name `delta` is already taken by the input in line 6 — Every name of a lesson is defined once: give one of the two another.",
    ]);
  });

  test("of a name that a cell defines as well, wherever it stands", () => {
    const cell = ["```ts cell id=bound", "function delta() {}", "```"];
    const problem =
      "cell `bound` defines `delta` as well — Every name of a lesson is defined once: give one of the two another.";
    expect(problemsOf(slider(), "", ...cell)).toEqual([`6:9 ${problem}`]);
    expect(problemsOf(...cell, "", slider())).toEqual([`10:9 ${problem}`]);
    expect(problemsOf(slider(), "", cell[0]!, "const _delta = delta;", cell[2]!)).toEqual([]);
  });

  test("of all of it at once", () => {
    expect(problemsOf('<Toggle name="A" />', "", slider("x={1} ").replace("{50}", "{0}"))).toHaveLength(5);
  });
});
