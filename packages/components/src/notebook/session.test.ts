import * as notebook from "@lightcone/notebook";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { hashOf } from "../edits/edits.ts";
import { cells } from "../examples/lesson.ts";
import { memoryEdits } from "../examples/memory-edits.ts";
import { createSession } from "./session.ts";

let pageIsHidden: () => void;
beforeEach(() => {
  vi.stubGlobal("addEventListener", (_: string, listener: () => void) => void (pageIsHidden = listener));
  vi.stubGlobal("removeEventListener", () => {});
});
afterEach(() => vi.unstubAllGlobals());

const settled = () => new Promise((resolve) => setImmediate(resolve));

async function open(store = memoryEdits()) {
  const session = createSession(
    { slug: "lesson", cells },
    {
      notebook: async () => notebook,
      sandbox: () => Promise.reject(new Error("no sandbox in this test")),
      edits: async () => store,
    },
  );
  const close = session.attach();
  await settled();
  return { session, store, close, cell: (id: string) => session.store.get().cells[id]! };
}

describe("an edit", () => {
  test("survives the page", async () => {
    const first = await open();
    first.session.edit("sum", "a + 2;");
    pageIsHidden();
    await settled();
    const second = await open(first.store);
    expect(second.cell("sum").source).toBe("a + 2;");
    expect(second.cell("sum").run).toEqual({ phase: "none" });
  });

  test("is written before a run", async () => {
    const { session, store } = await open();
    session.edit("sum", "a + 2;");
    session.run("sum");
    await settled();
    expect((await store.all("lesson")).get("sum")).toMatchObject({
      source: "a + 2;",
      originalHash: hashOf("a + 1;"),
    });
  });

  test("is forgotten by Reset and kept again by Undo", async () => {
    const { session, store } = await open();
    session.edit("sum", "a + 2;");
    session.reset("sum");
    session.flush();
    await settled();
    expect((await store.all("lesson")).size).toBe(0);
    session.unshelve("sum");
    session.flush();
    await settled();
    expect((await store.all("lesson")).get("sum")?.source).toBe("a + 2;");
  });

  test("that is taken back by hand leaves nothing behind", async () => {
    const { session, store } = await open();
    session.edit("sum", "a + 2;");
    session.flush();
    session.edit("sum", "a + 1;");
    session.flush();
    await settled();
    expect((await store.all("lesson")).size).toBe(0);
  });

  test("of older code keeps its hash until it is kept on purpose", async () => {
    const store = memoryEdits();
    await store.save("lesson", "sum", { source: "a + 9;", originalHash: "old", savedAt: 0 });
    const { session } = await open(store);
    const hash = async () => (await store.all("lesson")).get("sum")?.originalHash;
    session.edit("sum", "a + 10;");
    session.flush();
    await settled();
    expect(await hash()).toBe("old");
    session.keep("sum");
    session.flush();
    await settled();
    expect(await hash()).toBe(hashOf("a + 1;"));
  });

  test("makes known which cells build on which", async () => {
    const { session } = await open();
    expect(session.store.get().ancestors).toBeNull();
    session.edit("numbers", "const a = 2;");
    await settled();
    expect(session.store.get().ancestors).toEqual({ numbers: [], sum: ["numbers"], alone: [] });
  });
});

describe("storage that fails", () => {
  test("when reading is said, and editing goes on", async () => {
    const store = memoryEdits();
    store.fail(true);
    const { session, cell } = await open(store);
    expect(session.store.get().storageTrouble).toContain("cannot be read");
    session.edit("sum", "a + 2;");
    expect(cell("sum").source).toBe("a + 2;");
  });

  test("when writing is said, and no longer once it works", async () => {
    const { session, store } = await open();
    store.fail(true);
    session.edit("sum", "a + 2;");
    session.flush();
    await settled();
    expect(session.store.get().storageTrouble).toContain("cannot be saved");
    store.fail(false);
    session.edit("sum", "a + 3;");
    session.flush();
    await settled();
    expect(session.store.get().storageTrouble).toBeNull();
  });
});

test("closing writes what was not yet written", async () => {
  const { session, store, close } = await open();
  session.edit("sum", "a + 2;");
  close();
  await settled();
  expect((await store.all("lesson")).get("sum")?.source).toBe("a + 2;");
});
