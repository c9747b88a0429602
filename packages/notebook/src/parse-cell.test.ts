import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseCell, type Cell } from "./parse-cell.ts";
import type { CellProblem } from "./rules.ts";

function cellOf(source: string): Cell {
  const parsed = parseCell(source);
  if (!parsed.ok) throw new Error(`${parsed.problem.message} at ${parsed.problem.line} in ${source}`);
  return parsed.cell;
}

function problemOf(source: string): CellProblem {
  const parsed = parseCell(source);
  if (parsed.ok) throw new Error(`This parsed: ${source}`);
  return parsed.problem;
}

const declared = (source: string) => cellOf(source).declares.map(({ name, kind }) => `${name}:${kind}`);

describe("declarations", () => {
  test.each([
    ["const a = 1, [b, { c, d: e }] = f;", "a:value b:value c:value e:value"],
    ["function f(x: number) { const inner = x; return inner; }", "f:value"],
    ["type T = U; interface I {} class C {} enum E { A }", "T:type I:type C:both E:both"],
    ["type M = 1; const M = 1; interface C {} class C {}", "M:both C:both"],
    ["function over(a: 1): 1; function over(a: 1) { return a; }", "over:value"],
  ])("[DECL-1] the names of the top level with their kinds: %s", (source, expected) => {
    expect(declared(source).join(" ")).toBe(expected);
  });

  test("[DECL-1] each with its first place", () => {
    const source = "const first = 1;\n  type second = 1;\nconst second = 2;";
    expect(cellOf(source).declares).toEqual([
      { name: "first", kind: "value", line: 1, column: 7 },
      { name: "second", kind: "both", line: 2, column: 8 },
    ]);
  });

  test("[DECL-2] a name that starts with _ stays in its cell", () => {
    const cell = cellOf("const _secret = 1; type _T = 1; const a = _secret as _T;");
    expect(cell.declares.map(({ name }) => name)).toEqual(["a"]);
    expect(cell.references).toEqual([]);
  });

  test("[DECL-3] a var rises out of blocks, other declarations do not", () => {
    const source =
      "for (var i = 0; ; ) { var a; let b; } if (x) { var c; function g() { var no; } } try {} catch { var d }";
    expect(declared(source)).toEqual(["i:value", "a:value", "c:value", "d:value"]);
  });

  test("[DECL-4] imports are not definitions", () => {
    expect(declared('import a, { b, type C } from "m"; import * as d from "n"; const e = a')).toEqual([
      "e:value",
    ]);
  });
});

describe("assignments", () => {
  test.each([
    ["a = b", "a"],
    ["a += 1; b++; --c", "a b c"],
    ["[a, ...b] = c; ({ d, e: f, [g]: h = i, ...j } = k)", "a b d f h j"],
    ["a.b = c; d[e] = f", ""],
    ["for (a of b); for (c in d);", "a c"],
    ["a! = 1; (b as any) = 2", "a b"],
    ["let a; a = 1; function f(b) { b = 1; c = 2; }", "c"],
  ])("[REF-3] free names that are assigned to: %s", (source, expected) => {
    const cell = cellOf(source);
    expect(cell.assigns.map(({ name }) => name).join(" ")).toBe(expected);
    expect(cell.references).toEqual(expect.arrayContaining([...cell.assigns]));
  });

  test("[REF-3] uses have the place at which they stand", () => {
    expect(cellOf("const a = 1;\n  step(a)").references).toEqual([
      { name: "step", meaning: "value", line: 2, column: 3 },
    ]);
  });
});

describe("imports", () => {
  const imports = (source: string) =>
    cellOf(source).imports.flatMap(({ module, names }) =>
      names.map((name) => `${module}: ${name.imported} as ${name.local}${name.isTypeOnly ? " (type)" : ""}`),
    );

  test("[IMP-1] every form of import names its module and its names", () => {
    const source =
      'import a, * as b from "m"; import { c, d as e, "f-g" as h } from "n"; import "o"; a(b, c, e, h)';
    expect(imports(source)).toEqual([
      "m: default as a",
      "m: * as b",
      "n: c as c",
      "n: d as e",
      "n: f-g as h",
    ]);
    expect(cellOf(source).imports.map(({ module }) => module)).toEqual(["m", "n", "o"]);
  });

  test("[IMP-2] a name that is used in types only, or declared so, leaves nothing at run time", () => {
    const source =
      'import { A, type B, c, d, e } from "m"; import type { F } from "m"; c({} as A); (d) => d; const x: typeof c = e';
    expect(imports(source)).toEqual([
      "m: A as A (type)",
      "m: B as B (type)",
      "m: c as c",
      "m: d as d (type)",
      "m: e as e",
      "m: F as F (type)",
    ]);
    expect(imports('import { type A } from "m"; A')).toEqual(["m: A as A (type)"]);
  });

  test("[IMP-3] the offsets of a statement span it, wherever it stands", () => {
    const source = 'const a = 1;\nimport {\n  b,\n} from "m"; b';
    expect(cellOf(source).imports.map(({ start, end }) => source.slice(start, end))).toEqual([
      'import {\n  b,\n} from "m";',
    ]);
  });
});

describe("the last expression", () => {
  const last = (source: string) => {
    const { lastExpression } = cellOf(source);
    return lastExpression && source.slice(lastExpression.start, lastExpression.end);
  };

  test.each([
    ["a", "a"],
    ["const a = 1;\na + 1;\n", "a + 1"],
    ["(a, b) // why\n", "(a, b)"],
    ["({ a: 1 })", "({ a: 1 })"],
    ['"text"', '"text"'],
    ["a;;", "a"],
    ["a\n  // kept apart\n;", "a\n  // kept apart\n"],
    ["a as B", "a as B"],
    ["const a = 1", null],
    ["{ a }", null],
    ["if (a) b", null],
    ["", null],
  ])("[LAST-1] of %j", (source, expected) => {
    expect(last(source)).toBe(expected);
  });
});

describe("what is not a cell", () => {
  test.each([
    ["RULE-1", "\n  await x", 2, 3, /nothing to await/, /virtual time/],
    ["RULE-1", "for await (const a of b);", 1, 1, /nothing to await/, /without `await`/],
    ["RULE-1", "const a = [await b]", 1, 12, /nothing to await/, /returns its result at once/],
    ["RULE-2", 'const f = () => import("https://x.example/y.js")', 1, 17, /not loaded/, /cannot load code/],
    ["RULE-2", "import.meta.url", 1, 1, /not a file/, /Leave it out/],
    ["RULE-3", "export const a = 1", 1, 1, /no exports/, /Remove `export`/],
    ["RULE-3", "const a = 1; export { a }", 1, 14, /no exports/, /Remove `export`/],
    ["RULE-3", "export { nowhere }", 1, 10, /no exports/, /Remove `export`/],
    ["RULE-3", "export default 1", 1, 1, /no exports/, /Remove `export`/],
    ["RULE-3", 'export * from "m"', 1, 1, /no exports/, /Remove `export`/],
    ["RULE-4", "declare const a: number", 1, 1, /promises/, /define it/],
    ["RULE-4", "declare global { interface A {} }", 1, 1, /namespace/, /object/],
    ["RULE-4", "namespace N { const a = 1 }", 1, 1, /namespace/, /object/],
    ["RULE-4", 'import a = require("m")', 1, 1, /no meaning/, /import \{ name \}/],
    ["RULE-4", "@d class A {}", 1, 1, /decorators/, /Call the function/],
    ["RULE-4", "class A { accessor a = 1 }", 1, 11, /accessor/, /getter/],
    ["RULE-4", "{ using a = b }", 1, 3, /using/, /finally/],
  ])("[%s] %j", (_rule, source, line, column, message, hint) => {
    const problem = problemOf(source);
    expect(problem).toMatchObject({ line, column });
    expect(problem.message).toMatch(message);
    expect(problem.hint).toMatch(hint);
  });

  test.each(["async () => await a", "class A { async m() { await a; } }", "function f() { new.target }"])(
    "[RULE-1] in a function this is allowed: %s",
    (source) => {
      expect(parseCell(source).ok).toBe(true);
    },
  );

  test.each([
    ['const a = "x', 1, 11, "Unterminated string constant.", /Close the text/],
    ["f(1,\n", 2, 1, "The cell ends too early.", /missing \), ] or \}/],
    ["const a = 1;\nconst b = ) 2", 2, 11, "Unexpected `)`.", null],
    ["if = 3", 1, 4, "Unexpected `=`.", null],
    ["let a = 1; let a = 2", 1, 16, "Identifier 'a' has already been declared.", /another name/],
    ["return 1", 1, 1, "'return' outside of function.", /last line/],
  ])(
    "[RULE-5] an error of syntax has its place and a sentence: %j",
    (source, line, column, message, hint) => {
      const problem = problemOf(source);
      expect(problem).toMatchObject({ line, column, message });
      if (hint === null) expect(problem.hint).toBeNull();
      else expect(problem.hint).toMatch(hint);
    },
  );

  test("[RULE-6] nesting without end is a problem, not a crash", () => {
    expect(problemOf("(".repeat(100_000)).message).toMatch(/nested too deeply/);
    expect(problemOf(`1${"+1".repeat(50_000)}`).message).toMatch(/nested too deeply/);
  });

  const fragment = fc.constantFrom(
    ...'const let class function type interface enum import export async await for if try ( ) { } [ ] < > => = : ; , . ? ! a b \n `${ } ` " 1 as infer extends'.split(
      " ",
    ),
  );
  test("[RULE-6] whatever the source, there is an answer with a place inside it", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(fragment).map((all) => all.join(" ")),
        ),
        (source) => {
          const parsed = parseCell(source);
          if (parsed.ok) return;
          const { line, column } = parsed.problem;
          const lines = source.split(/\r\n|[\n\r\u2028\u2029]/);
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines.length);
          expect(column).toBeGreaterThanOrEqual(1);
          expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
