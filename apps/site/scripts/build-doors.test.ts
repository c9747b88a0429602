import { names } from "@lightcone/content/library";
import { TypeScriptWorker } from "monaco-editor/languages/features/typescript/tsWorker";
import { beforeAll, describe, expect, test } from "vitest";
import { exportsOf } from "./door-exports.mjs";
import { type DoorSources, sourcesOf } from "./door-sources.mjs";

const cell = "file:///lesson/cell.ts";
const bundlerResolution = 100;
const provided = "declare function show(value: unknown, caption?: string): void;";

let sources: ReadonlyMap<string, DoorSources>;
beforeAll(async () => {
  sources = await sourcesOf(names);
});

/** Monaco's TypeScript, with a cell that has nothing but the built sources. */
function open(source: string) {
  const files = Object.assign({}, ...[...sources.values()].map(({ files }) => files)) as Record<
    string,
    string
  >;
  const texts = {
    ...Object.fromEntries(Object.entries(files).map(([path, text]) => [`file:///${path}`, text])),
    "file:///provided.d.ts": provided,
    [cell]: source,
  };
  const extraLibs = Object.fromEntries(
    Object.entries(texts).map(([path, content]) => [path, { content, version: 1 }]),
  );
  const compilerOptions = {
    target: 99,
    lib: ["lib.es2023.d.ts"],
    module: 99,
    moduleResolution: bundlerResolution,
    allowImportingTsExtensions: true,
    strict: true,
    noEmit: true,
  };
  const worker = new TypeScriptWorker({ getMirrorModels: () => [] }, { compilerOptions, extraLibs });
  return { worker, files: Object.keys(texts) };
}

const problems = async (source: string) =>
  (await open(source).worker.getSemanticDiagnostics(cell)).map(({ code }) => `TS${code}`);

describe("a cell in the editor", () => {
  test("finds every door, and types behind it, those of inner doors too", async () => {
    const imports = names.map((name, place) => `import * as door${place} from "${name}";`).join("\n");
    const source = `${imports}
      import { checkLinearizability, explore, register } from "@lightcone/checkers";
      import { ping } from "@lightcone/protocols/ping";
      import { simulate, synchronous, systemModel } from "@lightcone/simulation";
      const model = systemModel({ timing: synchronous({ deltaMs: 50 }) });
      const run = simulate(ping({}), { nodes: 3, model, seed: 1, until: { timeMs: 900 } });
      const events: number = run.metrics.events;
      const distinct: number = explore(ping(), { nodes: 2, model }).distinct;
      const kind: "ok" | "illegal" | "unknown" = checkLinearizability(register, run.history).kind;
      show([${names.map((_, place) => `door${place}`).join()}, events, distinct, kind], "All");
    `;
    expect(await problems(source)).toEqual([]);
  });

  test("is told of a wrong argument, of what a door does not have, and of what is no door", async () => {
    const wrong = `
      import { simulate, nothing } from "@lightcone/simulation";
      import { inspect } from "@lightcone/runtime";
      import { synchronous } from "@lightcone/simulation";
      synchronous({ deltaMs: "50" });
      document.title;
    `;
    expect(await problems(wrong)).toEqual(["TS2305", "TS2307", "TS2322", "TS2584"]);
  });
});

test("Monaco's TypeScript can read every source", async () => {
  const { worker, files } = open("1;");
  for (const file of files) expect([file, await worker.getSyntacticDiagnostics(file)]).toEqual([file, []]);
});

test("sources keep their comments, no test is shipped, and no file twice in a package's own doors", () => {
  const { files } = sources.get("@lightcone/simulation")!;
  expect(Object.values(files).join("\n")).toMatch(/\/\*\*[^]*export (?:const|function) simulate/);
  const paths = [...sources.values()].flatMap(({ files }) => Object.keys(files));
  expect(paths.filter((path) => /test|fixtures|claims/.test(path))).toEqual([]);
  const parts = Object.keys(sources.get("@lightcone/simulation/parts")!.files);
  expect(parts.filter((path) => path in files)).toEqual([]);
  expect(sources.get("@lightcone/checkers")!.needs).toContain("@lightcone/simulation/parts");
});

test("what doors export is known by name and kind, with the first sentence of its comment", () => {
  const exported = exportsOf(["@lightcone/protocols/ping", "@lightcone/simulation"]);
  const find = (door: string, name: string) => exported.get(door)?.find((each) => each.name === name);
  expect(find("@lightcone/protocols/ping", "ping")).toMatchObject({ isType: false });
  expect(find("@lightcone/protocols/ping", "State")).toMatchObject({ isType: true });
  expect(find("@lightcone/simulation", "simulate")?.says).toMatch(
    /^Runs a protocol under a system model[^.]*\.$/,
  );
});

test("what is no package of ours is an error with its name", async () => {
  await expect(sourcesOf(["@lightcone/nowhere"])).rejects.toThrow('There is no "@lightcone/nowhere"');
});
