import { deep } from "@lightcone/config/covered";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toyLibrary } from "../test/toy-library.ts";
import { attemptChain } from "./division/attempt-chain.ts";
import { executeChain } from "./execute-chain.ts";
import type { CellSource, RunRequest } from "./result.ts";
import { openStanding } from "./standing.ts";

/** The results of chains that run one after another in one standing realm. What looks at them comes afterwards. */
function inStanding(requests: readonly RunRequest[], library = toyLibrary) {
  const standing = openStanding(library, globalThis);
  try {
    return requests.map((request) => {
      standing.prepared.restore();
      return executeChain(request, { library, realm: globalThis, standing });
    });
  } finally {
    standing.prepared.remove();
  }
}

const input = (value: number): CellSource => ({ id: "input.n", source: `const n: number = ${value};` });
const chainOf = (value: number, ...sources: readonly string[]): RunRequest => ({
  chain: [input(value), ...sources.map((source, place) => ({ id: `cell-${place}`, source }))],
  seed: 1,
  budget: 1_000,
});

/** A library that counts how often it is asked to do something. */
function counting() {
  let calls = 0;
  const library: typeof toyLibrary = {
    ...toyLibrary,
    doors: (meter, divide) => ({
      toy: {
        ...toyLibrary.doors(meter, divide)["toy"],
        work(events: number) {
          calls += 1;
          meter.spend(events);
          return { events };
        },
      },
    }),
  };
  return { library, calls: () => calls };
}

const work = 'import { work } from "toy";';

describe("a standing realm", () => {
  test("computes what does not depend on a turned input once, and counts its events each time", () => {
    const { library, calls } = counting();
    const cells = [`${work} const base = work(100);`, "const scaled = base.events * n;", "scaled"];
    const results = inStanding(
      [1, 2, 3].map((n) => chainOf(n, ...cells)),
      library,
    );
    expect(results.map(({ outputs }) => outputs)).toEqual(
      ["100", "200", "300"].map((text) => [{ kind: "value", text }]),
    );
    expect(results.map(({ events }) => events)).toEqual([100, 100, 100]);
    expect(calls()).toBe(1);
  });

  test("computes anew what builds on something new, and what has another seed", () => {
    const { library, calls } = counting();
    const cells = ["const twice = 2 * n;", `${work} const base = work(twice);`, "base.events"];
    const one = chainOf(1, ...cells);
    inStanding([one, one, chainOf(2, ...cells), { ...one, seed: 2 }, { ...one, seed: 2 }], library);
    expect(calls()).toBe(3);
  });

  test("knows no more of a name that no cell defines any more, or another cell", () => {
    const cells = ["const base = n;", "const twice = 2 * base;", "twice"];
    const [base, twice, last] = chainOf(1, ...cells).chain.slice(1);
    const requestOf = (...chain: (CellSource | undefined)[]): RunRequest => ({
      ...chainOf(1),
      chain: [input(1), ...chain.filter((cell) => cell !== undefined)],
    });
    const other = { id: "other", source: "const base = 50;" };
    const requests = [requestOf(base, twice, last), requestOf(twice, last), requestOf(other, twice, last)];
    expect(inStanding(requests)).toEqual(requests.map(run));
  });

  test("computes all anew where a cell could change what it defines", () => {
    const { library, calls } = counting();
    const cells = [`${work} let calls = work(1).events; const next = () => ++calls;`, "[next(), next(), n]"];
    const [first, second] = inStanding(
      [1, 1].map((n) => chainOf(n, ...cells)),
      library,
    );
    expect(second).toEqual(first);
    expect(calls()).toBe(2);
  });

  test("ends at the same event and line where a budget is used up in what is known", () => {
    const cells = [
      'import { count } from "toy";\n\nconst base = count(600);',
      'import { count } from "toy"; count(n);',
    ];
    const results = inStanding([100, 500, 100].map((n) => chainOf(n, ...cells)));
    expect(results).toEqual([100, 500, 100].map((n) => run(chainOf(n, ...cells))));
    const [low] = inStanding([{ ...chainOf(1, ...cells), budget: 500 }]);
    expect(low!.error).toMatchObject({ kind: "budget", cell: "cell-0", line: 3 });
  });

  test("does again what a work was divided for, and suspends as a fresh one does", () => {
    const long = chainOf(1, 'import { total } from "toy"; const sum = total(300);', "sum + n");
    const standing = openStanding(toyLibrary, globalThis);
    const host = { library: toyLibrary, realm: globalThis };
    const attempts = [1, 1].map(() => attemptChain(long, { ...host, standing }, [], 50));
    standing.prepared.remove();
    const fresh = attemptChain(long, host, [], 50);
    expect(fresh.pending).not.toBeNull();
    expect(attempts).toEqual([fresh, fresh]);
  });

  test("undoes what a cell's promise has done to the realm in the meantime", () => {
    const standing = openStanding(toyLibrary, globalThis);
    const host = { library: toyLibrary, realm: globalThis, standing };
    const { map } = Array.prototype;
    // As a promise would, after the result.
    Array.prototype.map = (() => ["forged"]) as typeof map;
    standing.prepared.restore();
    const { outputs } = executeChain(chainOf(2, "[1, 2].map((x) => x * n)"), host);
    standing.prepared.remove();
    expect(outputs).toEqual([{ kind: "value", text: "[2, 4]" }]);
    expect(Array.prototype.map).toBe(map);
  });
});

const run = (request: RunRequest) => executeChain(request, { library: toyLibrary, realm: globalThis });

/** Definitions that later cells may use; some of them keep state, fail, draw chance or use up the budget. */
const definitions = [
  "const NAME = n + 1;",
  "const NAME = 7;",
  "const NAME = [a];",
  "const NAME = { of: b, and: n };",
  "const NAME = [3, 1, 2].sort();",
  "let _count = 0; const NAME = () => ++_count;",
  "const _log: unknown[] = []; const NAME = (x: unknown) => { _log.push(x); return _log.length; };",
  "const _seen = new Map(); const NAME = (x: unknown) => { const at = _seen.size; _seen.set(at, x); return at; };",
  "const NAME = { list: [1, 2], deep: { n: 0 } };",
  "const NAME = () => Math.random();",
  "const NAME = Math.random();",
  'import { count } from "toy"; const NAME = count(200);',
  'import { total } from "toy"; const NAME = total(20);',
  "const _box = { n: 0 }; const NAME = () => { _box.n += 1; return _box; };",
  "class Counter { #n = 0; next() { return ++this.#n; } } const _one = new Counter(); const NAME = () => _one.next();",
  "const NAME = [1, 2, 3].values();",
  "const NAME = new Float64Array(2);",
  'const NAME = (() => { if (n > 3) throw new Error("too much"); return n; })();',
];
const uses = [
  "typeof USED === 'function' ? [USED(1), USED(2)] : USED",
  "[...(USED[Symbol.iterator] ? USED : [USED])]",
  "(USED.n = 5, USED)",
  "const _value = USED() ; _value.n = 9; _value",
  "USED[0] += 1; USED[0]",
];

type Chain = {
  readonly cells: readonly { readonly definition: string; readonly id: string }[];
  readonly use: string;
  readonly used: string;
  readonly seed: number;
  readonly budget: number;
};

test("whatever the cells, and whatever ran before, the result is the one of a fresh realm", () => {
  const cell = fc.record({ definition: fc.constantFrom(...definitions), id: fc.constantFrom("a", "b", "c") });
  const chain = fc.record({
    cells: fc.uniqueArray(cell, { selector: ({ id }) => id, maxLength: 3 }),
    use: fc.constantFrom(...uses),
    used: fc.constantFrom("a", "b", "c", "n"),
    n: fc.integer({ min: 1, max: 5 }),
    seed: fc.constantFrom(1, 2),
    budget: fc.constantFrom(150, 1_000),
  });
  const requestOf = (n: number, { cells, use, used, seed, budget }: Chain) => ({
    chain: [
      input(n),
      ...cells.map(({ definition, id }) => ({
        id,
        source: definition
          .replaceAll("NAME", id)
          .replaceAll(/_(?=[a-z])/g, `_${id}`)
          .replaceAll("Counter", `Counter${id}`),
      })),
      { id: "last", source: use.replaceAll("USED", used) },
    ],
    seed,
    budget,
  });
  fc.assert(
    fc.property(
      fc.array(chain, { minLength: 1, maxLength: 3 }),
      fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 4 }),
      (chains, turns) => {
        // Each chain as it is, then all of them with other values of the input, as a slider would.
        const requests = [
          ...chains.map(({ n, ...rest }) => requestOf(n, rest)),
          ...turns.flatMap((n) => chains.map(({ n: _, ...rest }) => requestOf(n, rest))),
        ];
        const standing = inStanding(requests);
        expect(standing).toEqual(requests.map(run));
      },
    ),
    { numRuns: deep(30, 1_000) },
  );
});
