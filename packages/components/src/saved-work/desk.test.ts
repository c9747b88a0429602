import { describe, expect, test } from "vitest";
import { fakeBrowser } from "../../test/fake-browser.ts";
import { cells } from "../examples/lesson.ts";
import { openDesk } from "../../test/open-desk.ts";

const lesson = "lesson";

describe("what a reader does", () => {
  test("survives the page, which is left in the middle of a word", async () => {
    const browser = fakeBrowser();
    const first = openDesk(browser);
    first.desk.type("sum", "a + 2;");
    first.leave();
    await first.calm();
    const second = openDesk(browser);
    await second.calm();
    expect(second.cell()).toMatchObject({ source: "a + 2;", hasArrived: false });
  });

  test("is written once for a burst of typing", async () => {
    const browser = fakeBrowser();
    const { desk, calm } = openDesk(browser);
    for (const source of ["a", "ab", "abc"]) desk.type("sum", source);
    desk.save();
    desk.save();
    await calm();
    expect(browser.written()).toMatchObject([{ put: { source: "abc" } }]);
  });

  test("holds answers and marks of progress, each under its id", async () => {
    const browser = fakeBrowser();
    const first = openDesk(browser);
    first.desk.answer("quiz", { choice: 1 });
    first.desk.answer("quiz", { choice: 2 });
    first.desk.complete("vote-once", { seed: 7 });
    await first.calm();
    const doneAt = first.state().done["vote-once"]!.doneAt;
    first.desk.complete("vote-once", { seed: 8 });
    await first.calm();
    const second = openDesk(browser);
    await second.calm();
    expect(second.state().answers).toEqual({ quiz: { choice: 2 } });
    expect(second.state().done).toEqual({
      "vote-once": { lesson, id: "vote-once", doneAt, receipt: { seed: 8 } },
    });
  });
});

describe("an input that is turned", () => {
  test("is on the screen at once and written once, after a pause, as an answer", async () => {
    const browser = fakeBrowser();
    const page = openDesk(browser);
    await page.calm();
    for (const value of [51, 52, 53]) page.desk.turn("input.delta", value);
    expect(page.state().answers).toEqual({ "input.delta": 53 });
    expect(browser.written()).toEqual([]);
    page.leave();
    await page.calm();
    expect(browser.written()).toMatchObject([{ kind: "answers", put: { id: "input.delta", answer: 53 } }]);
    const later = openDesk(browser);
    await later.calm();
    expect(later.state().answers).toEqual({ "input.delta": 53 });
  });

  test("is reset, and nothing of it is kept", async () => {
    const browser = fakeBrowser();
    const page = openDesk(browser);
    page.desk.turn("input.delta", 53);
    page.desk.save();
    await page.calm();
    page.desk.turn("input.delta", null);
    expect(page.state().answers).toEqual({});
    page.desk.save();
    await page.calm();
    expect(browser.kept().answers).toEqual([]);
  });

  test("stays as it stands here while another tab writes, and is there afterwards", async () => {
    const browser = fakeBrowser();
    const [here, there] = [openDesk(browser), openDesk(browser)];
    for (const { calm } of [here, there]) await calm();
    here.desk.turn("input.delta", 60);
    there.desk.turn("input.delta", 70);
    there.desk.turn("input.seed", 7);
    there.desk.save();
    for (const { calm } of [there, here]) await calm();
    expect(here.state().answers).toEqual({ "input.delta": 60, "input.seed": 7 });
    here.desk.save();
    for (const { calm } of [here, there]) await calm();
    expect(there.state().answers).toEqual({ "input.delta": 60, "input.seed": 7 });
  });
});

describe("a store that refuses", () => {
  test("everything works, is exported, and is written once the store allows it", async () => {
    const browser = fakeBrowser();
    const page = openDesk(browser);
    await page.calm();
    page.tab.refuse(true);
    for (const source of ["one", "two", "three"]) {
      page.desk.type("sum", source);
      page.desk.save();
      await page.calm();
    }
    page.desk.answer("quiz", "yes");
    await page.calm();
    expect(page.troubles.at(-1)).toMatchObject({ failed: "write" });
    expect(page.cell().source).toBe("three");
    const exporting = page.desk.everything();
    await page.calm();
    expect(await exporting).toMatchObject({ edits: [{ source: "three" }], answers: [{ answer: "yes" }] });

    page.tab.refuse(false);
    page.desk.save();
    await page.calm();
    expect(page.troubles.at(-1)).toBeNull();
    expect(browser.kept()).toMatchObject({ edits: [{ source: "three" }], answers: [{ answer: "yes" }] });
    expect(browser.written()).not.toContainEqual(
      expect.objectContaining({ put: expect.objectContaining({ source: "one" }) }),
    );
  });

  test("what was read before stays on the screen when reading fails", async () => {
    const browser = fakeBrowser();
    const page = openDesk(browser);
    page.desk.type("sum", "a + 2;");
    page.desk.save();
    await page.calm();
    page.tab.refuse(true);
    page.see();
    await page.calm();
    expect(page.troubles.at(-1)).toMatchObject({ failed: "read" });
    expect(page.cell().source).toBe("a + 2;");
  });
});

test("an import shows at once, and what other lessons have is everything's too", async () => {
  const browser = fakeBrowser();
  const page = openDesk(browser, cells);
  await page.calm();
  const version = { id: "1", source: "imported", original: "a + 1;", savedAt: 1, isAside: false };
  const changing = page.desk.change([
    { kind: "edits", put: { lesson, cell: "sum", ...version } },
    { kind: "edits", put: { lesson: "another", cell: "sum", ...version } },
  ]);
  await page.calm();
  await changing;
  expect(page.cell().source).toBe("imported");
  const exporting = page.desk.everything();
  await page.calm();
  expect((await exporting).edits.map((edit) => edit.lesson)).toEqual([lesson, "another"]);
});
