import { expect, test } from "vitest";
import { lockProblems, nodeProblems, pinProblems } from "./dependencies.ts";

const json = (path: string, value: unknown) => ({ path, text: JSON.stringify(value) });

test("a dependency that left its pin is reported with the reason of the pin", () => {
  const files = [
    json("packages/a/package.json", { dependencies: { typescript: "^7.0.0", "@nx/js": "23.3.0" } }),
  ];
  expect(pinProblems(files)).toEqual([
    "packages/a/package.json: typescript ^7.0.0, but ^~6\\.0\\. is pinned: 7 has no JavaScript API, which Nx and typescript-eslint need",
    "packages/a/package.json: @nx/js 23.3.0, but ^23\\.2\\.1$ is pinned: Nx and its plugins must be of one version",
  ]);
});

test("two versions of one dependency, and a version of our own project, are reported", () => {
  const files = [
    json("packages/a/package.json", { dependencies: { idb: "8.0.4", "@lightcone/b": "*" } }),
    json("packages/b/package.json", { devDependencies: { idb: "8.0.3", "@lightcone/a": "0.1.0" } }),
  ];
  expect(pinProblems(files)).toEqual([
    "packages/b/package.json: idb 8.0.3, but 8.0.4 in packages/a",
    'packages/b/package.json: @lightcone/a 0.1.0, but a project of ours is "*"',
  ]);
});

test("another oldest Node is reported where it is said", () => {
  const files = [json("package.json", { engines: { node: ">=22" } }), { path: ".nvmrc", text: "22\n" }];
  expect(nodeProblems(files)).toEqual([
    'package.json: engines.node is ">=22", and should be ">=20.19"',
    ".nvmrc: should be 20.19, the oldest Node that is supported",
  ]);
});

test("a lockfile that names a registry is reported", () => {
  const packages = {
    "node_modules/idb": { resolved: "https://registry.example/idb.tgz" },
    "node_modules/@lightcone/a": { resolved: "packages/a", link: true },
  };
  expect(lockProblems([json("package-lock.json", { packages })])).toEqual([
    "package-lock.json: node_modules/idb is resolved to https://registry.example/idb.tgz; .npmrc omits that, so run npm install again here",
  ]);
});
