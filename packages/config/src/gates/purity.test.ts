import { dirname, join, relative } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { layers } from "../../layers.mjs";
import { root } from "../workspace.ts";

function programOf(config: string): ts.Program {
  const { config: json, error } = ts.readConfigFile(config, ts.sys.readFile);
  if (error) throw new Error(ts.flattenDiagnosticMessageText(error.messageText, "\n"));
  const { fileNames, options } = ts.parseJsonConfigFileContent(json, ts.sys, dirname(config));
  return ts.createProgram(fileNames, options);
}

const pure = Object.values(layers).filter(({ platform }) => platform === "pure");

test("under tsconfig/pure.json each name of a page or of Node is one error", () => {
  const program = programOf(join(import.meta.dirname, "../fixtures/broken-purity/tsconfig.json"));
  const errors = ts.getPreEmitDiagnostics(program).map((diagnostic) => {
    const line = diagnostic.file?.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line ?? -1;
    return `${line + 1}: ${ts.flattenDiagnosticMessageText(diagnostic.messageText, " ").split(/\.( |$)/)[0]}`;
  });
  expect(errors).toEqual([
    "2: Cannot find name 'node:fs'",
    "3: Cannot find name 'setTimeout'",
    "4: Cannot find name 'fetch'",
    "5: Cannot find name 'crypto'",
    "6: Cannot find name 'document'",
    "7: Cannot find name 'window'",
    "8: Cannot find name 'process'",
    "9: Cannot find name 'structuredClone'",
    "10: Cannot find name 'console'",
    "11: Cannot find name 'performance'",
    "12: Cannot find name 'Buffer'",
    "13: Cannot find name 'URL'",
    "15: Element implicitly has an 'any' type because type 'typeof globalThis' has no index signature",
  ]);
});

// One `/// <reference types="node" />` in a dependency would open the gate for the whole package, unseen.
describe("no declaration of a page or of Node slips in through an import", () => {
  test.each(pure.map(({ folder }) => folder))("%s", (folder) => {
    const program = programOf(join(root, folder, "tsconfig.json"));
    expect(program.getRootFileNames(), "its tsconfig.json finds no source").not.toEqual([]);
    const files = program.getSourceFiles();
    const slipped = files
      .map(({ fileName }) => relative(root, fileName))
      .filter((path) =>
        /lib\.(dom|webworker|scripthost)|node_modules\/(@types\/|undici-types|vitest)/.test(path),
      );
    expect(slipped).toEqual([]);
    expect(files.map(({ fileName }) => fileName).filter((path) => path.includes(".test."))).toEqual([]);
  });
});
