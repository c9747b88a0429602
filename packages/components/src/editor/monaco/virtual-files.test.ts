import { TypeScriptWorker } from "monaco-editor/languages/features/typescript/tsWorker";
import { expect, test } from "vitest";
import { compilerOptions } from "./compiler-options.ts";
import { folderOf, virtualFiles } from "./virtual-files.ts";

const door = {
  "file:///node_modules/@lightcone/toy/index.ts": "export const half = (n: number): number => n / 2;",
};

/** The language service that Monaco runs in its worker, with the cells as it would see them. */
function open(sources: Readonly<Record<string, string>>) {
  const cells = Object.entries(sources).map(([id, source]) => ({ id, source }));
  const folder = folderOf("lesson");
  const file = (id: string) => `${folder}/${id}.ts`;
  const texts = [
    ...Object.entries(door),
    ...Object.entries(virtualFiles(cells)).map(([path, text]) => [`${folder}/${path}`, text] as const),
    ...cells.map(({ id, source }) => [file(id), source] as const), // what editors show
  ];
  const extraLibs = Object.fromEntries(texts.map(([path, content]) => [path, { content, version: 1 }]));
  const worker = new TypeScriptWorker({ getMirrorModels: () => [] }, { compilerOptions, extraLibs });
  return {
    async problems(id: string) {
      const found = [
        ...(await worker.getSyntacticDiagnostics(file(id))),
        ...(await worker.getSemanticDiagnostics(file(id))),
      ];
      return found.map(({ code }) => `TS${code}`);
    },
    async typeOf(id: string, name: string) {
      const info = await worker.getQuickInfoAtPosition(file(id), sources[id]!.indexOf(name));
      return info?.displayParts.map(({ text }) => text).join("");
    },
    optionProblems: () => worker.getCompilerOptionsDiagnostics(file("a")),
  };
}

test("Monaco's TypeScript knows all our options", async () => {
  expect(await open({ a: "1;" }).optionProblems()).toEqual([]);
});

test("a cell sees the values, types and generics of other cells, and the doors", async () => {
  const { problems, typeOf } = open({
    a: 'import { half } from "@lightcone/toy";\nconst rate = half(3);\ntype Pair<T> = readonly [T, T];\nclass Box { size = 1; }',
    b: "const pair: Pair<number> = [rate, new Box().size];\nlet box: Box;",
  });
  expect(await problems("a")).toEqual([]);
  expect(await problems("b")).toEqual([]);
  expect(await typeOf("b", "rate")).toContain("rate: number");
});

test("a mistake in one cell shows where another cell's value is used wrongly", async () => {
  const { problems } = open({ a: "const rate = 3;", b: "const text: string = rate;\nnobody;" });
  expect(await problems("b")).toEqual(["TS2322", "TS2304"]);
});

test("names that cells declare only for themselves do not meet", async () => {
  const { problems } = open({
    a: "const twice = 1;",
    b: "const f = () => { const twice = 2; return twice; };",
  });
  expect([...(await problems("a")), ...(await problems("b"))]).toEqual([]);
});

test("a cell that cannot be parsed takes only its own names from the others", async () => {
  const { problems } = open({ a: "const rate = ;", b: "const other = 1;", c: "other + 1;\nrate;" });
  expect(await problems("c")).toEqual(["TS2304"]);
});
