import { expect, test } from "vitest";
import { kebabProblems, topLevelProblems, vagueProblems } from "./layout.ts";

const tree = (...paths: string[]) => paths.map((path) => ({ path, text: "" }));

const agreed = tree(
  ...["package.json", "package-lock.json", "nx.json", "tsconfig.base.json", "README.md", "CONTRIBUTING.md"],
  ...["LICENSE", "apps/site/a.ts", "packages/a/a.ts", "content/a.ts", ".github/workflows/ci.yml", ".npmrc"],
);

test("the agreed top level has nothing more", () => {
  expect(topLevelProblems(agreed)).toEqual([]);
  expect(topLevelProblems([...agreed, ...tree("tools/a.sh", "eslint.config.mjs", ".eslintrc.json")])).toEqual(
    [
      "tools: not in the agreed top level; it belongs into an app, a package or content",
      "eslint.config.mjs: not in the agreed top level; it belongs into an app, a package or content",
      ".eslintrc.json: not in the agreed top level; it belongs into an app, a package or content",
    ],
  );
});

test("and nothing less", () => {
  expect(topLevelProblems(agreed.filter(({ path }) => path !== "LICENSE"))).toEqual([
    "LICENSE: missing from the top level",
  ]);
});

test("a name in another case is reported once, at the folder or file that has it", () => {
  const bad = tree("packages/raftLog/src/a.ts", "packages/raftLog/src/b.ts", "packages/a/src/Time_line.tsx");
  expect(kebabProblems(bad)).toEqual([
    "packages/raftLog: not kebab-case",
    "packages/a/src/Time_line.tsx: not kebab-case",
  ]);
});

test("names that tools prescribe are fine", () => {
  const fine = ["packages/a/README.md", "apps/site/app/[...slug]/page.tsx", "apps/site/public/_headers"];
  expect(
    kebabProblems(tree(...fine, "packages/a/src/two-generals.test.ts", ".github/ISSUE_TEMPLATE/a.md")),
  ).toEqual([]);
});

test("a name that says only that it is useful is reported", () => {
  const bad = tree(
    "packages/a/src/utils/x.ts",
    "packages/a/src/cell-manager.ts",
    "packages/a/src/service.ts",
  );
  expect(vagueProblems(bad)).toEqual([
    "packages/a/src/utils: a vague name; say what it is about",
    "packages/a/src/cell-manager.ts: a vague name; say what it is about",
    "packages/a/src/service.ts: a vague name; say what it is about",
  ]);
  expect(vagueProblems(tree("apps/site/src/service-worker.ts", "packages/a/src/common-knowledge"))).toEqual([
    "packages/a/src/common-knowledge: a vague name; say what it is about",
  ]);
});
