import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { openDB } from "idb";
import { beforeEach, expect, test } from "vitest";
import { idbStore } from "./idb-store.ts";
import type { Change, Version } from "./work.ts";

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

const version = (lesson: string, cell: string, id: string): Version => ({
  lesson,
  cell,
  id,
  source: `source ${id}`,
  original: "original",
  savedAt: 1,
  isAside: false,
});
const put = (row: Version): Change => ({ kind: "edits", put: row });
const remove = (row: Version): Change => ({ kind: "edits", remove: row });

test("rows come back, all of them or those of one lesson", async () => {
  const store = idbStore();
  const answer = { lesson: "b", id: "quiz", answer: [1, { two: null }], savedAt: 2 };
  const done = { lesson: "b", id: "exercise", doneAt: 3, receipt: null };
  const names = ["a", "b", "b2", "ba", "c"];
  await store.write([
    ...names.map((lesson) => put(version(lesson, "cell", "1"))),
    { kind: "answers", put: answer },
    { kind: "progress", put: done },
  ]);
  expect((await store.read()).edits.map(({ lesson }) => lesson)).toEqual(names);
  expect(await store.read("b")).toEqual({
    edits: [version("b", "cell", "1")],
    answers: [answer],
    progress: [done],
  });
});

test("a write puts and removes in its order", async () => {
  const store = idbStore();
  const [one, two] = [version("a", "cell", "1"), version("a", "cell", "2")];
  await store.write([put(one)]);
  await store.write([put(two), remove(one)]);
  expect((await store.read()).edits).toEqual([two]);
});

test("a write is made as a whole or not at all", async () => {
  const store = idbStore();
  const broken = { ...version("a", "cell", "2"), source: (() => {}) as unknown as string }; // cannot be stored
  await expect(store.write([put(version("a", "cell", "1")), put(broken)])).rejects.toThrow();
  expect((await store.read()).edits).toEqual([]);
});

test("what one tab asks takes effect in its order", async () => {
  const store = idbStore();
  const [one, two] = [version("a", "cell", "1"), version("a", "cell", "2")];
  const answers = await Promise.all([
    store.read(),
    store.write([put(one)]),
    store.read(),
    store.write([put(two), remove(one)]),
    store.read(),
  ]);
  const seen = [answers[0], answers[2], answers[4]].map(({ edits }) => edits.map(({ id }) => id));
  expect(seen).toEqual([[], ["1"], ["2"]]);
});

test("edits that the first version of the database kept are still there", async () => {
  const old = await openDB("lightcone", 1, { upgrade: (db) => void db.createObjectStore("edits") });
  await old.put("edits", { source: "mine", originalHash: "4-1", savedAt: 5 }, ["lesson", "sum"]);
  old.close();
  expect((await idbStore().read("lesson")).edits).toEqual([
    { lesson: "lesson", cell: "sum", id: "1", source: "mine", original: "", savedAt: 5, isAside: false },
  ]);
});

test("a tab with an older page in the way is said, and the store works once that is closed", async () => {
  const old = await openDB("lightcone", 1, { upgrade: (db) => void db.createObjectStore("edits") });
  const store = idbStore();
  await expect(store.read()).rejects.toThrow("Another tab");
  old.close();
  expect(await store.read()).toEqual({ edits: [], answers: [], progress: [] });
});

test("a newer page is not in this one's way", async () => {
  await idbStore().read();
  const newer = await openDB("lightcone", 3);
  expect(newer.version).toBe(3);
  newer.close();
});
