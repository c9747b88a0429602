import fc from "fast-check";
import { expect, test } from "vitest";
import { apply, inverse, kinds, noWork, type Change, type Work } from "./work.ts";

const word = fc.constantFrom("a", "b");
const row = {
  edits: fc.record({
    lesson: word,
    cell: word,
    id: word,
    source: word,
    original: word,
    savedAt: fc.constant(1),
    isAside: fc.boolean(),
  }),
  answers: fc.record({ lesson: word, id: word, answer: word, savedAt: fc.constant(1) }),
  progress: fc.record({ lesson: word, id: word, doneAt: fc.constant(1), receipt: fc.constant(null) }),
};
const change = fc.constantFrom(...kinds).chain((kind) =>
  fc.oneof(
    row[kind].map((put) => ({ kind, put }) as Change),
    row[kind].map((remove) => ({ kind, remove }) as Change),
  ),
);
const changes = fc.array(change, { maxLength: 12 });

/** The same rows in one order. */
const sorted = (work: Work) => kinds.map((kind) => work[kind].map((each) => JSON.stringify(each)).sort());

test("the inverse of changes leads back", () => {
  fc.assert(
    fc.property(changes, changes, (before, after) => {
      const work = apply(noWork, before);
      const back = apply(apply(work, after), inverse(work, after));
      expect(sorted(back)).toEqual(sorted(work));
    }),
  );
});

test("one row at most is kept under a key", () => {
  const answer = (text: string): Change => ({
    kind: "answers",
    put: { lesson: "a", id: "quiz", answer: text, savedAt: 1 },
  });
  expect(apply(noWork, [answer("no"), answer("yes")]).answers).toMatchObject([{ answer: "yes" }]);
});
