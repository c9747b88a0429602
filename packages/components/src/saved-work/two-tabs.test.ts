import { covered, deep } from "@lightcone/config/covered";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fakeBrowser } from "../../test/fake-browser.ts";
import { openDesk, settled } from "../../test/open-desk.ts";
import { rivals, setAside } from "./cell-work.ts";
import type { Change } from "./work.ts";

type Page = ReturnType<typeof openDesk>;

/** Several tabs on one lesson, and what must never happen to the texts that were typed in them. */
function world(count: number) {
  const browser = fakeBrowser();
  const pages: Page[] = Array.from({ length: count }, () => openDesk(browser));
  /** Texts over which somebody typed who had them on the screen. */
  const replaced = new Set<string>();
  /** Texts that are safe although no store has said so. */
  const promised = new Set<string>();
  let typed = 0;

  const doings: Record<Doing, (page: Page) => void | Promise<void>> = {
    type({ desk, cell }: Page) {
      replaced.add(cell().source);
      desk.type("sum", `text ${++typed}`);
    },
    pause: ({ desk }: Page) => desk.save(),
    write(page: Page) {
      doings.type(page);
      page.desk.save();
    },
    serve: ({ tab }: Page) => void tab.serve(),
    async serveAll({ tab }: Page) {
      while (tab.serve()) await settled();
    },
    hear: ({ tab }: Page) => void tab.hear(),
    see: (page: Page) => page.see(),
    refuse: ({ tab }: Page) => tab.refuse(true),
    allow: ({ tab }: Page) => tab.refuse(false),
    reset: ({ desk, cell }: Page) =>
      desk.choose("sum", { source: cell().original, original: cell().original }),
    keepMine: ({ desk, cell }: Page) =>
      desk.choose("sum", { source: cell().source, original: cell().basedOn }),
    takeOther({ desk, cell }: Page) {
      const other = cell().others[0];
      if (other) desk.choose("sum", other);
    },
    /** The tab is closed, or the page left: whatever it has shown is safe, though no request is ever answered. */
    close(page: Page) {
      const { source, original } = page.cell();
      if (source !== original) promised.add(source);
      page.leave();
      doings.kill(page);
    },
    kill(page: Page) {
      page.tab.kill();
      pages[pages.indexOf(page)] = openDesk(browser);
    },
  };

  return {
    browser,
    pages,
    doings,
    /** Texts that were safe once, that nobody typed over, and that are nowhere. */
    lost() {
      const texts = (changes: readonly Change[]) =>
        changes.flatMap((change) => ("put" in change && "source" in change.put ? [change.put.source] : []));
      const kept = new Set([...browser.kept().edits.map(({ source }) => source), ...texts(browser.notes())]);
      const ever = [...promised, ...texts(browser.written())];
      return ever.filter((source) => !kept.has(source) && !replaced.has(source));
    },
    /** What has become of a text in the store. */
    fate(source: string) {
      if (browser.kept().edits.some((row) => row.source === source && !row.isAside)) return "shown";
      const isKnown = browser
        .written()
        .some((change) => "put" in change && "source" in change.put && change.put.source === source);
      return isKnown ? "replaced" : "never written";
    },
    async calm() {
      for (const { tab } of pages) tab.refuse(false);
      for (let round = 0; round < 3; round++) {
        for (const { desk } of pages) desk.save();
        for (const page of pages) await page.calm();
      }
    },
  };
}

type Doing = typeof doing extends fc.Arbitrary<infer D> ? D : never;

/** Often what leads to versions that compete, seldom what ends everything. */
const doing = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom("write", "serveAll", "hear") },
  {
    weight: 4,
    arbitrary: fc.constantFrom("type", "pause", "serve", "see", "keepMine", "takeOther", "reset"),
  },
  { weight: 1, arbitrary: fc.constantFrom("refuse", "allow", "kill", "close") },
);
const passive = new Set<string>(["pause", "serve", "serveAll", "hear", "see", "refuse", "allow"]);
const numRuns = deep(1_500, 30_000);

test("whatever the tabs do, no text is lost, and in the end all tabs agree", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(doing, fc.constantFrom(0, 0, 0, 1, 1, 2)), { maxLength: 40, size: "max" }),
      async (actions) => {
        const { browser, pages, doings, lost, fate, calm } = world(3);
        for (const [action, at] of actions) {
          const page = pages[at]!;
          const before = page.cell();
          await doings[action](page);
          await settled();
          expect(lost()).toEqual([]);
          if (!passive.has(action) || page.cell().source === before.source) continue;
          // Nobody typed here: the text made way for what somebody wrote who had it on the screen.
          expect(before.isUnsaved).toBe(false);
          if (before.source !== before.original) expect(fate(before.source)).toBe("replaced");
        }
        for (const page of pages) page.see(); // a tab that was killed may not have told of its last write
        await calm();
        expect(lost()).toEqual([]);
        expect(browser.notes()).toEqual([]);
        const [first, ...rest] = pages.map(({ cell }) => cell());
        const all = ({ seen, others }: typeof before) => [...seen, ...others].map(({ id }) => id).sort();
        const before = first!;
        for (const cell of rest) {
          expect(all(cell)).toEqual(all(before));
          if (rivals(before).length === 0) expect(cell.source).toBe(before.source);
        }
      },
    ),
    { numRuns },
  );
  covered({ seeds: numRuns });
});

describe("two tabs on one cell", () => {
  async function two() {
    const { pages, calm, lost } = world(2);
    await calm();
    return { first: pages[0]!, second: pages[1]!, calm, lost };
  }

  test("an edit shows in the other tab, which says where it came from", async () => {
    const { first, second, calm } = await two();
    first.desk.type("sum", "a + 2;");
    await calm();
    expect(second.cell()).toMatchObject({ source: "a + 2;", hasArrived: true });
    expect(first.cell().hasArrived).toBe(false);
    second.desk.type("sum", "a + 3;");
    await calm();
    expect(first.cell()).toMatchObject({ source: "a + 3;", others: [] });
  });

  test("edits at the same time are both offered, in both tabs", async () => {
    const { first, second, calm } = await two();
    first.desk.type("sum", "first");
    second.desk.type("sum", "second");
    await calm();
    expect(first.cell().source).toBe("first");
    expect(rivals(first.cell())).toMatchObject([{ source: "second" }]);
    expect(second.cell().source).toBe("second");
    expect(rivals(second.cell())).toMatchObject([{ source: "first" }]);
  });

  test.each([
    ["first", "second"],
    ["second", "first"],
  ])("whoever decides for the %s decides for both, and the %s is set aside", async (taken, other) => {
    const { first, second, calm } = await two();
    first.desk.type("sum", "first");
    second.desk.type("sum", "second");
    await calm();
    first.desk.choose("sum", { source: taken, original: "a + 1;" });
    await calm();
    for (const { cell } of [first, second]) {
      expect(cell().source).toBe(taken);
      expect(rivals(cell())).toEqual([]);
      expect(setAside(cell())).toMatchObject([{ source: other }]);
    }
  });

  test("the same words in both tabs need no decision", async () => {
    const { first, second, calm } = await two();
    first.desk.type("sum", "same");
    second.desk.type("sum", "same");
    await calm();
    expect(rivals(first.cell())).toEqual([]);
    first.desk.type("sum", "more");
    await calm();
    expect(second.cell()).toMatchObject({ source: "more", others: [] });
  });

  test("a reset in one tab does not take an edit from the other", async () => {
    const { first, second, calm } = await two();
    first.desk.type("sum", "both know");
    await calm();
    second.desk.type("sum", "newer");
    first.desk.choose("sum", { source: "a + 1;", original: "a + 1;" });
    await calm();
    expect(first.cell().source).toBe("newer");
    expect(setAside(first.cell())).toMatchObject([{ source: "both know" }]);
  });

  test("a tab that was killed loses only what came after its last pause", async () => {
    const { first, second, calm } = await two();
    first.desk.type("sum", "kept");
    first.desk.save();
    await first.calm();
    first.desk.type("sum", "kept, and then some");
    first.tab.kill();
    await calm();
    expect(second.cell().source).toBe("kept");
  });
});
