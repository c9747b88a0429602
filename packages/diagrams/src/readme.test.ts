import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import * as diagrams from "./index.ts";

/** Runs the example of the README as it stands there; a line `expression; // => value` is a claim. */
it("the example of the README says what is true", () => {
  const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
  const example = /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
  const claims: string[] = [];
  const body = example
    .replace(/import (\{[^}]*\}) from "@lightcone\/diagrams";/, "const $1 = diagrams;")
    .replaceAll(/type Execution,|: Execution\b/g, "")
    .replace(/^(.+); \/\/ => (.+)$/gm, (_, expression: string, value: string) => {
      claims.push(expression);
      return `expect(${expression}, ${JSON.stringify(expression)}).toEqual(${value});`;
    });
  new Function("diagrams", "expect", body)(diagrams, expect);
  expect(claims).toHaveLength(8);
});
