import { describe, expect, test } from "vitest";
import { layerOf, layers } from "../../layers.mjs";
import { lintText } from "./lint-text.ts";

const boundary = "@nx/enforce-module-boundaries";

describe("an import against the direction of the layers is an error", () => {
  test.each([
    ["packages/notebook/src/broken.ts", "@lightcone/simulation", 'tagged with "layer:notebook"'],
    ["packages/simulation/src/broken.ts", "@lightcone/diagrams", 'tagged with "layer:simulation"'],
    ["packages/diagrams/src/broken.ts", "@lightcone/components", 'tagged with "layer:diagrams"'],
    ["packages/runtime/src/broken.ts", "@lightcone/sandbox", 'tagged with "layer:runtime"'],
    ["packages/sandbox/src/broken.ts", "@lightcone/simulation", 'tagged with "layer:sandbox"'],
    ["packages/components/src/broken.tsx", "@lightcone/protocols/ping", 'tagged with "layer:components"'],
    ["content/broken.ts", "@lightcone/notebook", 'tagged with "layer:content"'],
  ])("%s imports %s", async (path, target, because) => {
    const said = await lintText(path, `import * as it from "${target}";\nexport { it };\n`);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(new RegExp(`^${boundary}: (A project ${because}|Circular dependency)`));
  });

  test("a type import counts as well", async () => {
    const text = 'export type { Execution } from "@lightcone/simulation";\n';
    expect(await lintText("packages/notebook/src/broken.ts", text)).toHaveLength(1);
  });

  test("the direction of the table is free", async () => {
    const text = 'export type { Execution } from "@lightcone/simulation";\n';
    expect(await lintText("packages/diagrams/src/fine.ts", text)).toEqual([]);
  });
});

test("a relative import across packages is an error", async () => {
  const text = 'export type { Execution } from "../../simulation/src/index.ts";\n';
  const said = await lintText("packages/diagrams/src/broken.ts", text);
  expect(said).toEqual([expect.stringMatching(/cannot be imported by a relative or absolute path/)]);
});

test("a source may not import what its package.json does not declare; a test may", async () => {
  const text = 'import { test } from "vitest";\nexport { test };\n';
  const said = await lintText("packages/simulation/src/broken.ts", text);
  expect(said).toEqual([
    expect.stringMatching(/Only packages defined in the "package.json" can be imported/),
  ]);
  expect(await lintText("packages/simulation/src/fine.test.ts", text)).toEqual([]);
});

test("only tests, benches and the like import config", async () => {
  const text = 'export { deep } from "@lightcone/config/covered";\n';
  const said = await lintText("packages/simulation/src/broken.ts", text);
  expect(said).toEqual([expect.stringMatching(/"layer:simulation" cannot depend on any libs/)]);
  for (const path of ["src/fine.test.ts", "bench/fine.bench.ts", "test/stage.ts", "vitest.config.ts"]) {
    expect(await lintText(`packages/simulation/${path}`, text)).toEqual([]);
  }
});

test.each(["node:fs", "@lightcone/lessons/compile"])(
  "a browser package may not import %s",
  async (target) => {
    const said = await lintText("packages/components/src/broken.ts", `export * from "${target}";\n`);
    expect(said).toEqual([expect.stringMatching(/no-restricted-imports: .*It needs Node/)]);
  },
);

describe("the table of layers", () => {
  test("has no cycle", () => {
    const reach = (name: string, path: readonly string[]): void => {
      expect(path, `a cycle through ${name}`).not.toContain(name);
      for (const next of layers[name]?.imports ?? []) reach(next, [...path, name]);
    };
    Object.keys(layers).forEach((name) => reach(name, []));
  });

  test("names only layers that exist", () => {
    const named = Object.values(layers).flatMap(({ imports }) => imports);
    expect(named.filter((name) => !(name in layers))).toEqual([]);
  });

  test("never lets a pure layer reach one that is not", () => {
    const pure = Object.values(layers).filter(({ platform }) => platform === "pure");
    const reached = pure.flatMap(({ imports }) => imports.map((name) => layers[name]?.platform));
    expect(new Set(reached)).toEqual(new Set(["pure"]));
  });

  test("knows a file by its folder", () => {
    expect(layerOf("apps/site-e2e/src/cell.spec.ts")?.name).toBe("site-e2e");
    expect(layerOf("apps/site/app/page.tsx")?.name).toBe("site");
    expect(layerOf("tsconfig.base.json")).toBe(null);
  });
});
