import { expect, test } from "vitest";
import { readGlossary } from "./glossary.ts";

const read = (value: unknown) => readGlossary(JSON.stringify(value, null, 2), "glossary.json");

test("definitions come in the order of their words", () => {
  const reading = read({
    "happens-before": { term: "happens before", definition: "A partial order of events." },
    bivalent: { term: "Bivalent", definition: "Both decisions are still possible.", source: "flp85" },
  });
  expect(reading).toEqual({
    ok: true,
    definitions: [
      { id: "bivalent", term: "Bivalent", definition: "Both decisions are still possible.", source: "flp85" },
      {
        id: "happens-before",
        term: "happens before",
        definition: "A partial order of events.",
        source: null,
      },
    ],
  });
});

test("a definition is a sentence", () => {
  const reading = read({ bivalent: { term: "bivalent", definition: "undecided" } });
  expect(reading.ok ? [] : reading.problems.map(({ message, hint }) => `${message} — ${hint}`)).toEqual([
    '`bivalent.definition` cannot be "undecided" — A definition is a sentence: end it with a full stop.',
  ]);
});
