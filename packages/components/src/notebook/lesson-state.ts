/** A lesson as its reader has it: what is edited, what ran, what it showed. Pure: `reduce(state, action) -> state`. */
import type { LessonCell } from "@lightcone/lessons";
import { hashOf } from "../edits/edits.ts";
import type { CellResult, CellSource, Output } from "../result.ts";

export type Run =
  /** Not run in this visit: the recorded result is shown. */
  | { readonly phase: "none" }
  | {
      readonly phase: "running";
      readonly events: number;
      readonly outputs: readonly Output[];
      /** What was shown before, until something new arrives; null stands for the recorded result. */
      readonly previous: CellResult | null;
    }
  /** `chain`: the sources that ran, the cell's own last. Empty where nothing could be run. */
  | { readonly phase: "ended"; readonly result: CellResult; readonly chain: readonly CellSource[] };

export type CellState = {
  /** The lesson's own code. */
  readonly original: string;
  /** What the reader sees and runs. */
  readonly source: string;
  /** Hash of the original on which the edit was made. */
  readonly basedOn: string;
  /** An edit that Reset set aside. */
  readonly shelved: string | null;
  readonly editing: boolean;
  readonly run: Run;
};

export type LessonState = {
  readonly cells: Readonly<Record<string, CellState>>;
  /** For each cell of the lesson as written, the cells that it builds on; null until somebody needed to know. */
  readonly ancestors: Readonly<Record<string, readonly string[]>> | null;
  /** Why edits are not being saved, in words; null where they are. */
  readonly storageTrouble: string | null;
};

export type Action =
  | { readonly type: "edited"; readonly cell: string; readonly source: string }
  | { readonly type: "restored"; readonly cell: string; readonly source: string; readonly basedOn: string }
  | { readonly type: "kept"; readonly cell: string }
  | { readonly type: "reset"; readonly cell: string }
  | { readonly type: "unshelved"; readonly cell: string }
  | { readonly type: "opened"; readonly cell: string }
  | { readonly type: "started"; readonly cell: string }
  | {
      readonly type: "progressed";
      readonly cell: string;
      readonly events: number;
      readonly outputs: readonly Output[];
    }
  | {
      readonly type: "ended";
      readonly cell: string;
      readonly result: CellResult;
      readonly chain: readonly CellSource[];
    }
  | { readonly type: "linked"; readonly ancestors: Readonly<Record<string, readonly string[]>> }
  | { readonly type: "storage"; readonly trouble: string | null };

export function initialState(cells: readonly LessonCell[]): LessonState {
  const fresh = ({ source }: LessonCell): CellState => ({
    original: source,
    source,
    basedOn: hashOf(source),
    shelved: null,
    editing: false,
    run: { phase: "none" },
  });
  return {
    cells: Object.fromEntries(cells.map((cell) => [cell.id, fresh(cell)])),
    ancestors: null,
    storageTrouble: null,
  };
}

export const isEdited = (cell: CellState) => cell.source !== cell.original;

/** The reader's edit stands on code that the lesson no longer has. */
export const isOutdated = (cell: CellState) => isEdited(cell) && cell.basedOn !== hashOf(cell.original);

/** Ids of the cells that this one builds on and that differ from what it was run (or recorded) with. */
export function changedAncestors({ cells, ancestors }: LessonState, id: string): string[] {
  const { run } = cells[id]!;
  if (run.phase === "ended")
    return run.chain
      .filter((ran) => ran.id !== id && cells[ran.id]?.source !== ran.source)
      .map((ran) => ran.id);
  return (ancestors?.[id] ?? []).filter((ancestor) => isEdited(cells[ancestor]!));
}

export function reduce(state: LessonState, action: Action): LessonState {
  if (action.type === "linked") return { ...state, ancestors: action.ancestors };
  if (action.type === "storage")
    return state.storageTrouble === action.trouble ? state : { ...state, storageTrouble: action.trouble };
  const before = state.cells[action.cell];
  if (before === undefined) return state; // a saved edit of a cell that the lesson no longer has
  const after = reduceCell(before, action);
  return after === before ? state : { ...state, cells: { ...state.cells, [action.cell]: after } };
}

type CellAction = Extract<Action, { cell: string }>;

function reduceCell(cell: CellState, action: CellAction): CellState {
  switch (action.type) {
    case "edited":
      return cell.source === action.source ? cell : { ...cell, source: action.source, basedOn: baseOf(cell) };
    case "restored":
      // The reader may have begun to type before the database answered: what is newer wins.
      return isEdited(cell) ? cell : { ...cell, source: action.source, basedOn: action.basedOn };
    case "kept":
      return { ...cell, basedOn: hashOf(cell.original) };
    case "reset":
      return { ...cell, source: cell.original, shelved: isEdited(cell) ? cell.source : cell.shelved };
    case "unshelved":
      if (cell.shelved === null) return cell;
      return {
        ...cell,
        source: cell.shelved,
        shelved: isEdited(cell) ? cell.source : null,
        basedOn: baseOf(cell),
      };
    case "opened":
      return { ...cell, editing: true };
    case "started": {
      const previous = cell.run.phase === "ended" ? cell.run.result : null;
      return { ...cell, run: { phase: "running", events: 0, outputs: [], previous } };
    }
    case "progressed":
      if (cell.run.phase !== "running") return cell;
      return {
        ...cell,
        run: { ...cell.run, events: action.events, outputs: [...cell.run.outputs, ...action.outputs] },
      };
    case "ended":
      return { ...cell, run: { phase: "ended", result: action.result, chain: action.chain } };
  }
}

/** An edit begins on the lesson's present code, and stays based on the code that it began on. */
const baseOf = (cell: CellState) => (isEdited(cell) ? cell.basedOn : hashOf(cell.original));
