import * as notebook from "@lightcone/notebook";
import { expect, test } from "vitest";
import { fakeBrowser } from "../../test/fake-browser.ts";
import { cells } from "../examples/lesson.ts";
import { settled } from "../../test/open-desk.ts";
import { createSession } from "./session.ts";

function open(browser = fakeBrowser()) {
  const tab = browser.openTab();
  const session = createSession(
    { slug: "lesson", cells },
    {
      notebook: async () => notebook,
      sandbox: () => Promise.reject(new Error("no sandbox in this test")),
      doors: async () => [],
      store: async () => tab.store,
      tabs: tab.tabs,
      journal: tab.journal,
      page: { watch: () => () => {} },
      later: () => () => {},
    },
  );
  const calm = async () => {
    await settled();
    while (tab.serve()) await settled();
  };
  return { session, browser, tab, calm, close: session.attach(), state: session.store.get };
}

test("an edit is written before a run", async () => {
  const { session, browser, calm } = open();
  await calm();
  session.desk.type("sum", "a + 2;");
  session.run("sum");
  await calm();
  expect(browser.kept().edits).toMatchObject([{ cell: "sum", source: "a + 2;", original: "a + 1;" }]);
});

test("an edit makes known which cells build on which, also one that was saved", async () => {
  const { session, browser, calm, state } = open();
  await calm();
  expect(state().ancestors).toBeNull();
  session.desk.type("numbers", "const a = 2;");
  session.desk.save();
  await calm();
  const known = { numbers: [], sum: ["numbers"], alone: [] };
  expect(state().ancestors).toEqual(known);
  const later = open(browser);
  await later.calm();
  expect(later.state().ancestors).toEqual(known);
});

test("trouble with storage is said, and no longer once it works", async () => {
  const { session, tab, calm, state } = open();
  tab.refuse(true);
  await calm();
  expect(state().storageTrouble).toContain("cannot be read: the browser refuses");
  session.desk.type("sum", "a + 2;");
  session.desk.save();
  await calm();
  expect(state().storageTrouble).toContain("not saved");
  tab.refuse(false);
  session.desk.save();
  await calm();
  expect(state().storageTrouble).toBeNull();
});

test("closing writes what was not yet written", async () => {
  const { session, browser, calm, close } = open();
  await calm();
  session.desk.type("sum", "a + 2;");
  close();
  await calm();
  expect(browser.kept().edits).toMatchObject([{ source: "a + 2;" }]);
});
