/** What a reader leaves behind in the course, as rows of plain data. */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * A version of the code of a cell. It never changes: an edit is another version, written in the same transaction that
 * removes the versions which its writer had on the screen, and no others. So what was written in another tab
 * meanwhile stands beside it and is never overwritten unseen.
 */
export type Version = {
  readonly lesson: string;
  readonly cell: string;
  /** Unique in the cell. */
  readonly id: string;
  readonly source: string;
  /** The lesson's code on which it was made: when the lesson has changed since, a merge needs the text. */
  readonly original: string;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  /** Kept and offered, but not what the cell shows. */
  readonly isAside: boolean;
};

/** An answer to a question or an exercise, under the question's id. The later one counts. */
export type Answer = {
  readonly lesson: string;
  readonly id: string;
  readonly answer: Json;
  readonly savedAt: number;
};

/** Something that the reader has done, an exercise for instance. Once done it stays done. */
export type Done = {
  readonly lesson: string;
  readonly id: string;
  readonly doneAt: number;
  /** What proves it; null where nothing does. */
  readonly receipt: Json;
};

export type Rows = { readonly edits: Version; readonly answers: Answer; readonly progress: Done };

export type Kind = keyof Rows;

export const kinds = ["edits", "answers", "progress"] as const satisfies readonly Kind[];

export type Work = { readonly [K in Kind]: readonly Rows[K][] };

export const noWork: Work = { edits: [], answers: [], progress: [] };

/** One row is kept, in place of the one with its key, or is no longer kept. */
export type Change = {
  [K in Kind]: { readonly kind: K; readonly put: Rows[K] } | { readonly kind: K; readonly remove: Rows[K] };
}[Kind];

export const rowOf = (change: Change): Version | Answer | Done =>
  "put" in change ? change.put : change.remove;

/** What a row is kept under: its lesson, and in the lesson its cell and version, or its id. */
export const keyOf = (row: Version | Answer | Done): [lesson: string, ...rest: string[]] =>
  "cell" in row ? [row.lesson, row.cell, row.id] : [row.lesson, row.id];

/** The same work after some changes, in their order. */
export function apply(work: Work, changes: readonly Change[]): Work {
  const maps = new Map<Kind, Map<string, Version | Answer | Done>>(
    kinds.map((kind) => [kind, new Map(work[kind].map((row) => [JSON.stringify(keyOf(row)), row]))]),
  );
  for (const change of changes) {
    const key = JSON.stringify(keyOf(rowOf(change)));
    if ("put" in change) maps.get(change.kind)!.set(key, change.put);
    else maps.get(change.kind)!.delete(key);
  }
  const rows = <K extends Kind>(kind: K) => [...maps.get(kind)!.values()] as unknown as readonly Rows[K][];
  return { edits: rows("edits"), answers: rows("answers"), progress: rows("progress") };
}

/** The changes that lead back from `apply(work, changes)` to `work`. */
export function inverse(work: Work, changes: readonly Change[]): Change[] {
  const before = new Map(
    kinds.flatMap((kind) => work[kind].map((row) => [nameOf({ kind, put: row } as Change), row] as const)),
  );
  const touched = new Map(changes.map((change) => [nameOf(change), change]));
  return [...touched].map(([name, change]) => {
    const row = before.get(name);
    return (row ? { kind: change.kind, put: row } : { kind: change.kind, remove: rowOf(change) }) as Change;
  });
}

const nameOf = (change: Change) => JSON.stringify([change.kind, ...keyOf(rowOf(change))]);

/** The same changes without the versions that come and go again; none of the changes has reached a store. */
export function withoutPassing(changes: readonly Change[]): Change[] {
  const removed = new Set(changes.flatMap((change) => ("remove" in change ? [nameOf(change)] : [])));
  const passing = changes.filter((change) => "put" in change && removed.has(nameOf(change))).map(nameOf);
  return changes.filter((change) => change.kind !== "edits" || !passing.includes(nameOf(change)));
}
