import { readFileSync } from "node:fs";
import { transformSync } from "esbuild";
import { expect, it } from "vitest";
import * as simulation from "./index.ts";

it("the README's example prints what the README says", () => {
  const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
  const [, example, output] = /```ts\n([\s\S]*?)```[\s\S]*?```\n([\s\S]*?)```/.exec(readme)!;
  const { code } = transformSync(example!, { loader: "ts", format: "cjs" });
  const printed: string[] = [];
  const run = new Function("require", "console", code) as (require: () => unknown, console: unknown) => void;
  run(() => simulation, { log: (text: string) => printed.push(text) });
  expect(`${printed.join("\n")}\n`).toBe(output);
});
