import { describe, expect, test } from "vitest";
import { notebook } from "../notebook.ts";
import { acceptedIn, environment, exerciseOfTest, hashOf, testId, withTest, type Piece } from "./index.ts";

const pieces: readonly Piece[] = [
  { id: "given", source: "const one = 1;" },
  {
    id: "double",
    source: "const double = (n: number) => n;",
    accepted: "const double = (n: number) => 2 * n;",
  },
  { id: "later", source: "double(one)" },
];
const sourceSeenBy = (id: string) => environment(pieces, id).find((one) => one.id === "double")!.source;

describe("an exercise among cells", () => {
  test("EX-1 later cells see the accepted answer, whatever is being written", () => {
    expect(sourceSeenBy("later")).toContain("2 * n");
    expect(sourceSeenBy("double")).not.toContain("2 * n");
    const broken = pieces.map((piece) => (piece.accepted ? { ...piece, source: "const double = (" } : piece));
    const later = notebook(environment(broken, "later"));
    expect(later.problems).toEqual([]);
    expect(later.chainOf("later")).toEqual(["given", "double", "later"]);
    expect(notebook(environment(broken, "double")).problems).toHaveLength(1);
  });

  test("EX-2 its test stands behind the answer and sees it as it is being written", () => {
    const sources = withTest(environment(pieces, "double"), "double", "double(2) === 4");
    expect(sources.map(({ id }) => id)).toEqual(["given", "double", "double/test", "later"]);
    expect(notebook(sources).chainOf(testId("double"))).toEqual(["double", "double/test"]);
    expect([exerciseOfTest("double/test"), exerciseOfTest("double")]).toEqual(["double", null]);
  });

  test("EX-3 an answer is accepted by its receipt as long as the test is the one that it passed", () => {
    const receipt = {
      format: "lightcone-receipt",
      answer: "const double = (n) => n + n;",
      cells: [
        { id: "double", hash: hashOf("const double = (n) => n + n;") },
        { id: "double/test", hash: hashOf("old") },
      ],
    };
    expect(acceptedIn(receipt, hashOf("old"))).toBe("const double = (n) => n + n;");
    expect(acceptedIn(receipt, hashOf("new"))).toBeNull();
    for (const other of [null, 1, {}, { ...receipt, cells: [null] }, { ...receipt, answer: 1 }])
      expect(acceptedIn(other, hashOf("old"))).toBeNull();
  });
});
