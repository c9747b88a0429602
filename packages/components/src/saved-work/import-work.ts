/** What a file of saved work would bring, compared with what is kept already. Nothing is overwritten unasked. */
import { byAge, decide, isLive, put, type NewVersion } from "./versions.ts";
import type { Answer, Change, Version, Work } from "./work.ts";
import type { WorkFile } from "./work-file.ts";

/** Something that is kept and stands otherwise in the file: the reader decides. What is not taken of code is set aside. */
export type Dispute = { readonly keepMine: readonly Change[]; readonly takeTheirs: readonly Change[] } & (
  | { readonly kind: "edit"; readonly mine: Version; readonly theirs: Omit<Version, "id"> }
  | { readonly kind: "answer"; readonly mine: Answer; readonly theirs: Answer }
);

export type ImportPlan = {
  /** What the file adds; nobody can mind. */
  readonly additions: readonly Change[];
  /** How many edits, answers and marks of progress the additions are. */
  readonly counts: { readonly edits: number; readonly answers: number; readonly progress: number };
  readonly disputes: readonly Dispute[];
};

export function planImport(kept: Work, file: WorkFile, newId: () => string): ImportPlan {
  const edits = cellsOf(file.edits).map((theirs) => planCell(kept.edits, theirs, newId));
  const answers = file.answers.map((theirs) => planAnswer(kept.answers, theirs));
  const progress = file.progress.flatMap((theirs): Change[] => {
    const isDone = kept.progress.some(({ lesson, id }) => lesson === theirs.lesson && id === theirs.id);
    return isDone ? [] : [{ kind: "progress", put: theirs }];
  });
  const plans = [...edits, ...answers];
  return {
    additions: [...plans.flatMap(({ additions }) => additions), ...progress],
    counts: {
      edits: edits.filter(({ additions }) => additions.length > 0).length,
      answers: answers.filter(({ additions }) => additions.length > 0).length,
      progress: progress.length,
    },
    disputes: plans.flatMap(({ dispute }) => dispute ?? []),
  };
}

/** What is to be written when the reader has decided: the numbers of the disputes in which the file is followed. */
export const importChanges = ({ additions, disputes }: ImportPlan, theirs: ReadonlySet<number>): Change[] => [
  ...additions,
  ...disputes.flatMap(({ keepMine, takeTheirs }, place) => (theirs.has(place) ? takeTheirs : keepMine)),
];

type Plan = { readonly additions: readonly Change[]; readonly dispute: Dispute | null };

type FileVersion = WorkFile["edits"][number];

/** The versions of a file, cell by cell, newest first. */
function cellsOf(edits: readonly FileVersion[]): FileVersion[][] {
  const cells = new Map<string, FileVersion[]>();
  for (const edit of [...edits].sort((a, b) => b.savedAt - a.savedAt)) {
    const name = JSON.stringify([edit.lesson, edit.cell]);
    cells.set(name, [...(cells.get(name) ?? []), edit]);
  }
  return [...cells.values()];
}

function planCell(edits: readonly Version[], theirs: readonly FileVersion[], newId: () => string): Plan {
  const { lesson, cell } = theirs[0]!;
  const kept = edits.filter((version) => version.lesson === lesson && version.cell === cell).sort(byAge);
  const isKept = ({ source }: FileVersion) => kept.some((version) => version.source === source);
  const [shown] = theirs.filter(({ isAside }) => !isAside);
  // Two tabs may have left two versions in the file; the older one comes set aside.
  const aside = theirs
    .filter((version, place) => version !== shown && theirs.findIndex(sameAs(version)) === place)
    .filter((version) => !isKept(version) && version.source !== shown?.source)
    .map((version) => put({ ...version, id: newId(), isAside: true }));
  if (shown === undefined || isKept(shown)) return { additions: aside, dispute: null };

  const taken = put({ ...shown, id: newId() });
  const mine = kept.find(isLive);
  if (mine === undefined) return { additions: [...aside, taken], dispute: null };
  const newVersion: NewVersion = (text) => {
    const { savedAt } = text.isAside ? mine : shown;
    return { lesson, cell, id: newId(), savedAt, ...text };
  };
  const dispute: Dispute = {
    kind: "edit",
    mine,
    theirs: shown,
    keepMine: [put({ ...shown, id: newId(), isAside: true })],
    takeTheirs: decide(kept, shown, newVersion),
  };
  return { additions: aside, dispute };
}

const sameAs = (version: FileVersion) => (other: FileVersion) => other.source === version.source;

function planAnswer(answers: readonly Answer[], theirs: Answer): Plan {
  const mine = answers.find(({ lesson, id }) => lesson === theirs.lesson && id === theirs.id);
  const take: Change = { kind: "answers", put: theirs };
  if (mine === undefined) return { additions: [take], dispute: null };
  if (JSON.stringify(mine.answer) === JSON.stringify(theirs.answer)) return { additions: [], dispute: null };
  return { additions: [], dispute: { kind: "answer", mine, theirs, keepMine: [], takeTheirs: [take] } };
}
