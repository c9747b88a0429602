import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readWorkFile } from "./read-work-file.ts";
import { writeWorkFile } from "./work-file.ts";
import { noWork, type Json, type Work } from "./work.ts";

const work: Work = {
  edits: [
    {
      lesson: "system-models",
      cell: "gst",
      id: "a",
      source: "1;\n“2”;",
      original: "1;",
      savedAt: 5,
      isAside: false,
    },
  ],
  answers: [{ lesson: "system-models", id: "quiz", answer: { choice: [1, null, true] }, savedAt: 6 }],
  progress: [{ lesson: "system-models", id: "vote-once", doneAt: 7, receipt: null }],
};
const written = writeWorkFile(work, new Date(0));

/** The problems of the file above with one thing changed. */
function problems(change: (file: Record<string, Json & object>) => unknown): readonly string[] {
  const file = JSON.parse(written);
  change(file);
  const reading = readWorkFile(JSON.stringify(file));
  return reading.ok ? [] : reading.problems;
}

test("a file says what it is, and leaves out what belongs to one browser", () => {
  expect(JSON.parse(written)).toMatchObject({
    format: "lightcone-saved-work",
    version: 1,
    exportedAt: "1970-01-01T00:00:00.000Z",
    edits: [{ lesson: "system-models", cell: "gst", source: "1;\n“2”;" }],
  });
  expect(written).not.toContain('"id": "a"');
});

test("what is written is read again, whatever the answers", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string(), (answer, source) => {
      const all: Work = {
        ...noWork,
        edits: [{ ...work.edits[0]!, source }],
        answers: [{ lesson: "a", id: "b", answer: answer as Json, savedAt: 1 }],
      };
      const reading = readWorkFile(writeWorkFile(all, new Date(0)));
      const json = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;
      const [{ id: _, ...edit }] = all.edits as [(typeof all.edits)[number]];
      expect(reading).toEqual({ ok: true, file: json({ ...all, edits: [edit] }) });
    }),
  );
});

describe("a file that cannot be imported says why:", () => {
  test.each([
    ["", "This is not JSON"],
    ["{", "This is not JSON"],
    ["[]", "holds no saved work"],
    ["null", "holds no saved work"],
    ['{"format":"something"}', "holds no saved work"],
    [
      '{"format":"lightcone-saved-work","version":2}',
      "has version 2 of the format, and this page knows version 1",
    ],
    ['{"format":"lightcone-saved-work"}', "has version undefined"],
  ])("%j", (text, expected) => {
    const reading = readWorkFile(text);
    expect(reading.ok ? [] : reading.problems).toEqual([expect.stringContaining(expected)]);
  });

  test("each field that is missing or wrong, with its place", () => {
    expect(problems((file) => delete (file["edits"] as never[])[0]!["source"])).toEqual([
      "edits[0].source is missing: it should be a text.",
    ]);
    expect(
      problems((file) => Object.assign((file["edits"] as never[])[0]!, { cell: "", savedAt: "now" })),
    ).toEqual([
      "edits[0].cell should be a text that is not empty.",
      "edits[0].savedAt should be a time in milliseconds since 1970.",
    ]);
    expect(
      problems((file) => Object.assign((file["edits"] as never[])[0]!, { isAside: 1, lesson: {} })),
    ).toEqual([
      "edits[0].lesson should be a text that is not empty.",
      "edits[0].isAside should be true or false.",
    ]);
    expect(problems((file) => Object.assign(file, { answers: {}, progress: [7] }))).toEqual([
      "“answers” is missing, or is no list.",
      "progress[0] is no record.",
    ]);
  });

  test("fields that no version knows are left out", () => {
    const reading = readWorkFile(written.replace('"savedAt": 5', '"savedAt": 5, "more": {"__proto__": 1}'));
    expect(reading).toMatchObject({ ok: true });
    expect(JSON.stringify(reading)).not.toContain("more");
  });
});
