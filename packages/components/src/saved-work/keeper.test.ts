import { expect, test } from "vitest";
import { fakeBrowser } from "../../test/fake-browser.ts";
import { settled } from "../../test/open-desk.ts";
import { createKeeper } from "./keeper.ts";
import type { Change } from "./work.ts";

function open(browser = fakeBrowser()) {
  const tab = browser.openTab();
  const outcomes: unknown[] = [];
  const keeper = createKeeper({
    store: async () => tab.store,
    tabs: tab.tabs,
    journal: tab.journal,
    onOutcome: (outcome) => outcomes.push(outcome),
  });
  return { browser, tab, outcomes, keeper };
}

const answer = (id: string, lesson = "lesson"): Change => ({
  kind: "answers",
  put: { lesson, id, answer: id, savedAt: 1 },
});

const ids = async (reading: ReturnType<ReturnType<typeof open>["keeper"]["read"]>) =>
  (await reading).answers.map(({ id }) => id);

test("a read holds what was written while it was under way", async () => {
  const { tab, keeper } = open();
  const reading = keeper.read("lesson");
  await settled();
  void keeper.keep([answer("new"), answer("other", "another")]);
  await settled();
  tab.serve();
  expect(await ids(reading)).toEqual(["new"]);
});

test("a read holds what the store has refused", async () => {
  const { tab, keeper } = open();
  tab.refuse(true);
  const keeping = keeper.keep([answer("refused")]);
  await settled();
  tab.serve();
  await keeping;
  tab.refuse(false);
  const reading = keeper.read("lesson");
  await settled();
  tab.serve();
  expect(await ids(reading)).toEqual(["refused"]);
});

test("other tabs are told when a change is kept, not before, and of its lessons", async () => {
  const { browser, tab, keeper } = open();
  const other = open(browser);
  const heard: unknown[] = [];
  other.keeper.listen((lessons) => heard.push(lessons));
  void keeper.keep([answer("a", "one"), answer("b", "one"), answer("c", "two")]);
  await settled();
  expect(other.tab.hear()).toBe(false);
  tab.serve();
  await settled();
  other.tab.hear();
  expect(heard).toEqual([["one", "two"]]);
});

test("what the store refuses comes with the next write, once", async () => {
  const { browser, tab, outcomes, keeper } = open();
  tab.refuse(true);
  const keeping = keeper.keep([answer("a")]);
  await settled();
  tab.serve();
  await keeping;
  expect(outcomes).toEqual([expect.any(Error)]);
  tab.refuse(false);
  for (const id of ["b", "c"]) {
    const next = keeper.keep([answer(id)]);
    await settled();
    tab.serve();
    await next;
  }
  expect(browser.written().map((change) => "put" in change && change.put)).toMatchObject([
    { id: "a" },
    { id: "b" },
    { id: "c" },
  ]);
  expect(outcomes.slice(1)).toEqual([null, null]);
});

test("a store that cannot be read says so to whoever asks", async () => {
  const { tab, keeper } = open();
  tab.refuse(true);
  const reading = keeper.read();
  const said = expect(reading).rejects.toThrow("disk is full");
  await settled();
  tab.serve();
  await said;
});
