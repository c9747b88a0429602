import { covered } from "@lightcone/config/covered";
import fc from "fast-check";
import { expect, test } from "vitest";
import { rallies } from "../fixtures/divided/experiments.ts";
import { sweepOverCores } from "./sweep-over-cores.ts";

const module = new URL("../fixtures/divided/experiments.ts", import.meta.url).href;
const exported = { module, name: "rallies" };

test("a sweep of a module comes to the same on one core and on several, in sets of any size", async () => {
  const range = { from: 7, count: 100 };
  const expected = rallies(range);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(1, 3),
      fc.integer({ min: 1, max: 120 }),
      async (workers, seedsAtATime) => {
        const done: number[] = [];
        const onProgress = (runs: number) => void done.push(runs);
        expect(await sweepOverCores(exported, range, { workers, seedsAtATime, onProgress })).toEqual(
          expected,
        );
        expect(done).toHaveLength(Math.ceil(100 / seedsAtATime));
        expect(done.at(-1)).toBe(100);
      },
    ),
    { numRuns: 3 },
  );
  covered({ seeds: 500 });
});

test("no seeds come to nothing", async () => {
  expect(await sweepOverCores(exported, { from: 1, count: 0 })).toEqual(rallies({ from: 1, count: 0 }));
});

test("a module without the sweep is refused by name", async () => {
  const misnamed = sweepOverCores({ module, name: "answer" }, { from: 1, count: 10 }, { workers: 1 });
  await expect(misnamed).rejects.toThrow(
    'exports no function "answer" from a range of seeds to their summary.',
  );
});
