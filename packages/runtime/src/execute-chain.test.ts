import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runCells, tell, toyLibrary } from "../test/toy-library.ts";
import { executeChain } from "./execute-chain.ts";
import type { Output } from "./result.ts";

describe("a chain", () => {
  test("gives each cell the values of those before it, and reports the last one's outputs", () => {
    expect(
      tell("console.log(1); const a = 20; a", "show(2); const b = 2 * a; b", "console.log(a); a + b"),
    ).toBe("log: 20\nvalue: 60");
  });

  test("types, enums and classes cross cells; a name with _ stays", () => {
    const cells = [
      "type T = { role: Role }; enum Role { Leader = 1 } class P { constructor(readonly x: T) {} } const _own = 1;",
      "const p = new P({ role: Role.Leader } satisfies T);",
      "[p, typeof _own]",
    ];
    expect(tell(...cells)).toBe('value: [P { x: { role: 1 } }, "undefined"]');
  });

  test("ends with the first error, named with its cell", () => {
    expect(tell("const a = 1;", "\nconst b: number = a.c.d;", "console.log(b)")).toBe(
      "runtime in b at 2:23: TypeError: Cannot read properties of undefined (reading 'd')",
    );
  });

  test("keeps the outputs that were made before an error", () => {
    expect(tell("console.log(1); show(2);\nthrow new Error('three')")).toBe(
      "log: 1\nvalue: 2\nruntime in a at 2:7: Error: three",
    );
  });

  test("reads all cells before any runs", () => {
    expect(tell("throw new Error('first')", "const = 1")).toBe("syntax in b at 1:7: Unexpected `=`.");
  });

  test.each([
    [["const a = 1", "const a = 2"], 'name in b at 1:7: `a` is already defined in cell "a".'],
    [["let a = 1", "a = 2"], 'name in b at 1:1: `a` belongs to cell "a": another cell cannot assign to it.'],
    [
      ["const a = b", "const b = a"],
      'name in a at 1:11: The cells "a" and "b" need one another, so none of them can run first.',
    ],
    [["\n  leader"], "name in a at 2:3: leader is not defined."],
    [["await 1"], "syntax in a at 1:1: There is nothing to await in a cell."],
    [
      ['import x from "https://x.example/y.js"; x'],
      'name in a at 1:1: There is no module "https://x.example/y.js" for cells.',
    ],
    [['import { counts } from "toy"; counts'], 'name in a at 1:10: "toy" has no `counts`.'],
    [['import toy from "toy"; toy'], 'name in a at 1:8: "toy" has no default export.'],
    [['import { toString } from "toy"; toString'], 'name in a at 1:10: "toy" has no `toString`.'],
  ])("%j", (cells, expected) => {
    expect(tell(...cells)).toBe(expected);
  });

  test("the hint of an unknown module lists the doors, that of an unknown name the names", () => {
    expect(runCells(['import "lodash"']).error?.hint).toBe('A cell can import from "toy".');
    expect(runCells(['import { x } from "toy"; x']).error?.hint).toBe(
      "It has `count`, `fail`, `picture`, `settings`, `total`.",
    );
  });

  test("imports of any form, and of types that do not exist at run time", () => {
    const source = 'import * as toy from "toy"; import { count as spend, type Nothing, Unused } from "toy";';
    expect(tell(`${source} const n: Unused = 1; [spend(3), toy.count === spend]`)).toBe("value: [3, true]");
  });

  test("without cells there is nothing", () => {
    expect(runCells([])).toEqual({ cell: "", outputs: [], error: null, events: 0 });
  });
});

describe("what a cell defines is frozen for the others", () => {
  test.each([
    ["const a = { deep: [{ n: 1 }] };", "a.deep[0].n = 2"],
    ["const a = [1];", "a.push(2)"],
    ["const a = new Map([[{ k: 1 }, { v: 1 }]]);", "a.set(1, 2)"],
    ["const a = new Map([[{ k: 1 }, { v: 1 }]]);", "[...a.values()][0].v = 2"],
    ["const a = new Map([[{ k: 1 }, { v: 1 }]]);", "[...a.keys()][0].k = 2"],
    ["const a = new Set([{ n: 1 }]);", "a.clear()"],
    ["const a = new Set([{ n: 1 }]);", "[...a][0].n = 2"],
    ["class C { static n = 1; m() {} } const a = new C();", "C.n = 2"],
    ["class C { static n = 1; m() {} } const a = new C();", "C.prototype.m = null"],
    ["const a = () => {}; a.calls = { n: 1 };", "a.calls.n = 2"],
    ["const shared = { n: 1 }; const a = () => shared; const b = shared;", "a().n = 2"],
  ])("%s | %s", (first, second) => {
    const { error } = runCells([first, second]);
    expect(error).toMatchObject({ kind: "runtime", cell: "b", line: 1 });
    expect(error?.message).toMatch(/^TypeError: /);
    expect(error?.hint).toMatch(/Make a changed copy/);
  });

  test("within its own cell it can be changed", () => {
    expect(tell("const a = [1]; a.push(2); const m = new Map(); m.set(1, a); m")).toBe(
      "value: Map(1) { 1 => [1, 2] }",
    );
  });

  test("maps and sets can be read, copied and shown", () => {
    expect(
      tell("const m = new Map([[1, new Set([2])]]);", "const n = new Map(m); n.set(3, n.get(1)); [m, n]"),
    ).toBe("value: [\n  Map(1) { 1 => Set(1) { 2 } },\n  Map(2) { 1 => Set(1) { 2 }, 3 => Set(1) { 2 } }\n]");
  });
});

describe("outputs", () => {
  test("the console speaks as levels, texts as they are, other values in their notation", () => {
    const source =
      'console.log("a", "b", { c: ["d"] }); console.info(); console.warn(-0); console.error(null, undefined)';
    expect(tell(source)).toBe('log: a b { c: ["d"] }\ninfo: \nwarn: -0\nerror: null undefined');
  });

  test("what the library can draw is drawn, shown or last; the rest is told", () => {
    const source =
      'import { picture } from "toy"; show(picture([1]), "one"); show(picture([2])); show({ a: 1 }, "a record"); picture([3])';
    expect(tell(source)).toBe(
      [
        'shown: ["one",{"type":"toy","data":[1]}]',
        'shown: [null,{"type":"toy","data":[2]}]',
        "value: a record: { a: 1 }",
        'shown: [null,{"type":"toy","data":[3]}]',
      ].join("\n"),
    );
  });

  test("undefined is not shown, null is", () => {
    expect(tell("undefined")).toBe("");
    expect(tell("show(1)")).toBe("value: 1");
    expect(tell("null")).toBe("value: null");
  });

  test("a library that fails to look at a value does not know it", () => {
    const library = {
      ...toyLibrary,
      present: () => {
        throw new Error("present");
      },
    };
    const run = executeChain(
      { chain: [{ id: "a", source: "show(1); 2" }], seed: 1, budget: 1 },
      { library, realm: globalThis },
    );
    expect(run.outputs).toEqual([
      { kind: "value", text: "1" },
      { kind: "value", text: "2" },
    ]);
  });

  test("are told as they come, all that the result has", () => {
    const heard: Output[] = [];
    const chain = [{ id: "a", source: "for (let i = 0; i < 501; i++) console.log(i); show(1); 2" }];
    const result = executeChain(
      { chain, seed: 1, budget: 1 },
      { library: toyLibrary, realm: globalThis, emit: (output) => heard.push(output) },
    );
    expect(heard).toEqual(result.outputs);
    expect(heard.at(-1)).toEqual({ kind: "omitted", lines: 1 });
  });

  test("what is over the cap is not even looked at", () => {
    const source = `let looks = 0;
      const watched = new Proxy({}, { ownKeys: () => { looks++; return []; } });
      for (let i = 0; i < 300_000; i++) console.log(watched);
      looks`;
    expect(tell(source)).toBe(`${"log: {}\n".repeat(500)}value: 500\nomitted: 299500`);
  });

  test("what a promise puts out after the cell has ended is lost", async () => {
    const heard: Output[] = [];
    const source =
      'import { count } from "toy"; Promise.resolve().then(() => { console.log("late"); try { count(1) } catch (error) { console.log(error) } }); 1';
    const progress: number[] = [];
    const result = executeChain(
      { chain: [{ id: "a", source }], seed: 1, budget: 10 },
      {
        library: toyLibrary,
        realm: globalThis,
        emit: (output) => heard.push(output),
        onProgress: (events) => progress.push(events),
      },
    );
    await Promise.resolve();
    await Promise.resolve();
    expect([heard, result.outputs, progress]).toEqual([
      [{ kind: "value", text: "1" }],
      [{ kind: "value", text: "1" }],
      [],
    ]);
  });
});

describe("the budget", () => {
  test("counts the events of the whole chain, and tells of progress", () => {
    const progress: number[] = [];
    const chain = [
      { id: "a", source: 'import { count } from "toy"; const a = count(2);' },
      { id: "b", source: 'import { count } from "toy"; a + count(3)' },
    ];
    const result = executeChain(
      { chain, seed: 1, budget: 5 },
      { library: toyLibrary, realm: globalThis, onProgress: (events) => progress.push(events) },
    );
    expect(result).toEqual({ cell: "b", outputs: [{ kind: "value", text: "5" }], error: null, events: 5 });
    expect(progress).toEqual([1, 2, 3, 4, 5]);
  });

  test("ends what goes over it, with how many it had and what to do", () => {
    const result = runCells(['import { count } from "toy";\n\ncount(12346)'], { budget: 12345 });
    expect(result).toEqual({
      cell: "a",
      outputs: [],
      error: {
        kind: "budget",
        cell: "a",
        line: 3,
        column: 1,
        message: "The budget of 12,345 simulated events is used up.",
        hint: "Simulate less: a shorter `until`, fewer nodes, fewer seeds, or smaller bounds.",
      },
      events: 12345,
    });
  });
});

describe("failures", () => {
  test.each([
    ["throw 42", "The cell threw 42.", /`throw new Error/],
    ["throw { a: 1 }", "The cell threw { a: 1 }.", /`throw new Error/],
    ["class Lost extends Error {} throw new Lost('gone')", "Lost: gone", null],
    [
      "const f = () => f(); f()",
      "RangeError: Maximum call stack size exceeded",
      /calls itself without coming to an end/,
    ],
    ["nobody", "nobody is not defined.", /spelled/],
    ["late; let late = 1", "ReferenceError: Cannot access 'late' before initialization", null],
    ["eval('1 +')", "SyntaxError: Unexpected end of input", null],
  ])("%s", (source, message, hint) => {
    const { error } = runCells([source]);
    expect(error?.message).toBe(message);
    if (hint === null) expect(error?.hint).toBeNull();
    else expect(error?.hint).toMatch(hint);
  });

  test("a library that cannot be opened is a failure of the course, not of the cell", () => {
    const library = {
      ...toyLibrary,
      doors: () => {
        throw new Error("no doors");
      },
    };
    const result = executeChain(
      { chain: [{ id: "a", source: "1" }], seed: 1, budget: 1 },
      { library, realm: globalThis },
    );
    expect(result.error).toMatchObject({
      kind: "crashed",
      cell: "a",
      message: "The runtime failed: Error: no doors",
    });
  });
});

test("the same chain gives the same result, also after another one", () => {
  const statement = fc.constantFrom(
    "const a = Math.random();",
    "globalThis.count = (globalThis.count ?? 0) + 1; show(globalThis.count);",
    "Array.prototype.extra = 1; show([].extra);",
    "console.log(Math.sin(Math.random() * 100));",
    "show(new Map([[Math.random(), Symbol('s')]]));",
    "Math.random = () => 4; show(Math.random());",
    "if (Math.random() < 0.3) throw new Error('unlucky');",
    "show(Object.keys(globalThis).length);",
  );
  const cell = fc.uniqueArray(statement, { maxLength: 4 }).map((all) => `{ ${all.join("\n")} }`);
  const chains = fc.array(cell, { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(chains, chains, fc.integer(), (chain, other, seed) => {
      const first = runCells(chain, { seed });
      runCells(other, { seed });
      expect(runCells(chain, { seed })).toEqual(first);
    }),
  );
});
