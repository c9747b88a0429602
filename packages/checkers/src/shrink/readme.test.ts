import { readFileSync } from "node:fs";
import * as simulation from "@lightcone/simulation";
import { transformSync } from "esbuild";
import { expect, it } from "vitest";
import * as checkers from "../index.ts";

const modules = { "@lightcone/simulation": simulation, "@lightcone/checkers": checkers };

it.each(["Shrinking", "Mutants"])("the README's example under %s prints what the README says", (heading) => {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  const section = readme.split(/^## /m).find((text) => text.startsWith(heading))!;
  const [, example, output] = /```ts\n([\s\S]*?)```[\s\S]*?```\n([\s\S]*?)```/.exec(section)!;
  const { code } = transformSync(example!, { loader: "ts", format: "cjs" });
  const printed: string[] = [];
  const run = new Function("require", "console", code) as (...given: unknown[]) => void;
  run((name: keyof typeof modules) => modules[name], { log: (text: string) => printed.push(text) });
  expect(`${printed.join("\n")}\n`).toBe(output);
});
