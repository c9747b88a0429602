import { strFromU8, unzipSync } from "fflate";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { license } from "./license.ts";
import { projectFiles } from "./project-files.ts";
import { projectZip } from "./project-zip.ts";

const { resolve } = createRequire(import.meta.url);

/** The sources of the simulation as the site serves them, and a door with a path of its own. */
function doors(): Record<string, string> {
  const folder = dirname(resolve("@lightcone/simulation"));
  const sources = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts") && !path.startsWith("spec"))
    .map((path) => [
      `node_modules/@lightcone/simulation/src/${relative(".", path)}`,
      readFileSync(join(folder, path), "utf8"),
    ]);
  return {
    ...Object.fromEntries(sources),
    "provided.d.ts": "declare function show(value: unknown): void;",
    "node_modules/@lightcone/simulation/index.ts": 'export * from "./src/index.ts";\n',
    "node_modules/@lightcone/toys/halves/index.ts": 'export * from "../src/halves.ts";\n',
    "node_modules/@lightcone/toys/src/halves.ts": "export const half = (n: number): number => n / 2;\n",
  };
}

const sources = {
  types: [
    "type Pair<T> = readonly [T, T];",
    "interface Named { name: string }",
    "class Box { size = 1; }",
    "enum Role { Follower, Leader }",
    "const _own = 1;",
  ].join("\n"),
  values: [
    'import { half } from "@lightcone/toys/halves";',
    "const pair: Pair<number> = [half(3), new Box().size];",
    "const named: Named = { name: Role[Role.Leader]! };",
    "pair[0] + pair[1]; // the sum",
  ].join("\n"),
  object: "({ named, _own: 2 })",
  run: [
    'import { defineProtocol, effects, simulate, synchronous, systemModel, type Timing } from "@lightcone/simulation";',
    'const { send } = effects<{ type: "Hello" }, never>();',
    "const greet = defineProtocol<number, { type: 'Hello' }, never>({",
    '  name: "greet",',
    '  init: ({ self, peers }) => [0, ...(self === "A" ? peers.map((to) => send(to, { type: "Hello" })) : [])],',
    "  onMessage: { Hello: (state) => [state + 1] },",
    "  onTimer: {},",
    "});",
    "const timing: Timing = synchronous({ deltaMs: 50 });",
    "const greeting = simulate(greet, { nodes: 2, model: systemModel({ timing }), seed: 1, until: { timeMs: 100 } });",
    'show(greeting, "A greets B")',
  ].join("\n"),
  comma: "pair[0], pair[1]",
  mistyped: "const wrong: string = pair[0];",
  shadow: "const show = 1;\nshow + 1",
  fails: 'throw new Error("This cell is meant to fail.")',
};
const cells = Object.entries(sources).map(([id, source]) => ({ id, title: `The cell ${id}`, source }));
const lesson = { slug: "a-lesson", cells: cells.filter(({ id }) => id !== "shadow") };

describe("a lesson as a project", () => {
  let folder: string;
  const run = (tool: string, ...words: readonly string[]) =>
    spawnSync(process.execPath, [resolve(tool), ...words], {
      cwd: join(folder, "a-lesson"),
      encoding: "utf8",
      env: { ...process.env, FORCE_COLOR: "0", NO_COLOR: "1" }, // colors, which CI may force, are no part of a text
    });

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "project-"));
    for (const [path, bytes] of Object.entries(unzipSync(projectZip(lesson, doors())))) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), strFromU8(bytes));
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test("has its types checked, across cells and packages", () => {
    expect(run("typescript/bin/tsc").stdout).toBe(
      "cells/mistyped.ts(4,7): error TS2322: Type 'number' is not assignable to type 'string'.\n",
    );
  });

  test("runs in Node, all cells in their order, and says which failed", () => {
    const { stdout, stderr, status } = run("tsx/cli", "main.ts");
    const parts = stdout.split(/^--- /m).map((part) => part.trim());
    const [, types, values, object, greeting, comma, ...rest] = parts;
    expect([types, values, object, comma]).toEqual([
      "types",
      "values\n2.5",
      "object\n{ named: { name: 'Leader' }, _own: 2 }",
      "comma\n1",
    ]);
    expect(greeting).toMatch(/^run\nA greets B\n.*receives Hello from A.*\nfingerprint: [0-9a-f]{16}$/s);
    expect(rest).toEqual(["mistyped", "fails"]);
    expect(stderr).toContain("This cell is meant to fail.");
    expect(stderr).toContain("These cells failed: fails.");
    expect(status).toBe(1);
  });
});

describe("the file of a cell", () => {
  const file = (id: string) => projectFiles({ slug: "x", cells }, {})[`cells/${id}.ts`];

  test("imports what it uses and exports what it declares", () => {
    expect(file("types")).toBe(
      `// The cell types\n${sources.types}\n\nexport { type Pair, type Named, Box, Role };\n`,
    );
    expect(file("values")).toBe(
      [
        "// The cell values",
        'import { show as _show } from "../lightcone/show.ts";',
        'import { type Pair, type Named, Box, Role } from "./types.ts";',
        "",
        ...sources.values.split("\n").slice(0, 3),
        "_show(pair[0] + pair[1]); // the sum",
        "",
        "export { pair, named };",
        "",
      ].join("\n"),
    );
  });

  test("shows the last value under another name where the lesson has a `show` of its own", () => {
    expect(file("shadow")).toContain("const show = 1;\n_show(show + 1)");
    expect(file("run")).toContain('import { show } from "./shadow.ts";');
  });

  test("imports an input from a file that defines it, which nobody runs", () => {
    const delta = { id: "input.delta", title: "Longest delay", source: "const delta: number = 80;" };
    const files = projectFiles(
      { slug: "x", cells: [delta, { id: "wait", title: null, source: "2 * delta" }] },
      {},
    );
    expect(files["cells/input.delta.ts"]).toBe(
      "// Longest delay\nconst delta: number = 80;\n\nexport { delta };\n",
    );
    expect(files["cells/wait.ts"]).toContain('import { delta } from "./input.delta.ts";\n');
    expect(files["main.ts"]).toContain('const cells = ["wait"];');
  });

  test("that cannot be read is the cell as it stands", () => {
    const broken = { slug: "x", cells: [{ id: "broken", title: null, source: "const = " }] };
    expect(projectFiles(broken, {})["cells/broken.ts"]).toBe("const = \n");
  });
});

test("the license is that of the repository", () => {
  const text = readFileSync(new URL("../../../../LICENSE", import.meta.url), "utf8");
  expect(text.startsWith(license)).toBe(true);
});
