import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  choose,
  discard,
  edit,
  isOutdated,
  meet,
  rivals,
  save,
  setAside,
  untouched,
  type CellWork,
} from "./cell-work.ts";
import type { NewVersion, Text } from "./versions.ts";
import { apply, noWork, type Change, type Version } from "./work.ts";

let ids = 0;
const newVersion: NewVersion = (text) => ({
  lesson: "lesson",
  cell: "sum",
  id: String(++ids),
  savedAt: ids,
  ...text,
});
const version = (source: string, more: Partial<Version> = {}): Version => ({
  ...newVersion({ source, original: "a + 1;", isAside: false }),
  ...more,
});

const fresh = untouched("a + 1;");
const reset: Text = { source: "a + 1;", original: "a + 1;" };
const after = (changes: readonly Change[], kept: readonly Version[] = []) =>
  apply({ ...noWork, edits: kept }, changes).edits;

describe("an edit", () => {
  test("is one version, which takes the place of the one before", () => {
    const first = save(edit(fresh, "a + 2;"), newVersion);
    const second = save(edit(first.work, "a + 3;"), newVersion);
    expect(after([...first.changes, ...second.changes])).toMatchObject([
      { source: "a + 3;", original: "a + 1;" },
    ]);
    expect(second.work.isUnsaved).toBe(false);
  });

  test("that is taken back by hand leaves nothing behind", () => {
    const there = save(edit(fresh, "a + 2;"), newVersion);
    const back = save(edit(there.work, "a + 1;"), newVersion);
    expect(after([...there.changes, ...back.changes])).toEqual([]);
  });

  test("that changes nothing is not written", () => {
    expect(edit(fresh, "a + 1;")).toBe(fresh);
    expect(save(fresh, newVersion)).toEqual({ work: fresh, changes: [] });
  });

  test("of older code stays based on that code until the reader decides", () => {
    const old = meet(fresh, [version("a + 9;", { original: "a - 1;" })], true);
    expect(isOutdated(old)).toBe(true);
    const typed = save(edit(old, "a + 10;"), newVersion);
    expect(isOutdated(typed.work)).toBe(true);
    expect(typed.changes).toMatchObject([{}, { put: { original: "a - 1;" } }]);
    const kept = choose(typed.work, { source: "a + 10;", original: "a + 1;" }, newVersion);
    expect(isOutdated(kept.work)).toBe(false);
    expect(kept.work).toMatchObject({ source: "a + 10;", others: [] });
    expect(isOutdated(choose(typed.work, reset, newVersion).work)).toBe(false);
  });
});

describe("what is kept", () => {
  test("comes back, the newest shown and the rest offered", () => {
    const versions = [
      version("old", { savedAt: 1 }),
      version("new", { savedAt: 2 }),
      version("aside", { isAside: true }),
    ];
    const work = meet(fresh, versions, true);
    expect(work).toMatchObject({ source: "new", hasArrived: false });
    expect(rivals(work)).toMatchObject([{ source: "old" }]);
    expect(setAside(work)).toMatchObject([{ source: "aside" }]);
  });

  test("does not come over what the reader typed before the store answered", () => {
    const work = meet(edit(fresh, "a + 5;"), [version("a + 9;")], true);
    expect(work.source).toBe("a + 5;");
    expect(rivals(work)).toMatchObject([{ source: "a + 9;" }]);
  });

  test("and was removed elsewhere is shown no longer", () => {
    const mine = save(edit(fresh, "a + 2;"), newVersion).work;
    expect(meet(mine, [], false)).toMatchObject({ source: "a + 1;", seen: [], hasArrived: true });
  });
});

describe("Reset", () => {
  test("sets the edit aside, and it can come back", () => {
    const { work } = choose(edit(fresh, "a + 2;"), reset, newVersion);
    expect(work.source).toBe("a + 1;");
    const [aside] = setAside(work);
    const back = choose(work, aside!, newVersion).work;
    expect(back).toMatchObject({ source: "a + 2;", others: [] });
  });

  test("twice of one text sets it aside once", () => {
    const once = choose(edit(fresh, "a + 2;"), reset, newVersion).work;
    const twice = choose(edit(once, "a + 2;"), reset, newVersion).work;
    expect(setAside(twice)).toMatchObject([{ source: "a + 2;" }]);
  });

  test("and a version that is thrown away is gone", () => {
    const { work, changes } = choose(edit(fresh, "a + 2;"), reset, newVersion);
    const thrown = discard(work, setAside(work)[0]!);
    expect(thrown.work.others).toEqual([]);
    expect(after([...changes, ...thrown.changes])).toEqual([]);
  });
});

const text = fc.constantFrom("x", "y", "z", "a + 1;");
type Doing = (work: CellWork) => { work: CellWork; changes: readonly Change[] };
const doing = fc.oneof(
  text.map(
    (source): Doing =>
      (work) =>
        save(edit(work, source), newVersion),
  ),
  text.map(
    (source): Doing =>
      (work) =>
        choose(work, { source, original: "a + 1;" }, newVersion),
  ),
  text.map(
    (source): Doing =>
      (work) =>
        choose(edit(work, source), work.others[0] ?? reset, newVersion),
  ),
);

test("no decision loses a text, and the store holds what the cell says it holds", () => {
  fc.assert(
    fc.property(fc.array(doing), text, (doings, decided) => {
      let work: CellWork = fresh;
      let kept: readonly Version[] = [];
      const step = (next: ReturnType<Doing>) => {
        work = next.work;
        kept = after(next.changes, kept);
      };
      for (const each of doings) step(each(work));
      const before = [work.source, ...kept.map(({ source }) => source)];
      step(choose(work, { source: decided, original: "a + 1;" }, newVersion));
      const all = [work.original, ...kept.map(({ source }) => source)];
      expect(all).toEqual(expect.arrayContaining(before));
      const byId = (a: Version, b: Version) => Number(a.id) - Number(b.id);
      expect([...work.seen, ...work.others].sort(byId)).toEqual([...kept].sort(byId));
      expect(meet(work, kept, false)).toEqual(work);
    }),
  );
});
