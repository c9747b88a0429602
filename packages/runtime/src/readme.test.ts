import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as door from "./index.ts";
import { transpile } from "./transpile.ts";

test("the example in the README is what happens", () => {
  const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
  const example = /```ts\n([^]*?)```/.exec(readme)?.[1] ?? "";
  const checked = example.replace(/^(.+); \/\/ => (.+)$/gm, "expect($1).toEqual($2);");
  const result = transpile({ id: "readme", source: checked });
  if (!result.ok) throw new Error(result.error.message);
  expect.assertions(6);
  new Function("executeChain", "inspect", "expect", result.transpiled.code)(
    door.executeChain,
    door.inspect,
    expect,
  );
});
