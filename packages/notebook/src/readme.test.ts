import { readFileSync } from "node:fs";
import ts from "typescript";
import { expect, test } from "vitest";
import * as door from "./index.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const spec = readFileSync(new URL("../SPEC.md", import.meta.url), "utf8");

test("the example in the README is what happens", () => {
  const example = /```ts\n([^]*?)```/.exec(readme)?.[1] ?? "";
  const checked = example.replace(/^(.+); \/\/ => (.+)$/gm, "expect($1).toEqual($2);");
  const { outputText } = ts.transpileModule(checked, { compilerOptions: { module: ts.ModuleKind.CommonJS } });
  expect.assertions(9);
  new Function("require", "exports", "expect", outputText)(() => door, {}, expect);
});

test("every rule of the specification has a test, and the tests name no other rule", () => {
  const ids = (text: string) =>
    [...new Set(text.match(/\b(DECL|REF|IMP|LAST|RULE|NB|MOD|IN|EX)-\d+/g))].sort();
  const tests = ["parse-cell", "references", "notebook", "modules", "inputs", "exercises/environment"].map(
    (name) => readFileSync(new URL(`./${name}.test.ts`, import.meta.url), "utf8"),
  );
  expect(ids(tests.join("\n"))).toEqual(ids(spec));
});
