import { expect, test } from "vitest";
import { report } from "./report.ts";

const problem = {
  file: "content/a.mdx",
  line: 3,
  column: 1,
  message: "unknown key `sumary`",
  hint: "Did you mean `summary`?",
};

test("a problem is one line: where, what, and what to do", () => {
  expect(report([problem])).toBe(
    "The content has a problem:\ncontent/a.mdx:3:1 unknown key `sumary` — Did you mean `summary`?",
  );
});

test("all problems are reported at once", () => {
  const lines = report([problem, { ...problem, line: 9 }]).split("\n");
  expect(lines).toEqual([
    "The content has 2 problems:",
    "content/a.mdx:3:1 unknown key `sumary` — Did you mean `summary`?",
    "content/a.mdx:9:1 unknown key `sumary` — Did you mean `summary`?",
  ]);
});
