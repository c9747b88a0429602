import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { courseIn } from "./fixtures/course-in.ts";

const fixtures = join(import.meta.dirname, "fixtures");

describe("check", () => {
  let status: number;
  /** What was printed for each lesson of the fixture, in their order. */
  const told = new Map<string, string[]>();

  beforeAll(async () => {
    // From a folder inside: the course is found upwards.
    const all = await courseIn(join(fixtures, "broken-lessons/content/lessons"), ["check"], 5);
    status = all.status;
    for (const line of all.printed) {
      const slug = /^[✓✗] (\S+)/.exec(line)?.[1];
      if (slug !== undefined) told.set(slug, []);
      [...told.values()].at(-1)?.push(line);
    }
  });

  test("goes through every lesson, and fails if one does", () => {
    expect(status).toBe(1);
    expect([...told.keys()]).toEqual([
      "sound",
      "inputs",
      "broken-inputs",
      "broken-front-matter",
      "broken-fence",
      "broken-duplicate-id",
      "broken-names",
      "broken-type",
      "broken-clash",
      "broken-declarations",
      "broken-throws",
      "broken-loop",
      "broken-recordings",
      "broken-absent",
    ]);
  });

  test("passes a sound lesson, declared errors included", () => {
    expect(told.get("sound")).toEqual(["✓ sound  4 cells, 3,600 events"]);
  });

  test("runs cells with the values that inputs are declared with", () => {
    expect(told.get("inputs")).toEqual(["✓ inputs  2 cells, 0 events"]);
  });

  test("says where an input is used wrongly, or has a name that cells cannot see", () => {
    expect(told.get("broken-inputs")).toEqual([
      "✗ broken-inputs  2 problems",
      "",
      "content/lessons/broken-inputs/lesson.mdx:10:1  TS2440: `isFinite` is a name of the language already, and other cells would see that one",
      "  Give the input another name.",
      "",
      "content/lessons/broken-inputs/lesson.mdx:13:7  TS2322: Type 'number' is not assignable to type 'string'.",
      "  Mend the code. If it is there to show this error, write `expect-error=TS2322` on the fence.",
    ]);
  });

  test("says what is wrong with a fence or in the prose", () => {
    expect(told.get("broken-fence")).toEqual([
      "✗ broken-fence  3 problems",
      "",
      "content/lessons/broken-fence/lesson.mdx:8:15  the id `Base` is not in kebab-case",
      "  Write lower-case words joined by hyphens: `base`.",
      "",
      "content/lessons/broken-fence/lesson.mdx:8:20  a cell has no attribute `sede`",
      "  Did you mean `seed`? Known are id, seed, budget, title, expect-throws and expect-error.",
      "",
      "content/lessons/broken-fence/lesson.mdx:12:16  unexpected end of file in expression, expected a corresponding closing brace for `{`",
      "  MDX reads `<` as a tag and `{` as code: close the tag, write `\\<` or `\\{`, or put the text in backticks.",
    ]);
  });

  test("says what is wrong with front matter", () => {
    expect(told.get("broken-front-matter")).toEqual([
      "✗ broken-front-matter  3 problems",
      "",
      "content/lessons/broken-front-matter/lesson.mdx:2:1  the key `summary` is missing",
      "  Write `summary: ...` with one sentence for the table of contents.",
      "",
      "content/lessons/broken-front-matter/lesson.mdx:3:1  unknown key `sumary`",
      "  Did you mean `summary`? Known are title, summary, objectives and needs.",
      "",
      "content/lessons/broken-front-matter/lesson.mdx:4:1  `objectives` cannot be empty",
      "  Write `objectives:` and under it one line `  - ...` for each thing that the reader will be able to do.",
    ]);
  });

  test("names the other cell that has an id", () => {
    expect(told.get("broken-duplicate-id")).toEqual([
      "✗ broken-duplicate-id  1 problem",
      "",
      "content/lessons/broken-duplicate-id/lesson.mdx:12:15  the id `base` is already taken by the cell in line 8",
      "  Every cell of a lesson has its own id: give this one another.",
    ]);
  });

  test("names the cells that define a name twice, need one another or cannot be read", () => {
    expect(told.get("broken-names")).toEqual([
      "✗ broken-names  4 problems",
      "",
      'content/lessons/broken-names/lesson.mdx:10:11  The cells "first" and "second" need one another, so none of them can run first.',
      "  Move `c`, or what it needs, into a cell of its own, or join these cells.",
      "",
      'content/lessons/broken-names/lesson.mdx:14:7  `a` is already defined in cell "first".',
      "  Rename it here, for example to `a2`, or to `_a` to keep it inside this cell.",
      "",
      'content/lessons/broken-names/lesson.mdx:15:11  The cells "first" and "second" need one another, so none of them can run first.',
      "  Move `b`, or what it needs, into a cell of its own, or join these cells.",
      "",
      "content/lessons/broken-names/lesson.mdx:19:1  A cell has no exports.",
      "  Remove `export`: every name that a cell declares at its top level is there for the other cells already.",
    ]);
  });

  test("shows type errors at their place in the lesson", () => {
    expect(told.get("broken-type")).toEqual([
      "✗ broken-type  3 problems",
      "",
      "content/lessons/broken-type/lesson.mdx:14:3  TS2322: Type 'number' is not assignable to type 'string'.",
      "  Mend the code. If it is there to show this error, write `expect-error=TS2322` on the fence.",
      "",
      "content/lessons/broken-type/lesson.mdx:16:42  TS2322: Type '{ first: string; }' is not assignable to type 'string'.",
      "  Mend the code. If it is there to show this error, write `expect-error=TS2322` on the fence.",
      "",
      "content/lessons/broken-type/lesson.mdx:17:1  TS2693: 'unknown' only refers to a type, but is being used as a value here.",
      "  Mend the code. If it is there to show this error, write `expect-error=TS2693` on the fence.",
    ]);
  });

  test("refuses a name that the language has", () => {
    expect(told.get("broken-clash")).toEqual([
      "✗ broken-clash  1 problem",
      "",
      "content/lessons/broken-clash/lesson.mdx:9:6  TS2440: `Promise` is a name of the language already, and other cells would see that one",
      "  Rename it, or write `_Promise` to keep it inside this cell.",
    ]);
  });

  test("refuses a declared type error that does not occur", () => {
    expect(told.get("broken-declarations")).toEqual([
      "✗ broken-declarations  3 problems",
      "",
      "content/lessons/broken-declarations/lesson.mdx:9:1  the fence declares TS2322, and the cell has no such error",
      "  Remove `expect-error`, or restore what it was there for.",
      "",
      "content/lessons/broken-declarations/lesson.mdx:13:1  the fence declares TS2322, and the cell has no such error",
      "  Remove `expect-error`, or restore what it was there for.",
      "",
      "content/lessons/broken-declarations/lesson.mdx:13:21  TS2304: Cannot find name 'undefined_name'.",
      "  Mend the code. If it is there to show this error, write `expect-error=TS2304` on the fence.",
    ]);
  });

  test("tells a failure once, where it arises, and a declared one that does not occur", () => {
    expect(told.get("broken-throws")).toEqual([
      "✗ broken-throws  6 problems",
      "",
      "content/lessons/broken-throws/lesson.mdx:12:9  Error: it broke",
      '  Mend the cell. If it is there to show this failure, write `expect-throws="..."` on the fence.',
      "",
      "content/lessons/broken-throws/lesson.mdx:28:1  cell `declared`, which this one needs, fails: Error: fails as declared",
      '  Do not use its names here, or write `expect-throws="..."` on this fence as well.',
      "",
      'content/lessons/broken-throws/lesson.mdx:36:1  the fence declares that the cell throws "anything", and it ran to its end',
      "  Remove `expect-throws`, or restore the failure.",
      "",
      'content/lessons/broken-throws/lesson.mdx:40:7  the fence declares that the cell throws "this", but it threw: Error: that',
      "  Mend the cell, or correct `expect-throws`.",
      "",
      "content/lessons/broken-throws/lesson.mdx:46:1  The budget of 10 simulated events is used up.",
      "  Simulate less: a shorter `until`, fewer nodes, fewer seeds, or smaller bounds. Or raise `budget` on the fence.",
      "",
      "content/lessons/broken-throws/lesson.mdx:50:1  A promise was rejected, and nothing handles that: Error: too late",
      '  Do without promises: a simulation returns its result at once. If it is there to show this failure, write `expect-throws="..."` on the fence.',
    ]);
  });

  test("stops an endless loop, and does not wait for it again", () => {
    expect(told.get("broken-loop")).toEqual([
      "✗ broken-loop  1 problem",
      "",
      "content/lessons/broken-loop/lesson.mdx:13:1  The cell ran for 5 s without a simulated event and was stopped.",
      "  Look for a loop that does not end.",
    ]);
  });

  test("shows how recorded output has drifted, what is not recorded and what is left over", () => {
    expect(told.get("broken-recordings")).toEqual([
      "✗ broken-recordings  4 problems",
      "",
      "content/lessons/broken-recordings/lesson.mdx:13:1  cell `drifted` no longer produces what is recorded (- recorded, + now)",
      '        { "kind": "console", "level": "log", "text": "one" },',
      '  -     { "kind": "console", "level": "log", "text": "two" }',
      '  +     { "kind": "console", "level": "log", "text": "now two" }',
      "  Find out why. If the change is meant, record it: `npm run course -- record --lesson broken-recordings`.",
      "",
      "content/lessons/broken-recordings/lesson.mdx:18:1  the output of cell `unrecorded` is not recorded",
      "  Record it: `npm run course -- record --lesson broken-recordings`.",
      "",
      "content/lessons/broken-recordings/lesson.mdx:22:1  cell `merged` no longer produces what is recorded (- recorded, + now)",
      '      "cell": "merged",',
      "  - <<<<<<< ours",
      '  -   "outputs": [],',
      "  - =======",
      "      ],",
      "  - >>>>>>> theirs",
      "  Find out why. If the change is meant, record it: `npm run course -- record --lesson broken-recordings`.",
      "",
      "content/lessons/broken-recordings/recorded/removed.json:1:1  an output is recorded for cell `removed`, which the lesson does not have",
      "  Give the cell its id back, or remove the file: `npm run course -- record --lesson broken-recordings`.",
    ]);
  });

  test("misses a lesson that is named but not written", () => {
    expect(told.get("broken-absent")).toEqual([
      "✗ broken-absent  1 problem",
      "",
      "content/lessons/broken-absent/lesson.mdx:1:1  there is no such file",
      "  Write the lesson, or correct its path in content/course.json.",
    ]);
  });

  test("says what is wrong with the table of contents", async () => {
    expect(await courseIn(join(fixtures, "broken-contents"), ["check"])).toEqual({
      status: 1,
      printed: [
        "",
        "content/course.json:7:62  the key `parts[0].lessons[0].path` is missing",
        '  Write `"path"`, the lesson\'s MDX file seen from the content folder.',
        "",
        "content/course.json:7:80  unknown key `parts[0].lessons[0].file`",
        "  Known are slug and path.",
      ],
    });
  });

  test("says what is wrong with the library", async () => {
    expect(await courseIn(join(fixtures, "broken-library"), ["check"])).toEqual({
      status: 1,
      printed: [
        "✗ only  1 problem",
        "",
        "content/library.ts:1:1  the library of the cells cannot be loaded: it does not export `library`",
        "  Mend it: `export const library` says what cells may import.",
      ],
    });
  });
});
