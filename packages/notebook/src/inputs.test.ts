import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inputCell, inputId, inputNameOf, type Input } from "./inputs.ts";
import { notebook } from "./notebook.ts";

const delta: Input = { name: "delta", value: 50 };
const quorum: Input = { name: "quorum", value: "majority", options: ["majority", "all"] };
const writeBack: Input = { name: "writeBack", value: true };

/** A notebook with these inputs and cells, written as `id: source`. */
const withInputs = (inputs: readonly Input[], ...cells: string[]) =>
  notebook([
    ...inputs.map((input) => inputCell(input)),
    ...cells.map((cell) => ({ id: cell.split(": ")[0]!, source: cell.split(": ").slice(1).join(": ") })),
  ]);

test("[IN-1] an input is a cell that defines its name with its type and value", () => {
  expect([delta, quorum, writeBack].map((input) => inputCell(input))).toEqual([
    { id: "input.delta", source: "const delta: number = 50;" },
    { id: "input.quorum", source: 'const quorum: "majority" | "all" = "majority";' },
    { id: "input.writeBack", source: "const writeBack: boolean = true;" },
  ]);
  expect(inputCell(quorum, "all").source).toBe('const quorum: "majority" | "all" = "all";');
});

test("[IN-1] every value can be read as a cell, and gives its id back", () => {
  const value = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.string());
  const options = fc.array(fc.string(), { minLength: 2 });
  fc.assert(
    fc.property(value, options, (value, others) => {
      const input =
        typeof value === "string" ? { name: "x", value, options: [value, ...others] } : { name: "x", value };
      const cell = inputCell(input);
      const [parsed] = notebook([cell]).cells;
      expect(parsed).toMatchObject({
        parsed: { ok: true, cell: { declares: [{ name: "x", kind: "value" }] } },
      });
      const made: unknown = new Function(`${cell.source.replace(/^const x: .* = /s, "return ")}`)();
      expect(typeof value === "number" ? made === value : made).toEqual(
        typeof value === "number" ? true : value,
      );
      expect(inputNameOf(inputId("x"))).toBe("x");
    }),
  );
});

describe("cells that use an input", () => {
  const lesson = withInputs(
    [delta, quorum],
    "watch: const watch = (seed: number) => [seed, delta];",
    "show: watch(1)",
    "alone: 1 + 1",
    "type: type Kind = typeof quorum;",
  );

  test("[IN-1] depend on it, as a value and as a type, and are stale with it", () => {
    expect(lesson.dependenciesOf("watch")).toEqual(["input.delta"]);
    expect(lesson.chainOf("show")).toEqual(["input.delta", "watch", "show"]);
    expect(lesson.dependentsOf(inputId("delta"))).toEqual(["watch", "show"]);
    expect(lesson.dependentsOf(inputId("quorum"))).toEqual(["type"]);
    expect(lesson.problems).toEqual([]);
  });

  test("[IN-1] are the same as with a cell in its place, in any notebook", () => {
    const uses = fc.array(fc.array(fc.nat(7), { maxLength: 3 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(uses, fc.nat(7), (uses, place) => {
        const cells = uses.map((used, at) => ({
          id: String(at),
          source: `const x${at} = [${used
            .filter((other) => other < at)
            .map((other) => `x${other}`)
            .join(", ")}]`,
        }));
        const turned = cells[place % cells.length]!;
        const asInput = inputCell({ name: `x${turned.id}`, value: 1 });
        const withCell = [{ ...turned, source: asInput.source }, ...cells.filter((cell) => cell !== turned)];
        const withInput = [asInput, ...cells.filter((cell) => cell !== turned)];
        const renamed = (ids: readonly string[]) => ids.map((id) => (id === turned.id ? asInput.id : id));
        for (const { id } of cells)
          expect(notebook(withInput).chainOf(renamed([id])[0]!)).toEqual(
            renamed(notebook(withCell).chainOf(id)),
          );
      }),
    );
  });
});

describe("problems", () => {
  test("[IN-2] a name that is an input already is said to be one", () => {
    expect(withInputs([delta], "a: const delta = 3;").problems).toEqual([
      {
        kind: "duplicate",
        cell: "a",
        line: 1,
        column: 7,
        message: "`delta` is already an input of the lesson.",
        hint: "Rename it here, for example to `delta2`, or to `_delta` to keep it inside this cell.",
      },
    ]);
  });

  test("[IN-2] an input is set by its control and by no cell", () => {
    expect(withInputs([delta], "a: delta = 3;", "b: delta++;").problems).toMatchObject([
      {
        kind: "assignment",
        cell: "a",
        message: expect.stringContaining("only its control in the text sets"),
      },
      { kind: "assignment", cell: "b", hint: expect.stringContaining("`const delta2 = ...`") },
    ]);
  });
});
