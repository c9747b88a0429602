import { TypeScriptWorker } from "monaco-editor/languages/features/typescript/tsWorker";
import { beforeAll, describe, expect, test } from "vitest";
import { typesOf } from "./build-types.mjs";

const doors = ["@lightcone/simulation", "@lightcone/protocols/ping", "@lightcone/protocols/two-generals"];
const cell = "file:///lesson/cell.ts";
const bundlerResolution = 100;

let files: Readonly<Record<string, string>>;
beforeAll(async () => {
  files = await typesOf(doors);
});

/** What Monaco's TypeScript finds wrong in a cell that has nothing but the built types. */
async function problems(source: string): Promise<string[]> {
  const texts = {
    ...Object.fromEntries(Object.entries(files).map(([path, text]) => [`file:///${path}`, text])),
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
  return (await worker.getSemanticDiagnostics(cell)).map(({ code }) => `TS${code}`);
}

describe("a cell in the editor", () => {
  test("finds every door, and types behind it", async () => {
    const source = `
      import { ping } from "@lightcone/protocols/ping";
      import { simulate, synchronous, systemModel } from "@lightcone/simulation";
      import * as generals from "@lightcone/protocols/two-generals";
      const run = simulate(ping({}), { nodes: 3, model: systemModel({ timing: synchronous({ deltaMs: 50 }) }), seed: 1, until: { timeMs: 900 } });
      const seed: number = run.metrics.events;
      show(run, "A run");
      console.log(seed, generals);
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

test("sources keep their comments, and no test is shipped", () => {
  expect(Object.values(files).join("\n")).toMatch(/\/\*\*[^]*export (?:const|function) simulate/);
  expect(Object.keys(files).filter((path) => /test|fixtures/.test(path))).toEqual([]);
});

test("a door whose sources need something that is no door is an error with its name", async () => {
  await expect(typesOf(["@lightcone/protocols/ping"])).rejects.toThrow('imports "@lightcone/simulation"');
});
