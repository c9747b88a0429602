import fc from "fast-check";
import { expect, test } from "vitest";
import { tokens } from "./tokens.ts";

const code = fc.stringMatching(/^[\w\s"'`/*\\${}().=;<>-]*$/);

test("the tokens of any text, joined, are the text", () => {
  fc.assert(
    fc.property(
      fc.oneof(code, fc.string()),
      (text) =>
        tokens(text)
          .map((token) => token.text)
          .join("") === text,
    ),
  );
});

test("each kind of word", () => {
  const source = `const rate = simulate(monitor, { nodes: 3, until: null }); // "no" string\nclass A extends B {}`;
  const colored = tokens(source).filter(({ kind }) => kind !== "plain");
  expect(colored.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
    "keyword const",
    "function simulate",
    "literal 3",
    "literal null",
    'comment // "no" string',
    "keyword class",
    "type A",
    "keyword extends",
    "type B",
  ]);
});

test.each([
  ['"a // b"', "string"],
  ["'it\\'s'", "string"],
  ["`two\nlines ${x}`", "string"],
  ["/* two\nlines */", "comment"],
  ["/* never ends", "comment"],
  ["1_000.5", "literal"],
])("%j is one %s", (text, kind) => {
  expect(tokens(text)).toEqual([{ kind, text }]);
});

test("words inside of longer words, and members named like keywords, stay plain", () => {
  expect(tokens("newest.delete returned $if").every(({ kind }) => kind === "plain")).toBe(true);
});

test("a long text of nothing but openings takes no longer than its length asks for", () => {
  const text = "/*\"'`(".repeat(20_000);
  expect(
    tokens(text)
      .map((token) => token.text)
      .join(""),
  ).toBe(text);
});
