/** Whatever ran before in a sandbox, a chain comes to what it comes to in a fresh one, in a real browser. */
import { deep } from "@lightcone/config/covered";
import type { CellResult, RunRequest } from "@lightcone/runtime";
import type { Page } from "@playwright/test";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { setStage, type Stage } from "../test/stage.ts";

let stage: Stage;
let page: Page;
beforeAll(async () => {
  stage = await setStage("../test/toy-worker.ts");
  page = await stage.open();
});
afterAll(() => stage.close());

const definitions = [
  "const a = n;",
  "const a = n; globalThis.left = a; Array.prototype.left = a; Math.max = () => a;",
  "let _calls = 0; const a = () => ++_calls;",
  "const _kept = []; const a = { add: (x) => _kept.push(x) };",
  'import { count } from "toy"; const a = count(50);',
  "const a = Promise.resolve().then(() => { globalThis.late = n; Object.prototype.late = n; });",
  'throw new Error("on purpose");',
  "",
];
const uses = [
  "[typeof a, typeof left, [].left, Math.max(1, 2), typeof late]",
  "typeof a === 'function' ? [a(), a()] : a",
  "typeof a.add === 'function' ? [a.add(1), a.add(2)] : n",
  "console.log(n); a",
  "[Math.random(), Math.random()]",
];

const request = fc
  .record({
    n: fc.nat(3),
    definition: fc.constantFrom(...definitions),
    use: fc.constantFrom(...uses),
    seed: fc.constantFrom(1, 2),
  })
  .map(({ n, definition, use, seed }): RunRequest => ({
    chain: [
      { id: "input.n", source: `const n: number = ${n};` },
      { id: "definition", source: definition },
      { id: "use", source: use },
    ],
    seed,
    budget: 100,
  }));

/** How a chain is run: `broken` kills its worker in a loop before, `stopped` stops it. */
const deed = fc.record({ request, how: fc.constantFrom("run", "rerun", "rerun", "stopped", "broken") });

const numRuns = deep(5, 200);

test("RUN-3 results are those of a fresh sandbox", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 6 }), async (deeds) => {
      const pairs = await page.evaluate(async (deeds) => {
        const url = "/sandbox/index.html";
        const used = createSandbox({ url });
        const pairs: [CellResult, CellResult][] = [];
        for (const { request, how } of deeds) {
          if (how === "stopped" || how === "broken") {
            const trouble = how === "broken" ? 'reportError(new Error("no more"));' : "";
            const loop = [{ id: "loop", source: `console.log(1); ${trouble} for (;;);` }];
            const onOutput = () => how === "stopped" && used.stop();
            await used.run({ chain: loop, seed: 1, budget: 1 }, { onOutput });
          }
          const result = await used[how === "rerun" ? "rerun" : "run"](request);
          const fresh = createSandbox({ url });
          pairs.push([result, await fresh.run(request)]);
          fresh.dispose();
        }
        used.dispose();
        return pairs;
      }, deeds);
      expect(pairs.map(([result]) => result)).toEqual(pairs.map(([, fresh]) => fresh));
    }),
    { numRuns },
  );
});
