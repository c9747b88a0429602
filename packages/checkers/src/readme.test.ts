import { readFileSync } from "node:fs";
import * as simulation from "@lightcone/simulation";
import { transformSync } from "esbuild";
import { expect, it } from "vitest";
import * as impossibility from "./impossibility/index.ts";
import * as checkers from "./index.ts";

const doors: Readonly<Record<string, unknown>> = {
  "@lightcone/checkers": checkers,
  "@lightcone/checkers/impossibility": impossibility,
  "@lightcone/simulation": simulation,
};
const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const example = /^## ([^\n]*)\n(?:(?!^## )[^])*?```ts\n([^]*?)```\n\nWhat it prints:\n\n```\n([^]*?)```/gm;

it.each([...readme.matchAll(example)].map(([, title, code, output]) => [title!, code!, output!]))(
  "the README's example of %s prints what it says",
  (_, source, output) => {
    const { code } = transformSync(source, { loader: "ts", format: "cjs" });
    const printed: string[] = [];
    const run = new Function("require", "console", code) as (require: unknown, console: unknown) => void;
    run((name: string) => doors[name], { log: (text: unknown) => printed.push(String(text)) });
    expect(`${printed.join("\n")}\n`).toBe(output);
  },
);
