import { attemptChain, executeChain, type Library } from "@lightcone/runtime";
import { beforeAll, describe, expect, it } from "vitest";
import { library, names } from "./library.ts";

beforeAll(() => library.load(names));

/** A cell that runs with the course's library; `told` has how many events were spent each time that it was said. */
function run(source: string, budget: number) {
  const told: number[] = [];
  const host = {
    library: library as Library,
    realm: globalThis,
    onProgress: (spent: number) => told.push(spent),
  };
  return { told, ...executeChain({ chain: [{ id: "cell", source }], seed: 1, budget }, host) };
}

describe("the doors", () => {
  it("are the kernel and all that the checkers and the protocols export, and each can be imported", () => {
    expect(names.slice(0, 2)).toEqual(["@lightcone/simulation", "@lightcone/checkers"]);
    for (const name of ["@lightcone/checkers/impossibility", "@lightcone/protocols/ping"])
      expect(names).toContain(name);
    const imports = names.map((name, place) => `import * as door${place} from "${name}";`).join("\n");
    const doors = names.map((_, place) => `door${place}`).join();
    const { error, outputs } = run(
      `${imports}\n[${doors}].filter((door) => Object.keys(door).length === 0)`,
      1,
    );
    expect(error).toBeNull();
    expect(outputs).toEqual([{ kind: "value", text: "[]" }]);
  });

  it("do not offer what is only for the packages themselves", () => {
    const { error } = run('import { Digest } from "@lightcone/simulation/parts"; Digest', 1);
    expect(error?.message).toBe('There is no module "@lightcone/simulation/parts" for cells.');
    expect(run('import { a } from "@lightcone/protocols/package.json"; a', 1).error?.kind).toBe("name");
  });
});

/** Cells that would go on for ever, or for longer than anybody waits. */
const endless = {
  explore: `import { explore } from "@lightcone/checkers";
    explore({ initial: [0], next: (state) => [{ label: "more", state: state + 1 }] });`,
  checkLinearizability: `import { checkLinearizability, queue } from "@lightcone/checkers";
    const ids = Array.from({ length: 14 }, (_, i) => i);
    const event = (kind, i, operation, at, result = null) =>
      ({ kind, client: "c" + i, id: "o" + i, operation, at, result });
    const enqueue = (i) => ({ f: "enqueue", value: i % 7 });
    const taken = [0, 6, 3, 1, 0, 2, 6, 6];
    checkLinearizability(queue, [
      ...ids.map((i) => event("invoke", i, enqueue(i), i)),
      ...ids.map((i) => event("ok", i, enqueue(i), 20 + i)),
      ...taken.flatMap((value, i) => [
        event("invoke", 50 + i, { f: "dequeue" }, 50 + 2 * i),
        event("ok", 50 + i, { f: "dequeue" }, 51 + 2 * i, value),
      ]),
    ]).kind`,
};

describe("what runs long", () => {
  it("an endless exploration ends with its budget, at its line, and tells how far it is meanwhile", () => {
    const { error, events, told } = run(endless.explore, 50_000);
    expect(error).toMatchObject({ kind: "budget", line: 2 });
    expect(events).toBe(50_000);
    expect(told.length).toBeGreaterThan(2);
    expect(told.toSorted((a, b) => a - b)).toEqual(told);
  });

  it("an exploration that ends within its budget says how many states it generated", () => {
    const counting = `import { explore } from "@lightcone/checkers";
      explore({ initial: [0], next: (state) => (state < 999 ? [{ label: "more", state: state + 1 }] : []) }).distinct`;
    expect(run(counting, 10_000).outputs).toEqual([{ kind: "value", text: "1000" }]);
  });

  it("what makes a failing run small, and a suite of checks, spend the budget too", () => {
    const head = `import { ping } from "@lightcone/protocols/ping";
      import { asynchronous, simulate, systemModel } from "@lightcone/simulation";
      import { bySweep, shrink } from "@lightcone/checkers";
      const model = systemModel({ timing: asynchronous({ medianMs: 20 }) });
      const options = { nodes: 3, model, until: { timeMs: 900 } };`;
    for (const tail of [
      "shrink(simulate(ping({ timeoutMs: 30 }), { ...options, seed: 5 }));",
      "bySweep(options, { count: 1000 })(ping({ timeoutMs: 100000 }));",
    ])
      expect([tail, run(`${head}\n${tail}`, 500).error]).toMatchObject([tail, { kind: "budget", line: 6 }]);
  });

  it("a search for an explanation of a history spends a budget of configurations", () => {
    const { error } = run(endless.checkLinearizability, 2_000);
    expect(error).toMatchObject({ kind: "budget" });
  });
});

it("a sweep without progress of its own is divided, so others may help", () => {
  const source = `import { ping } from "@lightcone/protocols/ping";
    import { asynchronous, sweep, systemModel } from "@lightcone/simulation";
    sweep(ping(), { nodes: 3, model: systemModel({ timing: asynchronous({ medianMs: 20 }) }), until: { timeMs: 900 } },
      { from: 1, count: 50 }).runs`;
  const host = { library: library as Library, realm: globalThis };
  const { pending } = attemptChain({ chain: [{ id: "cell", source }], seed: 1, budget: 1e6 }, host, [], 500);
  expect(pending).toMatchObject({ count: 50 });
});
