import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runCells } from "../test/toy-library.ts";
import { transpile } from "./transpile.ts";

function codeOf(source: string): string {
  const result = transpile({ id: "a", source });
  if (!result.ok) throw new Error(result.error.message);
  return result.transpiled.code;
}

describe("a cell becomes JavaScript", () => {
  test.each([
    ["const a: number = 1;\na + 1; // why", "const a = 1;\nreturn [(a + 1), { a }]; // why"],
    ["const b = 2", "const b = 2\nreturn [void 0, { b }];"],
    ["type T = 1; interface I {}\n'text' as T", "\nreturn [('text' ), {  }]"],
    [
      "class C<T> { constructor(private x: T) {} }",
      "class C { constructor( x) {;this.x = x;} }\nreturn [void 0, { C }];",
    ],
    ["f(1)\n// end", "return [(f(1)), {  }]\n// end"],
    ["const _hidden = 1, shown = 2;", "const _hidden = 1, shown = 2;\nreturn [void 0, { shown }];"],
  ])("%j", (source, code) => {
    const squeeze = (text: string) => text.replace(/ +/g, " ").replace(/^ +| +$/gm, "");
    expect(squeeze(codeOf(source))).toBe(squeeze(code));
  });

  test("imports are blanked out on their lines", () => {
    expect(
      codeOf('import {\n  a,\n} from "m"; a')
        .split("\n")
        .map((line) => line.trim()),
    ).toEqual(["", "", "return [(a), {  }]"]);
  });

  test.each([
    "enum Role { Leader = 1, Follower }\nRole.Leader",
    "const enum E { A }; abstract class B { abstract m(): void; declare p: E; static { void E; } }",
    "function over(a: 1): 1; function over(a: any) { return a; }\nover<1>",
    "const f = <const T,>(x: T): asserts x is T & {} => {}; f!",
    "let x = <string>y; (x as any) = 1; x satisfies string",
    "class A<in out T> { accessorLike?: T; override!: T; get [Symbol.iterator]() { return this } }",
    "label: for (const [a, { b = 1 }] of c as [1, {}][]) { continue label }",
    "type F = typeof import('m'); let v: F extends infer U ? U : never",
    "const g = async function* <T>(this: Window, ...rest: T[]) { yield* rest; }",
    "a ??= b?.[c]?.() ?? 1_000n; `${a}`; /x/v",
  ])("the engine accepts %j", (source) => {
    expect(() => new Function("y", codeOf(source))).not.toThrow();
  });

  test("what cannot be read is an error of syntax with its place", () => {
    expect(transpile({ id: "a", source: "const a = 1;\nconst b = ;" })).toEqual({
      ok: false,
      error: { kind: "syntax", cell: "a", line: 2, column: 11, message: "Unexpected `;`.", hint: null },
    });
  });
});

describe("an error has its place in the source", () => {
  /** Text that takes room before the place without changing what runs; its types need a name of their own. */
  const filler = (name: string) =>
    fc
      .tuple(
        fc.array(fc.constantFrom("\n", "  ", "// a comment\n", "/* on\n lines */"), { maxLength: 5 }),
        fc.constantFrom("", `type ${name} = { a: string };\n`, `interface ${name}<T> { a: T } `),
        fc.array(fc.constantFrom("\n", "  ", "// a comment\n", "/* on\n lines */"), { maxLength: 5 }),
      )
      .map(([before, type, after]) => [...before, type, ...after].join(""));
  const typed = fc.constantFrom(
    "const a: number = 1; ",
    "const f = <T extends object>(x: T, y?: string): T | string => x; ",
    "let b = 1 as unknown as string; ",
    "enum E { A, B } ",
    "class C { constructor(private readonly x: number) {} } ",
    'import { count } from "toy"; ',
    "",
  );
  const thrower = fc.constantFrom(
    "throw new Error('here');",
    "null.here",
    "new Error('x') && undefined.here()",
    "((x: number) => { throw new Error(`${x}`); })(1)",
  );

  test("whatever stands before it", () => {
    fc.assert(
      fc.property(filler("Before"), typed, filler("Between"), thrower, (before, types, between, thrown) => {
        const start = before + types + between;
        const source = start + thrown;
        // What V8 names: the `new` of an error that is thrown, or the property that could not be read.
        const offset =
          start.length +
          (thrown.includes("here(") || thrown.startsWith("null")
            ? thrown.indexOf("here")
            : thrown.lastIndexOf("new Error"));
        const lines = source.slice(0, offset).split("\n");
        expect(runCells([source]).error).toMatchObject({
          kind: "runtime",
          line: lines.length,
          column: lines.at(-1)!.length + 1,
        });
      }),
    );
  });

  test("in the last expression, whose columns move", () => {
    expect(runCells(["1;\n(1 as number,\n  2, null.x)"]).error).toMatchObject({ line: 3, column: 11 });
    expect(runCells(["  [1, 2].map((x: number) => x.y.z)"]).error).toMatchObject({ line: 1, column: 33 });
  });

  test("in a function of an ancestor, which is named", () => {
    expect(
      runCells(["\nconst f = (x: any): any => x.y;", "const g = () => f(null);", "g()"]).error,
    ).toMatchObject({
      cell: "a",
      line: 2,
      column: 30,
    });
  });
});
