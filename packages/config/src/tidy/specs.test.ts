import { expect, test } from "vitest";
import { specProblems } from "./specs.ts";

const spec = (...lines: string[]) => ({ path: "packages/a/SPEC.md", text: lines.join("\n") });
const tests = (path: string, ...names: string[]) => ({
  path,
  text: names.map((name) => `test(${JSON.stringify(name)}, () => {});`).join("\n"),
});

test("rules that tests repeat are fine, alone, in brackets and several at once", () => {
  expect(
    specProblems([
      spec(
        "- **L1** One.",
        "- **MSG-1** Two. **L2** Three, see L9. **L3** Four. **D1** `../b/src/x.test.ts`",
      ),
      tests("packages/a/src/links.test.ts", "L1 once", "[MSG-1] checked", "L2, L3 and more"),
      tests("packages/b/src/x.test.ts", "D1 the same"),
    ]),
  ).toEqual([]);
});

test("a rule without a test is reported, though another project or another id has it", () => {
  expect(
    specProblems([
      spec("- **L1** One. **L2** Two. **MSG-1** Three."),
      tests("packages/a/src/links.test.ts", "L12 others", "about L2, in passing", "MSG-11 others"),
      tests("packages/b/src/links.test.ts", "L1 of something else", "MSG-1 too"),
      { path: "packages/a/src/links.ts", text: "// L1 L2" },
    ]),
  ).toEqual([
    "packages/a/SPEC.md: no test has the rule L1 in its name",
    "packages/a/SPEC.md: no test has the rule L2 in its name",
    "packages/a/SPEC.md: no test has the rule MSG-1 in its name",
  ]);
});

test("a rule that is stated twice is reported", () => {
  expect(
    specProblems([spec("**L1** One.", "**L1** Another."), tests("packages/a/src/l.test.ts", "L1 one")]),
  ).toEqual(["packages/a/SPEC.md: the rule L1 is stated twice"]);
});
