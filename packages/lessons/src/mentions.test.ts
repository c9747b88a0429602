import { describe, expect, test } from "vitest";
import { unknownMentions } from "./mentions.ts";
import { parseLesson } from "./parse-lesson.ts";

const reading = (...body: readonly string[]) => {
  const front = ["---", "title: A", "summary: B", "objectives: [c]", "needs: [first]", "---"];
  return parseLesson([...front, ...body].join("\n"), { file: "lesson.mdx", slug: "a" });
};
const known = { Cite: ["flp85", "dls88"], Term: ["bivalent"], Claim: ["wars.visibility"] };

const unknownIn = (...body: readonly string[]) => {
  const read = reading(...body);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return unknownMentions(read.lesson, known).map(
    ({ line, column, message, hint }) => `${line}:${column} ${message} — ${hint}`,
  );
};

describe("what a lesson names", () => {
  test("is known wherever it stands, and read in the order of the text", () => {
    const read = reading(
      'A <Term id="bivalent">bivalent</Term> state <Cite id="flp85" at="section 3" />.',
      "",
      "<Takeaways>",
      "",
      '- <Claim id="wars.visibility">So long.</Claim>',
      "",
      "</Takeaways>",
    );
    expect(read).toMatchObject({
      ok: true,
      lesson: {
        needs: ["first"],
        mentions: [
          { element: "Term", id: "bivalent", position: { line: 7, column: 3 } },
          { element: "Cite", id: "flp85", position: { line: 7, column: 45 } },
          { element: "Claim", id: "wars.visibility", position: { line: 11, column: 3 } },
        ],
      },
    });
    expect(read.ok && unknownMentions(read.lesson, known)).toEqual([]);
  });

  test("and does not exist, has a near name where there is one", () => {
    expect(
      unknownIn('Shown <Cite id="flp" />.', '<Term id="valency" />', '<Claim id="wars.visible">x</Claim>'),
    ).toEqual([
      "7:7 there is no work `flp` — Did you mean `flp85`? Works stand in content/bibliography.json.",
      "8:1 there is no word `valency` — Words stand in content/glossary.json.",
      "9:1 there is no claim `wars.visible` — Did you mean `wars.visibility`? Claims stand in a claims.ts, and recorded in content/claims.json: `npm run course -- record`.",
    ]);
  });

  test("must be named", () => {
    const read = reading("Shown <Cite />.", "", "And <Term id={x}>this</Term>.");
    expect(
      read.ok ? [] : read.problems.map(({ line, message, hint }) => `${line} ${message} — ${hint}`),
    ).toEqual([
      '7 this Cite has no id — Write `<Cite id="..."`, with the id in double quotes.',
      '9 this Term has no id — Write `<Term id="..."`, with the id in double quotes.',
    ]);
  });
});

describe("formulas", () => {
  test("are read, in headings too, and braces in them are no code", () => {
    const read = reading(
      "## At most $n^{2}$",
      "",
      "It is $\\frac{1}{2}$, and",
      "",
      "$$",
      "\\sum_{i<n} p_i",
      "$$",
    );
    expect(read.ok && read.lesson.headings).toEqual([{ depth: 2, id: "at-most-n2", text: "At most n^{2}" }]);
  });

  test("that cannot be set are problems at their place", () => {
    const read = reading("It is $\\frac{1}{$, or $\\nosuch$.");
    expect(
      read.ok ? [] : read.problems.map(({ line, column, message }) => `${line}:${column} ${message}`),
    ).toEqual([
      "7:7 this formula cannot be set: Unexpected end of input in a macro argument, expected '}' at end of input: \\frac{1}{",
      "7:23 this formula cannot be set: Undefined control sequence: \\nosuch at position 1: \\̲n̲o̲s̲u̲c̲h̲",
    ]);
  });
});
