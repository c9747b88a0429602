/**
 * The reader's work on one cell, as one tab has it: what is on the screen, which kept versions that text takes the place
 * of, and what else is kept. Pure: what is to be written comes back as changes.
 */
import { byAge, decide, isLive, put, remove, type NewVersion, type Text } from "./versions.ts";
import { apply, noWork, type Change, type Version } from "./work.ts";

export type CellWork = {
  /** The lesson's own code. */
  readonly original: string;
  /** What the reader sees and runs. */
  readonly source: string;
  /** The lesson's code on which the edit was made. */
  readonly basedOn: string;
  /** The kept versions whose place the text on the screen takes. */
  readonly seen: readonly Version[];
  /** What else is kept, newest first: set aside, or written in another tab at the same time. */
  readonly others: readonly Version[];
  /** The text on the screen has not been handed to the store. */
  readonly isUnsaved: boolean;
  /** The text on the screen came from another tab while this one was open. */
  readonly hasArrived: boolean;
};

/** What a cell's work and the changes to write are after an action. */
export type Step = { readonly work: CellWork; readonly changes: readonly Change[] };

export const untouched = (original: string): CellWork => ({
  original,
  source: original,
  basedOn: original,
  seen: [],
  others: [],
  isUnsaved: false,
  hasArrived: false,
});

export const isEdited = (work: CellWork) => work.source !== work.original;

/** The reader's edit stands on code that the lesson no longer has. */
export const isOutdated = (work: CellWork) => isEdited(work) && work.basedOn !== work.original;

/** Versions that were written elsewhere while this one was: the reader has to decide between them. */
export const rivals = (work: CellWork): readonly Version[] => work.others.filter(isLive);

export const setAside = (work: CellWork): readonly Version[] =>
  work.others.filter((version) => !isLive(version));

/** What is on the screen; an edit begins on the lesson's present code, and stays based on the code it began on. */
const shown = (work: CellWork): Text => ({
  source: work.source,
  original: isEdited(work) ? work.basedOn : work.original,
});

/** The reader types. */
export function edit(work: CellWork, source: string): CellWork {
  if (source === work.source) return work;
  return { ...work, source, basedOn: shown(work).original, isUnsaved: true, hasArrived: false };
}

/** The text on the screen is written, in place of what it was made from. */
export function save(work: CellWork, newVersion: NewVersion): Step {
  if (!work.isUnsaved) return { work, changes: [] };
  const seen = isEdited(work) ? [newVersion({ ...shown(work), isAside: false })] : [];
  return {
    work: { ...work, seen, isUnsaved: false },
    changes: [...work.seen.map(remove), ...seen.map(put)],
  };
}

/** What is kept of this cell turns out to be these versions. `isFirst`: the page has only just been opened. */
export function meet(work: CellWork, kept: readonly Version[], isFirst: boolean): CellWork {
  const versions = [...kept].sort(byAge);
  const live = versions.filter(isLive);
  const isStillLive = live.some(({ id }) => work.seen.some((version) => version.id === id));
  // Text that is not written yet stays where it is, whatever others have written meanwhile.
  const stays = work.isUnsaved || isStillLive || (live.length === 0 && work.seen.length === 0);
  const text = stays ? shown(work) : (live[0] ?? { source: work.original, original: work.original });
  // The same words written twice are one version to the reader.
  const isShown = (version: Version) =>
    isLive(version) && (version.source === text.source || work.seen.some(({ id }) => id === version.id));
  return {
    ...work,
    source: text.source,
    basedOn: text.original,
    seen: versions.filter(isShown),
    others: versions.filter((version) => !isShown(version)),
    hasArrived: text.source === work.source ? work.hasArrived : !isFirst,
  };
}

/** The reader decides for a text: a reset, a version that comes back, a merge. Every other one is set aside. */
export function choose(work: CellWork, text: Text, newVersion: NewVersion): Step {
  const written = save(work, newVersion);
  const kept = [...written.work.seen, ...written.work.others];
  const decision = decide(kept, text, newVersion, text.source === work.original);
  const after = apply({ ...noWork, edits: kept }, decision).edits;
  return {
    work: {
      ...written.work,
      source: text.source,
      basedOn: text.original,
      seen: after.filter(isLive),
      others: after.filter((version) => !isLive(version)).sort(byAge),
      hasArrived: false,
    },
    changes: [...written.changes, ...decision],
  };
}

/** The reader throws away a version that was set aside. */
export function discard(work: CellWork, version: Version): Step {
  return {
    work: { ...work, others: work.others.filter(({ id }) => id !== version.id) },
    changes: [remove(version)],
  };
}
