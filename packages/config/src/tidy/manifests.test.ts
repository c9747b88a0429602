import { describe, expect, test } from "vitest";
import { layers } from "../../layers.mjs";
import type { File } from "../workspace.ts";
import { doorProblems, layerProblems, presetProblems, purityProblems } from "./manifests.ts";

type Json = Record<string, unknown>;
const json = (path: string, value: Json): File => ({ path, text: JSON.stringify(value) });

/** A workspace that is as it should be, but for `changes` to files, by path; null removes one. */
function workspace(changes: Record<string, Json | string | null> = {}): File[] {
  const files = Object.entries(layers).flatMap(([name, { folder, platform, imports }]) => [
    json(`${folder}/package.json`, {
      name: `@lightcone/${name}`,
      private: true,
      type: "module",
      license: name === "content" ? "CC-BY-4.0" : "MIT",
      exports: { ".": "./src/index.ts" },
      scripts: { lint: "lint", typecheck: "tsc -p .", test: "vitest run" },
      dependencies: Object.fromEntries(imports.map((layer) => [`@lightcone/${layer}`, "*"])),
      nx: { tags: [`layer:${name}`, `platform:${platform}`] },
    }),
    json(`${folder}/tsconfig.json`, {
      extends: `${folder === "content" ? "../packages" : ".."}/config/tsconfig/pure.json`,
      exclude: ["src/**/*.test.ts"],
    }),
    { path: `${folder}/eslint.config.mjs`, text: 'export { default } from "@lightcone/config/eslint";\n' },
    { path: `${folder}/vitest.config.ts`, text: 'export { default } from "@lightcone/config/vitest";\n' },
    { path: `${folder}/README.md`, text: "" },
    { path: `${folder}/src/index.ts`, text: "" },
    { path: `${folder}/src/index.test.ts`, text: "" },
  ]);
  return files.flatMap((file) => {
    const change = changes[file.path];
    if (change === null) return [];
    if (typeof change === "string") return [{ ...file, text: change }];
    return [change ? json(file.path, { ...JSON.parse(file.text), ...change }) : file];
  });
}

test("the workspace that is as it should be has no problem", () => {
  const files = workspace();
  expect(
    [layerProblems, doorProblems, presetProblems, purityProblems].flatMap((rule) => rule(files)),
  ).toEqual([]);
});

describe("projects and layers", () => {
  test("a project that declares another platform, or a dependency against the layers, is reported", () => {
    const files = workspace({
      "packages/notebook/package.json": {
        nx: { tags: ["layer:notebook", "platform:node"] },
        dependencies: { "@lightcone/simulation": "*", acorn: "8.0.0" },
      },
    });
    expect(layerProblems(files)).toEqual([
      'packages/notebook/package.json: nx.tags is "layer:notebook platform:node", and should be "layer:notebook platform:pure"',
      'packages/notebook/package.json: dependencies against the layers is "@lightcone/simulation", and should be ""',
    ]);
  });

  test("a project without a layer and a layer without a project are reported", () => {
    const files = [
      ...workspace({ "packages/diagrams/package.json": null }),
      json("packages/stray/package.json", {}),
    ];
    expect(layerProblems(files)).toEqual([
      "packages/stray: not in packages/config/layers.mjs; say there whom it may import",
      "packages/diagrams: in layers.mjs, but it has no package.json",
    ]);
  });
});

test("a missing README, a missing door, and one that leads nowhere or everywhere are reported", () => {
  const files = workspace({
    "packages/notebook/README.md": null,
    "packages/runtime/package.json": { exports: undefined },
    "packages/diagrams/package.json": { exports: { "./chart": "./src/chart.ts" } },
    "packages/lessons/package.json": { exports: { "./*": "./src/index.ts" } },
  });
  expect(doorProblems(files)).toEqual([
    "packages/notebook: no README.md",
    'packages/runtime: no door in "exports"',
    'packages/diagrams: the door "./chart" leads to ./src/chart.ts, which does not exist',
    'packages/lessons: the door "./*" opens everything',
  ]);
});

test("a project with a lint, a typecheck or a test of its own is reported", () => {
  const files = workspace({
    "packages/notebook/eslint.config.mjs": "export default [];",
    "packages/notebook/vitest.config.ts": "export default {};",
    "packages/notebook/package.json": { scripts: { lint: "true", test: "vitest run" } },
  });
  expect(presetProblems(files)).toEqual([
    "packages/notebook/eslint.config.mjs: it must only re-export @lightcone/config/eslint",
    'packages/notebook/package.json: the script "lint" must be "lint"',
    'packages/notebook/package.json: no script "typecheck"',
    "packages/notebook/vitest.config.ts: it must use @lightcone/config/vitest",
  ]);
});

test("a pure package that lets Node in is reported", () => {
  const files = workspace({
    "packages/simulation/tsconfig.json": { compilerOptions: { types: ["node"] } },
    "packages/protocols/tsconfig.json": { extends: "../config/tsconfig/node.json" },
    "packages/runtime/tsconfig.json": { exclude: [] },
    "packages/notebook/tsconfig.json": null,
  });
  expect(purityProblems(files)).toEqual([
    "packages/simulation/tsconfig.json: compilerOptions could let a page or Node in; pure.json is all",
    "packages/protocols/tsconfig.json: it must extend config's pure.json",
    "packages/notebook/tsconfig.json: missing",
    'packages/runtime/tsconfig.json: it must exclude "src/**/*.test.ts", which may use Node',
  ]);
});
