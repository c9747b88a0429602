import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { localJournal } from "./journal.ts";
import type { Change } from "./work.ts";

/** What the browser's storage does, as far as the journal asks. */
function storage() {
  const items: Record<string, string> = {};
  const hidden = {
    getItem: (key: string) => items[key] ?? null,
    setItem: (key: string, value: string) => void (items[key] = value),
    removeItem: (key: string) => void delete items[key],
  };
  return new Proxy(items, {
    get: (target, key: string) => hidden[key as keyof typeof hidden] ?? target[key],
  });
}
let kept: Record<string, string>;
beforeEach(() => {
  kept = storage();
  vi.stubGlobal("localStorage", kept);
});
afterEach(() => vi.unstubAllGlobals());

const answer = (id: string): Change => ({
  kind: "answers",
  put: { lesson: "lesson", id, answer: id, savedAt: 1 },
});

test("the next page reads what those before it have noted, the last note of each", () => {
  localJournal("one").note([answer("old")]);
  localJournal("one").note([answer("a")]);
  localJournal("two").note([answer("b")]);
  expect(localJournal("three").read()).toEqual([answer("a"), answer("b")]);
});

test("a page forgets its own note and what it has read, not what came later", () => {
  const [one, two, three] = [localJournal("one"), localJournal("two"), localJournal("three")];
  one.note([answer("a")]);
  three.read();
  two.note([answer("b")]);
  three.note([answer("c")]);
  three.forget();
  expect(three.read()).toEqual([answer("b")]);
  two.note([answer("later")]);
  three.forget();
  expect(three.read()).toEqual([answer("later")]);
});

test("nothing else in the storage is read or touched, nor a note that is damaged", () => {
  kept["other"] = "[1]";
  kept["lightcone-unsaved-1-broken"] = "{";
  const journal = localJournal("one");
  expect(journal.read()).toEqual([]);
  journal.forget();
  expect(Object.keys(kept)).toEqual(["other"]);
});

test("where the browser refuses there is no journal", () => {
  vi.stubGlobal("localStorage", undefined);
  const journal = localJournal("one");
  journal.note([answer("a")]);
  expect(journal.read()).toEqual([]);
  journal.forget();
});
