/**
 * There is no hidden state: whatever a reader did before, the same sources show the same. A reader edits, runs, resets,
 * turns an input, stops, and loses workers; what then stands as up to date is what a page shows that has just been opened.
 */
import { deep } from "@lightcone/config/covered";
import * as notebook from "@lightcone/notebook";
import fc from "fast-check";
import { beforeAll, expect, test, vi } from "vitest";
import { fakeBrowser } from "../../test/fake-browser.ts";
import { sandboxInNode } from "../../test/sandbox-in-node.ts";
import { cellOf } from "../examples/lesson.ts";
import { createSession } from "./session.ts";
import { standing } from "./words.ts";

const cells = [
  cellOf("base", "const a = n;"),
  cellOf("twice", "const b = 2 * a;"),
  cellOf("list", "const c = [a, b];"),
  cellOf("last", "show(c); a + b;"),
];
const ids = cells.map(({ id }) => id);
const [n] = [
  {
    kind: "slider",
    name: "n",
    label: "n",
    value: 1,
    min: 0,
    max: 9,
    step: 1,
    unit: null,
    position: { line: 1, column: 1 },
  },
] as const;

/** What a reader may write into any cell: right, wrong, in another cell's way, and trying to leave something behind. */
const sources = [
  "const a = 5;",
  "const a = n + 1;",
  "const b = a + 1;",
  "const b = typeof a;",
  "const c = [a, a];",
  "const c = { of: b, list: [1, 2] };",
  "c.push ? c.push(3) : (c.of = 3);",
  "a = 7;",
  "const a = b; const b = a;",
  "const b = c;",
  "type a = number; const d: a = 1;",
  "const d = a; d;",
  "[typeof a, typeof b, typeof c, n];",
  'throw new Error("on purpose");',
  "const a = ;",
  "globalThis.left = a; Array.prototype.left = 1; Math.max = () => 0; const a = 3;",
  "[typeof left, [].left, Math.max(1, 2)];",
  "let _calls = 0; const b = () => ++_calls;",
  "typeof b === 'function' ? [b(), b()] : b;",
  'import { roll } from "dice"; const a = roll();',
  'import { roll } from "dice"; while (true) roll();',
  "Math.random();",
  "",
];

/** A pause as long as a turn of the event loop. */
function soon(callback: () => void) {
  const pause = setImmediate(callback);
  return () => clearImmediate(pause);
}

/** A lesson's page, in a browser that keeps what was written in it. */
function open(browser = fakeBrowser()) {
  const tab = browser.openTab();
  const sandbox = sandboxInNode();
  const session = createSession(
    { slug: "lesson", cells, inputs: [n] },
    {
      notebook: async () => notebook,
      sandbox: async () => sandbox,
      doors: async () => [],
      store: async () => tab.store,
      tabs: tab.tabs,
      journal: tab.journal,
      page: { watch: () => () => {} },
      later: soon,
    },
  );
  const close = session.attach();
  const state = session.store.get;
  const isRunning = () => ids.some((id) => state().cells[id]!.run.phase === "running");
  return {
    session,
    sandbox,
    close,
    state,
    standing: (id: string) => standing(state(), id, null),
    resultOf(id: string) {
      const { run } = state().cells[id]!;
      return run.phase === "ended" ? run.result : null;
    },
    /** Lets some of what is under way happen, or all of it. */
    async turns(count: number) {
      for (let turn = 0; turn < count; turn += 1) {
        tab.serve();
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
    async calm() {
      do await this.turns(12);
      while (isRunning());
    },
  };
}

type Page = ReturnType<typeof open>;
type Deed = (page: Page) => unknown;

beforeAll(() => void vi.stubGlobal("requestAnimationFrame", setImmediate));

const cell = fc.constantFrom(...ids);
const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(cell, fc.constantFrom(...sources))
      .map(([id, source]) => named(`${id}: ${source}`, (page) => page.session.desk.type(id, source))),
  },
  { weight: 4, arbitrary: cell.map((id) => named(`run ${id}`, (page) => page.session.run(id))) },
  { weight: 2, arbitrary: fc.nat(5).map((turns) => named(`wait ${turns}`, (page) => page.turns(turns))) },
  { weight: 1, arbitrary: cell.map((id) => named(`reset ${id}`, (page) => reset(page, id))) },
  {
    weight: 2,
    arbitrary: fc.nat(9).map((value) => named(`n = ${value}`, (page) => page.session.turn("n", value))),
  },
  { weight: 1, arbitrary: fc.constant(named("stop", (page) => page.session.stop())) },
  { weight: 1, arbitrary: fc.constant(named("crash", (page) => page.sandbox.crash())) },
);

/** A deed that fast-check can print. */
function named(name: string, deed: Deed): Deed {
  return Object.assign(deed, { [fc.toStringMethod]: () => name });
}

function reset({ session }: Page, id: string) {
  const { original } = session.store.get().cells[id]!;
  session.desk.choose(id, { source: original, original });
}

/** A page that has just been opened, with these sources, in which every cell is run. */
async function freshPage(like: Page): Promise<Page> {
  const page = open();
  await page.calm();
  const { cells, answers } = like.state();
  for (const id of ids) page.session.desk.type(id, cells[id]!.source);
  const turned = answers[notebookInput];
  if (turned !== undefined) page.session.turn("n", turned as number);
  await page.calm();
  await runAll(page);
  return page;
}

const notebookInput = "input.n";

async function runAll(page: Page) {
  for (const id of ids) {
    page.session.run(id);
    await page.calm();
  }
}

const numRuns = deep(60, 400);

test("whatever the reader did, what stands as settled is what a fresh page shows", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { maxLength: 25, size: "max" }), async (deeds) => {
      const page = open();
      await page.calm();
      for (const each of deeds) await each(page);
      await page.calm();
      const fresh = await freshPage(page);
      for (const id of ids) {
        const { kind, text } = page.standing(id);
        if (kind === "done" || (kind === "failed" && !isCrash(page, id)))
          expect({ id, text, shows: page.resultOf(id) }).toEqual({
            id,
            text: fresh.standing(id).text,
            shows: fresh.resultOf(id),
          });
      }
      await runAll(page);
      for (const id of ids) expect(page.resultOf(id), id).toEqual(fresh.resultOf(id));
      page.close();
      fresh.close();
    }),
    { numRuns },
  );
});

const isCrash = (page: Page, id: string) => page.resultOf(id)?.error?.kind === "crashed";
