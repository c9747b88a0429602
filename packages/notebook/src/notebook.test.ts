import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { notebook } from "./notebook.ts";

/** A notebook written as `id: source` lines. */
const of = (...cells: string[]) =>
  notebook(
    cells.map((cell) => {
      const [id = "", ...source] = cell.split(": ");
      return { id, source: source.join(": ") };
    }),
  );

describe("dependencies", () => {
  const lesson = of(
    "messages: type Message = { term: number }",
    "step: const step = (message: Message) => message.term + offset",
    "unrelated: const colour = 1",
    "run: step({ term: 1 }); console.log(Math.max(1, 2))",
    "offset: const offset = 3",
  );

  test("[NB-1] a cell depends on the cells that define what it uses, values and types alike", () => {
    expect(lesson.dependenciesOf("step")).toEqual(["messages", "offset"]);
    expect(lesson.dependenciesOf("run")).toEqual(["step"]);
    expect(lesson.dependenciesOf("unrelated")).toEqual([]);
  });

  test("[NB-1] a name that no cell defines is a global, and a cell's own name is its own", () => {
    expect(of("a: const a = console; a", "b: Math.a").dependenciesOf("b")).toEqual([]);
    expect(of("a: const a = 1", "b: const b = (a) => a").dependenciesOf("b")).toEqual([]);
    expect(of("a: type T = 1", "b: T + 1").dependenciesOf("b")).toEqual([]);
    expect(of("a: const _a = 1", "b: _a").dependenciesOf("b")).toEqual([]);
  });

  test("[NB-2] a chain holds all that a cell needs, each after what it needs itself", () => {
    expect(lesson.chainOf("run")).toEqual(["messages", "offset", "step", "run"]);
    expect(lesson.chainOf("unrelated")).toEqual(["unrelated"]);
  });

  test("[NB-2] where cells are defined before they are used, a chain is in document order", () => {
    const sources = fc.array(fc.array(fc.nat(7), { maxLength: 3 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(sources, (uses) => {
        const cells = uses.map((earlier, place) => {
          const used = earlier.filter((other) => other < place).map((other) => `x${other}`);
          return { id: String(place), source: `const x${place} = [${used.join(", ")}]` };
        });
        const chain = notebook(cells)
          .chainOf(String(cells.length - 1))
          .map(Number);
        expect(chain).toEqual([...chain].sort((a, b) => a - b));
        expect(chain.at(-1)).toBe(cells.length - 1);
      }),
    );
  });

  test("[NB-2] in any notebook without a cycle, each cell of a chain comes after its own dependencies", () => {
    const sources = fc.array(fc.array(fc.nat(7), { maxLength: 3 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(sources, (uses) => {
        const cells = uses.map((used, place) => ({
          id: String(place),
          source: `const x${place} = [${used.map((other) => `x${other}`).join(", ")}]`,
        }));
        const book = notebook(cells);
        const cyclic = new Set(book.problems.map(({ cell }) => cell));
        for (const { id } of cells) {
          const chain = book.chainOf(id);
          expect(new Set(chain).size).toBe(chain.length);
          expect(chain.at(-1)).toBe(id);
          if (chain.some((other) => cyclic.has(other))) continue;
          chain.forEach((other, place) =>
            expect(chain.slice(0, place)).toEqual(expect.arrayContaining([...book.dependenciesOf(other)])),
          );
        }
      }),
    );
  });

  test("[NB-3] editing a cell makes stale what uses its names, directly or not", () => {
    expect(lesson.dependentsOf("messages")).toEqual(["step", "run"]);
    expect(lesson.dependentsOf("offset")).toEqual(["step", "run"]);
    expect(lesson.dependentsOf("run")).toEqual([]);
  });

  test("[NB-4] an id that is not in the notebook is a mistake of the caller", () => {
    expect(() => lesson.chainOf("rum")).toThrow('no cell "rum"; it has "messages", "step"');
  });
});

describe("problems", () => {
  test("[NB-5] a name is defined once: the problem names the other cell and a name that is free", () => {
    expect(of("first: const step = 1", "second: \nfunction step() {}", "third: let step2").problems).toEqual([
      {
        kind: "duplicate",
        cell: "second",
        line: 2,
        column: 10,
        message: '`step` is already defined in cell "first".',
        hint: "Rename it here, for example to `step3`, or to `_step` to keep it inside this cell.",
      },
    ]);
  });

  test("[NB-6] another cell's name cannot be assigned to", () => {
    expect(of("first: let count = 0", "second: count += 1; own = 1").problems).toEqual([
      {
        kind: "assignment",
        cell: "second",
        line: 1,
        column: 1,
        message: '`count` belongs to cell "first": another cell cannot assign to it.',
        hint: "Define a name of this cell instead, for example `const count2 = ...`.",
      },
    ]);
  });

  test("[NB-7] cells that need one another are each told which they are", () => {
    const { problems } = of("a: const x = z", "b: const y = 1; const q = x", "c: const z = q + y", "d: z");
    expect(problems.map(({ kind, cell, column }) => `${kind} ${cell}:${column}`)).toEqual([
      "cycle a:11",
      "cycle b:24",
      "cycle c:11",
    ]);
    expect(problems[0]?.message).toBe(
      'The cells "a", "b" and "c" need one another, so none of them can run first.',
    );
    expect(problems[0]?.hint).toMatch("Move `z`, or what it needs, into a cell of its own");
  });

  test("[NB-8] a cell that cannot be parsed has its problem and defines nothing; the others go on", () => {
    const book = of("a: const x = ", "b: const y = x", "c: y");
    expect(book.problems).toMatchObject([{ kind: "syntax", cell: "a", message: "The cell ends too early." }]);
    expect(book.chainOf("c")).toEqual(["b", "c"]);
  });
});
