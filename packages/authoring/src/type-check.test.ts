import { relative } from "node:path";
import { notebook } from "@lightcone/notebook";
import { describe, expect, test } from "vitest";
import { createTypeCheck } from "./type-check.ts";

const typeCheck = createTypeCheck();

function problemsOf(sources: Readonly<Record<string, string>>, folder = import.meta.dirname) {
  const cells = Object.entries(sources).map(([id, source]) => ({ id, source }));
  return typeCheck(notebook(cells), folder).map(
    ({ cell, line, column, code, message }) => `${cell}:${line}:${column} ${code} ${message}`,
  );
}

describe("type errors", () => {
  test("are found across cells: in values, types, generics and classes, whatever their order", () => {
    const uses = "const wrong: Box<string> = box(1);\nnew Counter().add('1');\nconst step: 2 = one;";
    const declares =
      "type Box<T> = { readonly held: T };\nconst box = <T>(held: T): Box<T> => ({ held });\n" +
      "class Counter { add(n: number) { return n; } }\nconst one = 1;";
    expect(problemsOf({ uses, declares })).toEqual([
      "uses:1:7 TS2322 Type 'Box<number>' is not assignable to type 'Box<string>'.",
      "uses:2:19 TS2345 Argument of type 'string' is not assignable to parameter of type 'number'.",
      "uses:3:7 TS2322 Type '1' is not assignable to type '2'.",
    ]);
  });

  test("are found in what a cell imports from a package", () => {
    const source =
      'import type { CellResult } from "@lightcone/runtime";\nconst events: CellResult["events"] = "many";';
    expect(problemsOf({ source })).toEqual([
      "source:2:7 TS2322 Type 'string' is not assignable to type 'number'.",
    ]);
  });

  test("are found in a folder that is named relatively", () => {
    const folder = relative(process.cwd(), import.meta.dirname);
    expect(problemsOf({ a: "const a = 1;", b: "a.length;" }, folder)).toEqual([
      "b:1:3 TS2339 Property 'length' does not exist on type '1'.",
    ]);
  });

  test("include whatever the page has and a cell does not", () => {
    expect(problemsOf({ a: "document;\nprocess;\nshow(1, 2);\nconsole.log(1);" })).toEqual([
      "a:1:1 TS2584 Cannot find name 'document'. Do you need to change your target library? Try changing the 'lib' compiler option to include 'dom'.",
      "a:2:1 TS2591 Cannot find name 'process'. Do you need to install type definitions for node? Try `npm i --save-dev @types/node` and then add 'node' to the types field in your tsconfig.",
      "a:3:9 TS2345 Argument of type 'number' is not assignable to parameter of type 'string'.",
    ]);
  });
});
