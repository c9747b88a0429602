import { expect, test } from "vitest";
import { createAutosave } from "./autosave.ts";
import { memoryEdits } from "../examples/memory-edits.ts";

function setUp() {
  const store = memoryEdits();
  const outcomes: unknown[] = [];
  const waiting: (() => void)[] = [];
  const autosave = createAutosave({
    slug: "lesson",
    edits: async () => store,
    onOutcome: (trouble) => outcomes.push(trouble),
    later: (callback) => {
      waiting.push(callback);
      return () => void waiting.splice(0);
    },
  });
  return { store, outcomes, waiting, autosave };
}

const draft = (source: string) => ({ source, originalHash: "4-00000000" });

test("a burst of changes is one write, of the last text", async () => {
  const { store, waiting, autosave } = setUp();
  for (const text of ["a", "ab", "abc"]) autosave.note("sum", draft(text));
  expect(waiting).toHaveLength(1);
  expect(store.writes()).toBe(0);
  await autosave.flush();
  expect(store.writes()).toBe(1);
  expect(await store.all("lesson")).toEqual(
    new Map([["sum", { ...draft("abc"), savedAt: expect.any(Number) }]]),
  );
  await autosave.flush();
  expect(store.writes()).toBe(1);
});

test("no draft forgets what was kept", async () => {
  const { store, autosave } = setUp();
  autosave.note("sum", draft("abc"));
  await autosave.flush();
  autosave.note("sum", null);
  await autosave.flush();
  expect((await store.all("lesson")).size).toBe(0);
});

test("a write that fails is reported and tried again with the next one", async () => {
  const { store, outcomes, autosave } = setUp();
  store.fail(true);
  autosave.note("sum", draft("abc"));
  await autosave.flush();
  expect(outcomes).toEqual([expect.any(Error)]);
  store.fail(false);
  autosave.note("alone", draft("x"));
  await autosave.flush();
  expect(outcomes[1]).toBeNull();
  expect([...(await store.all("lesson")).keys()].sort()).toEqual(["alone", "sum"]);
});

test("a failed text does not come back over a newer one", async () => {
  const { store, autosave } = setUp();
  store.fail(true);
  autosave.note("sum", draft("old"));
  const failing = autosave.flush();
  autosave.note("sum", draft("new"));
  await failing;
  store.fail(false);
  await autosave.flush();
  expect((await store.all("lesson")).get("sum")?.source).toBe("new");
});
