import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { notebook } from "./notebook.ts";

type Source = { readonly id: string; readonly source: string };

const names = ["a", "b", "c"];
const definition = fc.constantFrom(...names);
/** Cells that define names, use names of others, and assign to them. */
const source = fc.oneof(
  fc.tuple(definition, definition).map(([name, used]) => `const ${name} = ${used};`),
  definition.map((name) => `const ${name} = 1;`),
  definition.map((name) => `let ${name} = 1; ${name} = 2;`),
  fc.tuple(definition, definition).map(([name, assigned]) => `const ${name} = 1; ${assigned} = 2;`),
  fc.tuple(definition, definition).map(([name, used]) => `type ${name} = ${used}[];`),
  definition.map((name) => `${name};`),
  definition.map((name) => `${name} = 5;`),
  fc.constant("const d = ;"),
);
const lesson = fc
  .array(source, { minLength: 1, maxLength: 6 })
  .map((sources) => sources.map((source, place): Source => ({ id: `cell-${place}`, source })));

const others = (message: string, own: string): string[] =>
  [...message.matchAll(/"(cell-\d)"/g)].map(([, id]) => id!).filter((id) => id !== own);

describe("mistakes in how cells fit together", () => {
  test("[NB-5] [NB-6] [NB-7] each stands in its cell, at its line, names the other cell and says what to do", () => {
    fc.assert(
      fc.property(lesson, (cells) => {
        for (const { kind, cell, line, message, hint } of notebook(cells).problems) {
          if (kind === "syntax") continue;
          expect(others(message, cell), message).not.toEqual([]);
          expect(hint).not.toBeNull();
          expect(line).toBe(1);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("each heals: without the cells that it names, it is gone", () => {
    fc.assert(
      fc.property(lesson, (cells) => {
        for (const { kind, cell, message } of notebook(cells).problems) {
          if (kind === "syntax") continue;
          const named = others(message, cell);
          const healed = cells.map((each) => (named.includes(each.id) ? { ...each, source: "" } : each));
          const again = notebook(healed).problems.filter((problem) => problem.cell === cell);
          expect(again.map((problem) => problem.message)).not.toContain(message);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("each heals: without its own cell it is gone; and a cell that cannot be read was in nobody's way", () => {
    fc.assert(
      fc.property(lesson, (cells) => {
        for (const { kind, cell } of notebook(cells).problems) {
          const healed = cells.map((each) => (each.id === cell ? { ...each, source: "" } : each));
          const after = notebook(healed).problems;
          expect(after.filter((problem) => problem.cell === cell)).toEqual([]);
          if (kind !== "syntax") continue;
          expect(after).toEqual(notebook(cells).problems.filter((problem) => problem.cell !== cell));
        }
      }),
      { numRuns: 300 },
    );
  });

  test("where a chain holds none, every cell comes after what it needs", () => {
    fc.assert(
      fc.property(lesson, (cells) => {
        const book = notebook(cells);
        const bad = new Set(book.problems.map(({ cell }) => cell));
        for (const { id } of cells) {
          const chain = book.chainOf(id);
          const place = new Map(chain.map((each, at) => [each, at]));
          if (chain.some((each) => bad.has(each))) continue;
          // Everything comes after what it needs, so nothing is met undefined.
          for (const each of chain)
            for (const need of book.dependenciesOf(each))
              if (need !== each) expect(place.get(need)!).toBeLessThan(place.get(each)!);
        }
      }),
      { numRuns: 300 },
    );
  });
});
