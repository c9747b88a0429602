import ts from "typescript";
import { describe, expect, test } from "vitest";
import { inputCell } from "./inputs.ts";
import { declareGlobals, moduleText } from "./modules.ts";
import { notebook } from "./notebook.ts";

const lesson = [
  {
    id: "messages",
    source: [
      "type Message<T> = { readonly kind: T; readonly term: number };",
      "interface Box<T extends object> { value: T }",
      "class Counter<T> { constructor(readonly seen: T[] = []) {} add(one: T) { return new Counter([...this.seen, one]); } }",
      "enum Role { Follower, Leader }",
      "const _secret = 1;",
    ].join("\n"),
  },
  {
    id: "step",
    source:
      'const step = <T,>(message: Message<T>, role = Role.Leader) => ({ message, role });\nlet stale = "x"',
  },
  {
    id: "run",
    source: [
      'const result = step({ kind: "vote", term: 1 } as const);',
      'const kind: "vote" = result.message.kind;',
      "const counter: Counter<number> = new Counter<number>().add(1);",
      "const box: Box<{ a: 1 }> = { value: { a: 1 } };",
      "const role: Role.Leader | Role = Role.Follower;",
    ].join("\n"),
  },
];

const libraries = new Map<string, ts.SourceFile | undefined>();

/** Type-checks the cells of a lesson in one program, as the editor and the command line do. */
function errorsOf(cells: readonly { id: string; source: string }[], id: string | null): string[] {
  const files = new Map([
    ["/globals.ts", declareGlobals(notebook(cells), id, (cell) => `./cell-${cell}.ts`)],
    ...cells.map((cell) => [`/cell-${cell.id}.ts`, moduleText(cell.source)] as const),
  ]);
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    types: [],
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    allowImportingTsExtensions: true,
    lib: ["lib.es2023.d.ts"],
    skipLibCheck: true,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.getSourceFile = (name, target) => {
    const text = files.get(name);
    if (text !== undefined) return ts.createSourceFile(name, text, target);
    if (!libraries.has(name)) libraries.set(name, getSourceFile(name, target));
    return libraries.get(name);
  };
  host.fileExists = (name) => files.has(name) || fileExists(name);
  host.readFile = (name) => files.get(name) ?? readFile(name);
  const program = ts.createProgram([...files.keys()], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, code, messageText }) => {
    const line = (file?.getLineAndCharacterOfPosition(start).line ?? 0) + 1;
    return `${file?.fileName}:${line} TS${code} ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
  });
}

const edited = (id: string, source: string) => lesson.map((cell) => (cell.id === id ? { id, source } : cell));

describe("a lesson as modules of TypeScript", () => {
  test("[MOD-1] a module is the source, followed by exports of what it declares", () => {
    expect(moduleText("type A = 1; class B {}\nconst c = 1, _d = c // end")).toBe(
      "type A = 1; class B {}\nconst c = 1, _d = c // end\nexport { A, B, c };\n",
    );
    expect(moduleText("const = ")).toBe("const = \nexport {  };\n");
  });

  test("[MOD-2] one file makes the names of all cells but one visible, each from its cell", () => {
    expect(declareGlobals(notebook(lesson), "run", (id) => `./cell-${id}`)).toBe(
      [
        'import * as cell0 from "./cell-messages";',
        'import * as cell1 from "./cell-step";',
        "declare global {",
        "  export import Message = cell0.Message;",
        "  export import Box = cell0.Box;",
        "  export import Counter = cell0.Counter;",
        "  export import Role = cell0.Role;",
        "  export import step = cell1.step;",
        "  export import stale = cell1.stale;",
        "}",
        "export {};",
        "",
      ].join("\n"),
    );
  });

  test.each(["run", null])("[MOD-3] types, generics, classes, enums and values cross cells (id %s)", (id) => {
    expect(errorsOf(lesson, id)).toEqual([]);
  });

  test("[MOD-3] and they are checked: a wrong use in a cell is an error on its line", () => {
    const wrong = 'const a = 1;\nstep({ kind: "vote", term: "one" });\nconst r: Role = Counter;\n_secret;';
    expect(errorsOf(edited("run", wrong), null)).toEqual([
      "/cell-run.ts:2 TS2322 Type 'string' is not assignable to type 'number'.",
      "/cell-run.ts:3 TS2322 Type 'typeof Counter' is not assignable to type 'Role'.",
      "/cell-run.ts:4 TS2304 Cannot find name '_secret'.",
    ]);
  });

  test("[MOD-3] an edit in one cell is seen in another", () => {
    expect(errorsOf(edited("step", "const step = (term: number) => term;"), null)).toContainEqual(
      expect.stringMatching(/^\/cell-run\.ts:1 TS2345 /),
    );
  });

  test("[MOD-4] a name that two cells define comes from the first", () => {
    const twice = [...lesson, { id: "again", source: "const step = 1;" }];
    const text = declareGlobals(notebook(twice), null, (id) => `./${id}`);
    expect(text.match(/import step = (\w+)/)?.[1]).toBe("cell1");
    expect(errorsOf(twice, null)).toEqual([]);
  });
});

test("[IN-3] an input has its declared type in every cell, not that of its value", () => {
  const inputs = [
    { name: "delta", value: 50 },
    { name: "quorum", value: "majority", options: ["majority", "all"] },
    { name: "writeBack", value: true },
  ];
  const cell = (source: string) => [...inputs.map((input) => inputCell(input)), { id: "use", source }];
  const fine =
    'const wait: number = 2 * delta;\nconst needed = quorum === "all" ? 5 : 3;\nconst off = !writeBack;';
  expect(errorsOf(cell(fine), null)).toEqual([]);
  expect(errorsOf(cell('const no: "majority" = quorum;\nquorum === "most";'), null)).toEqual([
    expect.stringContaining("/cell-use.ts:1 TS2322"),
    expect.stringContaining("/cell-use.ts:2 TS2367"),
  ]);
});
