import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { importChanges, planImport } from "./import-work.ts";
import { readWorkFile } from "./read-work-file.ts";
import { writeWorkFile } from "./work-file.ts";
import { apply, noWork, type Answer, type Done, type Version, type Work } from "./work.ts";

let ids = 0;
const newId = () => `new ${++ids}`;

const version = (source: string, more: Partial<Version> = {}): Version => ({
  lesson: "a",
  cell: "sum",
  id: newId(),
  source,
  original: "original",
  savedAt: 1,
  isAside: false,
  ...more,
});
const answer = (id: string, text: string): Answer => ({ lesson: "a", id, answer: text, savedAt: 1 });
const done = (id: string): Done => ({ lesson: "a", id, doneAt: 1, receipt: null });

function plan(mine: Partial<Work>, theirs: Partial<Work>) {
  const reading = readWorkFile(writeWorkFile({ ...noWork, ...theirs }, new Date(0)));
  if (!reading.ok) throw new Error(reading.problems.join(" "));
  const kept = { ...noWork, ...mine };
  const planned = planImport(kept, reading.file, newId);
  const after = (...followed: readonly number[]) => apply(kept, importChanges(planned, new Set(followed)));
  return { ...planned, after };
}
const texts = ({ edits }: Work, isAside: boolean) =>
  edits.filter((edit) => edit.isAside === isAside).map(({ source }) => source);

describe("an import", () => {
  test("into an empty browser brings everything", () => {
    const { counts, disputes, after } = plan(
      {},
      {
        edits: [version("x"), version("y", { isAside: true })],
        answers: [answer("q", "yes")],
        progress: [done("e")],
      },
    );
    expect(counts).toEqual({ edits: 1, answers: 1, progress: 1 });
    expect(disputes).toEqual([]);
    expect(texts(after(), false)).toEqual(["x"]);
    expect(texts(after(), true)).toEqual(["y"]);
    expect(after()).toMatchObject({ answers: [{ answer: "yes" }], progress: [{ id: "e" }] });
  });

  test("of what is kept already changes nothing", () => {
    const mine = {
      edits: [version("x"), version("y", { isAside: true })],
      answers: [answer("q", "yes")],
      progress: [done("e")],
    };
    const { additions, counts, disputes } = plan(mine, mine);
    expect([additions, disputes]).toEqual([[], []]);
    expect(counts).toEqual({ edits: 0, answers: 0, progress: 0 });
  });

  test("asks about code that differs, and sets aside what is not taken", () => {
    const { disputes, after } = plan({ edits: [version("mine")] }, { edits: [version("theirs")] });
    expect(disputes).toMatchObject([
      { kind: "edit", mine: { source: "mine" }, theirs: { source: "theirs" } },
    ]);
    expect([texts(after(), false), texts(after(), true)]).toEqual([["mine"], ["theirs"]]);
    expect([texts(after(0), false), texts(after(0), true)]).toEqual([["theirs"], ["mine"]]);
  });

  test("asks about an answer that differs, and keeps the one that is here unless told otherwise", () => {
    const { disputes, after } = plan({ answers: [answer("q", "yes")] }, { answers: [answer("q", "no")] });
    expect(disputes).toMatchObject([{ kind: "answer", mine: { answer: "yes" }, theirs: { answer: "no" } }]);
    expect(after().answers).toMatchObject([{ answer: "yes" }]);
    expect(after(0).answers).toMatchObject([{ answer: "no" }]);
  });

  test("of what was set aside here does not bring it back on the screen", () => {
    const { disputes, after } = plan({ edits: [version("x", { isAside: true })] }, { edits: [version("x")] });
    expect(disputes).toEqual([]);
    expect(texts(after(), false)).toEqual([]);
  });

  test("keeps the day on which something was first done", () => {
    const { after } = plan({ progress: [{ ...done("e"), doneAt: 5 }] }, { progress: [done("e")] });
    expect(after().progress).toMatchObject([{ doneAt: 5 }]);
  });
});

const edit = fc
  .record({
    cell: fc.constantFrom("sum", "alone"),
    source: fc.constantFrom("x", "y", "z"),
    isAside: fc.boolean(),
    savedAt: fc.nat(5),
  })
  .map((fields) => version("", fields));

test("whatever the reader decides, every text of both is kept, and one is shown in each cell at most", () => {
  fc.assert(
    fc.property(fc.array(edit), fc.array(edit), fc.array(fc.nat(1)), (mine, theirs, followed) => {
      const { after } = plan({ edits: mine }, { edits: theirs });
      const { edits } = after(...followed);
      const names = (all: readonly Version[]) => [
        ...new Set(all.map(({ cell, source }) => `${cell} ${source}`)),
      ];
      expect(names(edits).sort()).toEqual(names([...mine, ...theirs]).sort());
      for (const cell of ["sum", "alone"]) {
        const shown = (all: readonly Version[]) => all.filter((each) => each.cell === cell && !each.isAside);
        // Two tabs may have left two here; an import adds none.
        expect(shown(edits).length).toBeLessThanOrEqual(Math.max(1, shown(mine).length));
      }
    }),
  );
});
