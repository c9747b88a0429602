import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as door from "./index.ts";
import { transpile } from "./transpile.ts";

test("the examples in the README are what happens", () => {
  const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
  const example = [...readme.matchAll(/```ts\n([^]*?)```/g)].map(([, code]) => code).join("\n");
  const checked = example.replace(/^(.+); \/\/ => (.+)$/gm, "expect($1).toEqual($2);");
  const result = transpile({ id: "readme", source: checked });
  if (!result.ok) throw new Error(result.error.message);
  expect.assertions(7);
  new Function("executeChain", "openStanding", "inspect", "expect", result.transpiled.code)(
    door.executeChain,
    door.openStanding,
    door.inspect,
    expect,
  );
});
