import { expect, test } from "vitest";
import { disabledProblems, longProblems, machinePathProblems, skippedProblems } from "./sources.ts";

const file = (path: string, ...lines: string[]) => [{ path, text: `${lines.join("\n")}\n` }];
const many = (lines: number) => Array.from({ length: lines }, () => "// a line");

test("300 lines are fine, 301 are not", () => {
  expect(longProblems(file("packages/a/src/a.ts", ...many(300)))).toEqual([]);
  expect(longProblems(file("packages/a/src/a.ts", ...many(301)))).toEqual([
    "packages/a/src/a.ts: 301 lines, at most 300; split it, one idea a file",
  ]);
});

test("a focused or skipped test is reported, unless a comment says why it is skipped", () => {
  const lines = [
    `test.${"only"}("a", () => {});`,
    `describe.concurrent.${"skip"}("b", () => {});`,
    `test.${"todo"}("c");`,
    "// because WebKit has no such API",
    `test.${"skipIf"}(webkit)("d", () => {});`,
    'test("e", () => {});',
  ];
  expect(skippedProblems(file("packages/a/src/a.test.ts", ...lines))).toEqual([
    "packages/a/src/a.test.ts:1: a focused test keeps all others from running",
    'packages/a/src/a.test.ts:2: a skipped test; add "// because ..." or run it',
    'packages/a/src/a.test.ts:3: a skipped test; add "// because ..." or run it',
  ]);
});

test("a lint rule is switched off only with a reason", () => {
  const off = `// ${"eslint-disable"}-next-line no-restricted-globals`;
  expect(disabledProblems(file("packages/a/src/a.ts", off, `${off} -- the prelude replaces it`))).toEqual([
    'packages/a/src/a.ts:1: a lint rule is switched off without a reason; add " -- why"',
  ]);
});

test("a path of one machine is reported, a path of the web or of a package is not", () => {
  const path = (...names: string[]) => `/${names.join("/")}/x`;
  const bad = [
    path("srv", "light.cone"),
    path("home", "ada"),
    path("Users", "ada"),
    path("tmp"),
    "C:" + "\\Users\\ada",
  ];
  const fine = [
    "https://a.org/home/ada/x",
    "../tmp/x",
    "file:///node_modules/@lightcone/x",
    "/srv/light-cone/x",
  ];
  const texts = [...bad, ...fine].map((text) => `const x = "${text}";`);
  expect(machinePathProblems(file("packages/a/src/a.ts", ...texts), "/srv/light.cone")).toEqual([
    `packages/a/src/a.ts:1: "${"/srv/light.cone"}/" is a path of one machine`,
    `packages/a/src/a.ts:2: "${path("home", "ada").slice(0, -1)}" is a path of one machine`,
    `packages/a/src/a.ts:3: "${path("Users", "ada").slice(0, -1)}" is a path of one machine`,
    `packages/a/src/a.ts:4: "${path("tmp").slice(0, -1)}" is a path of one machine`,
    `packages/a/src/a.ts:5: "${"C:" + "\\Users\\"}" is a path of one machine`,
  ]);
});
