import { covered } from "@lightcone/config/covered";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { execute, type Division, type ExecuteOptions } from "./execute.ts";

const root = join(import.meta.dirname, "../../../..");
const toy: ExecuteOptions = {
  library: join(import.meta.dirname, "../fixtures/divided/library.ts"),
  stallSeconds: 60,
};
const course: ExecuteOptions = { library: join(root, "content/library.ts"), stallSeconds: 60 };
const alone: Partial<Division> = { handOver: Infinity };

const requests = (cells: Readonly<Record<string, string>>, budget = 10_000_000) =>
  Object.entries(cells).map(([id, source]) => ({ chain: [{ id, source }], seed: 1, budget }));

const total = 'import { total } from "toy";';
const toyCells = requests({
  sum: `${total} total(100)`,
  twice: `${total} const a = total(50); console.log(a); a + total(60, (n) => n * n)`,
  nested: `${total} total(20, (n) => total(n))`,
  caught: `${total} try { total(60, (n) => { if (n === 41) throw new Error("at 41"); return n; }) } catch (e) { e.message }`,
  thrown: `${total}\nconsole.log("before");\ntotal(60, (n) => {\n  if (n > 30) throw new RangeError("at " + n);\n  return n;\n});`,
});

describe("cells whose work is divided among threads", () => {
  test("have the results of cells that do it alone, however it is divided", async () => {
    const expected = await execute(toyCells, { ...toy, division: alone });
    expect(expected.map(({ error }) => error?.message ?? "fine")).toEqual([
      ...["fine", "fine", "fine", "fine", "RangeError: at 31"],
    ]);
    const division = fc.record({
      workers: fc.constantFrom(1, 3),
      handOver: fc.integer({ min: 1, max: 60 }),
      eventsPerPart: fc.integer({ min: 1, max: 80 }),
    });
    await fc.assert(
      fc.asyncProperty(division, async (division) => {
        expect(await execute(toyCells, { ...toy, division })).toEqual(expected);
      }),
      { numRuns: 3 },
    );
  });

  test("are run by several threads", async () => {
    const [cell] = requests({ many: 'import { threads } from "toy"; threads(400)' });
    const division = { workers: 3, handOver: 1, eventsPerPart: 1 };
    const [result] = await execute([cell!], { ...toy, division });
    const [output] = result!.outputs;
    expect(output).toMatchObject({ kind: "value" });
    expect(Number((output as { text: string }).text)).toBeGreaterThan(1);
  });

  test("use up their budget at the same event and line", async () => {
    const cells = requests({ dear: `${total}\n\ntotal(1_000_000)` }, 5_000);
    const results = await Promise.all(
      [alone, { workers: 2, handOver: 100 }].map((division) => execute(cells, { ...toy, division })),
    );
    expect(results[0]![0]).toMatchObject({ events: 5_000, error: { kind: "budget", line: 3 } });
    expect(results[1]).toEqual(results[0]);
  });

  test("that stall in a helper are stopped, and the next one is run", async () => {
    const cells = requests({
      endless: `${total} total(100, (n) => { while (n > 50); return n; })`,
      next: `${total} total(100)`,
    });
    const division = { workers: 2, handOver: 10, eventsPerPart: 20 };
    const [endless, next] = await execute(cells, { ...toy, stallSeconds: 4, division });
    expect(endless!.error).toMatchObject({ kind: "timeout" });
    expect(next).toMatchObject({ error: null, outputs: [{ kind: "value", text: "4950" }] });
  });

  test("sweep thousands of seeds of the course's own protocols", async () => {
    const cells = requests({
      suspicions: `
        import { ping } from "@lightcone/protocols/ping";
        import { asynchronous, quantile, shareInterval, sweep, systemModel } from "@lightcone/simulation";
        const options = { nodes: 3, model: systemModel({ timing: asynchronous() }), until: { timeMs: 1_000 } };
        const { failed, measures, counts } = sweep(ping(), options, {
          from: 1, count: 1_000, measure: ({ metrics }) => ({ sent: metrics.sent }),
        });
        for (const [property, tally] of Object.entries(failed)) console.log(property, tally, shareInterval(tally));
        console.log(counts, quantile(measures.sent, 0.5));
        measures`,
    });
    const expected = await execute(cells, { ...course, division: alone });
    expect(expected[0]!.error).toBeNull();
    for (const workers of [1, 3])
      expect(await execute(cells, { ...course, division: { workers, handOver: 5_000 } })).toEqual(expected);
    covered({ seeds: 3_000 });
  });
});
