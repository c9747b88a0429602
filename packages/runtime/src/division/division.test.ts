import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toyLibrary } from "../../test/toy-library.ts";
import { executeChain, type Host } from "../execute-chain.ts";
import type { CellResult, RunRequest } from "../result.ts";
import { attemptChain } from "./attempt-chain.ts";
import { type Crew, executeDivided, type WorkProgress } from "./execute-divided.ts";
import { reachWork, type Reached } from "./reach-work.ts";

const host: Host = { library: toyLibrary, realm: globalThis };

type Division = { readonly size: number; readonly handOver: number; readonly eventsPerPart: number };
const plain: Division = { size: 2, handOver: 5, eventsPerPart: 10 };

const requestOf = (sources: readonly string[], budget = 10_000): RunRequest => ({
  chain: sources.map((source, place) => ({ id: String.fromCharCode(97 + place), source })),
  seed: 1,
  budget,
});

/** Runs a chain by a crew that works in this thread, whoever is called in its turn. `log` tells what it did. */
async function byCrew(
  request: RunRequest,
  { size, handOver, eventsPerPart }: Division = plain,
  log: string[] = [],
): Promise<{ result: CellResult; progress: WorkProgress[] }> {
  const progress: WorkProgress[] = [];
  const helpers: Reached[] = [];
  const crew: Crew = {
    size,
    attempt: async (answers) => attemptChain(request, host, structuredClone(answers), handOver),
    hire(answers) {
      const name = `helper ${log.filter((line) => line.startsWith("hire")).length}`;
      log.push(`hire ${name}`);
      const reached = reachWork(request, host, structuredClone(answers));
      helpers.unshift(reached!);
      return {
        async compute(from, count) {
          await null; // another helper comes first, perhaps
          log.push(`${name}: ${count} from ${from}`);
          return reached!.compute(from, count);
        },
        dismiss: () => void log.push(`dismiss ${name}`),
      };
    },
  };
  const result = await executeDivided(crew, {
    budget: request.budget,
    eventsPerPart,
    onWork: (step) => progress.push(step),
  });
  for (const helper of helpers) helper.leave(); // the last first: here all are in one realm
  return { result, progress };
}

const total = 'import { total } from "toy";';
const sources: readonly (readonly string[])[] = [
  [`${total} total(100)`],
  [`${total} const all = total(40);`, `${total} console.log("then"); all + total(60, (n) => n * n)`],
  [`${total} console.log("first"); show(total(50)); console.log(total(3)); show(total(50, () => 1));`],
  [`${total} const factor = Math.random(); total(70, (n) => Math.floor(factor * n))`],
  [`${total} total(30, (n) => total(n))`], // work within work
  [`${total} try { total(80) } finally { console.log("at last") }`],
  [
    `${total} try { total(60, (n) => { if (n === 41) throw new Error("at 41"); return n; }) } catch (e) { e.message }`,
  ],
  [`${total} total(60,\n (n) => { if (n > 30) throw new RangeError("at " + n); return n; })`],
  [`${total} [total(0), total(1), total(-1), total(2.5), total(NaN)]`],
  [`${total} for (let i = 0; i < 600; i += 1) console.log(i); total(90)`],
  [`${total} const parts = []; total(20); total(30); undefined.x`],
];

describe("a chain whose work is divided", () => {
  test("comes to the result of one that does all of its work itself, however it is divided", async () => {
    const division = fc.record({
      size: fc.integer({ min: 1, max: 5 }),
      handOver: fc.integer({ min: 1, max: 60 }),
      eventsPerPart: fc.integer({ min: 1, max: 80 }),
    });
    const budget = fc.oneof(fc.constant(10_000), fc.nat(250));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...sources), budget, division, async (cells, budget, division) => {
        const request = requestOf(cells, budget);
        expect((await byCrew(request, division)).result).toEqual(executeChain(request, host));
      }),
      { numRuns: 300 },
    );
  });

  test("is attempted, helped and attempted again", async () => {
    const log: string[] = [];
    const { result, progress } = await byCrew(requestOf([`${total} total(20)`]), plain, log);
    expect(result).toMatchObject({ outputs: [{ kind: "value", text: "190" }], error: null, events: 39 });
    expect(log).toEqual([
      ...["hire helper 0", "hire helper 1", "helper 0: 6 from 4", "helper 1: 6 from 10"],
      ...["helper 0: 4 from 16", "dismiss helper 0", "dismiss helper 1"],
    ]);
    expect(progress).toEqual([
      { work: 0, count: 20, done: 4, text: "6", events: 7 },
      { work: 0, count: 20, done: 10, text: "39", events: 19 },
      { work: 0, count: 20, done: 16, text: "75", events: 31 },
      { work: 0, count: 20, done: 20, text: "70", events: 39 },
    ]);
  });

  test("does short work in its place", async () => {
    const log: string[] = [];
    const { result } = await byCrew(requestOf([`${total} total(20)`]), { ...plain, handOver: 40 }, log);
    expect(result.outputs).toEqual([{ kind: "value", text: "190" }]);
    expect(log).toEqual([]);
  });

  test("is not divided further when its budget is used up, or when a part fails", async () => {
    const log: string[] = [];
    const { result } = await byCrew(requestOf([`${total} total(1000)`], 100), plain, log);
    expect(result).toMatchObject({ events: 100, error: { kind: "budget", line: 1 } });
    expect(log.filter((line) => line.includes("from")).length).toBeLessThan(20);

    const failing = `${total} total(1000, (n) => { if (n === 6) throw new Error("six"); return n; })`;
    const { result: failed } = await byCrew(requestOf([failing]), plain, ((log.length = 0), log));
    expect(failed.error).toMatchObject({ kind: "runtime", message: "Error: six", column: 70 });
    expect(log.filter((line) => line.includes("from")).length).toBeLessThan(5);
  });

  test("fails where a helper does", async () => {
    const request = requestOf([`${total} total(100)`]);
    const dismissed: number[] = [];
    const crew: Crew = {
      size: 3,
      attempt: async (answers) => attemptChain(request, host, answers, 5),
      hire: () => ({
        compute: async (from) => {
          if (from > 30) throw new Error("the worker is gone");
          return new Promise(() => {});
        },
        dismiss: () => void dismissed.push(1),
      }),
    };
    await expect(executeDivided(crew, { budget: 1_000 })).rejects.toThrow("the worker is gone");
    expect(dismissed).toHaveLength(3);
  });

  test("what a cell does behind the back of an interrupted work does not count", () => {
    const cell = `${total} for (;;) { try { total(100); break; } catch { console.log("caught"); total(5); break; } }`;
    const { result, pending } = attemptChain(requestOf([cell]), host, [], 5);
    expect(pending).toEqual({ work: 0, count: 100, done: 4, text: "6", events: 7 });
    expect(result).toMatchObject({ outputs: [], error: null });
  });

  test("a chain that never comes to the work has nobody to compute its parts", () => {
    expect(reachWork(requestOf([`${total} total(5)`]), host, [{ texts: ["10"], events: 9 }])).toBeNull();
  });
});
