import { expect, test } from "vitest";
import { memory } from "./memory.ts";

test("what was made of a text is kept for its name until the text changes", () => {
  const recall = memory<string>();
  const made: string[] = [];
  const ask = (name: string, text: string) =>
    recall(name, text, () => {
      made.push(`${name}: ${text}`);
      return text.toUpperCase();
    });
  expect([ask("a", "x"), ask("a", "x"), ask("b", "x"), ask("a", "y"), ask("b", "x")]).toEqual([
    "X",
    "X",
    "X",
    "Y",
    "X",
  ]);
  expect(made).toEqual(["a: x", "b: x", "a: y"]);
});
