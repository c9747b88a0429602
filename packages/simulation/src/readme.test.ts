import { readFileSync } from "node:fs";
import { transformSync } from "esbuild";
import { expect, it } from "vitest";
import * as simulation from "./index.ts";

it("the README's examples print what the README says", () => {
  const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
  // Each example goes on where the one before has ended, so all of them are run together.
  const examples = [...readme.matchAll(/```ts\n([\s\S]*?)```[\s\S]*?```\n([\s\S]*?)```/g)];
  const { code } = transformSync(examples.map(([, example]) => example).join("\n"), {
    loader: "ts",
    format: "cjs",
  });
  const printed: string[] = [];
  const run = new Function("require", "console", code) as (require: () => unknown, console: unknown) => void;
  run(() => simulation, { log: (...words: unknown[]) => printed.push(words.join(" ")) });
  expect(`${printed.join("\n")}\n`).toBe(examples.map(([, , output]) => output).join(""));
});
