/** A lesson as its reader has it: what is edited, what ran, what it showed. Pure: `reduce(state, action) -> state`. */
import type { LessonCell, LessonInput } from "@lightcone/lessons";
import { acceptedSource, type References } from "../exercise/accepted.ts";
import type { CellError, CellResult, CellSource, Output } from "../result.ts";
import { edit, isEdited, untouched, type CellWork } from "../saved-work/cell-work.ts";
import type { Done, Json } from "../saved-work/work.ts";
import { inputsById, isTurned, sourceNow } from "./following.ts";
import type { Need } from "./chain.ts";
import type { LongWork } from "./long-work.ts";
import type { Progress } from "./progress.ts";

export type Run =
  /** Not run in this visit: the recorded result is shown. */
  | { readonly phase: "none" }
  | {
      readonly phase: "running";
      readonly events: number;
      /** How far something has come that counts other things than events; null where nothing says so. */
      readonly status: string | null;
      readonly outputs: readonly Output[];
      /** A long work, such as a sweep, as far as it has come; null where none is under way. */
      readonly work: LongWork | null;
      /** What was shown before, until something new arrives; null stands for the recorded result. */
      readonly previous: CellResult | null;
    }
  /** `chain`: the sources that ran, the cell's own last; `isBarred`: they could not, for they do not fit together. */
  | {
      readonly phase: "ended";
      readonly result: CellResult;
      readonly chain: readonly CellSource[];
      readonly isBarred: boolean;
    };

export type CellState = CellWork & { readonly editing: boolean; readonly run: Run };

export type LessonState = {
  readonly cells: Readonly<Record<string, CellState>>;
  /** By their ids among cells, under which `answers` has the values that the reader has set. */
  readonly inputs: Readonly<Record<string, LessonInput>>;
  /** Reference solutions by the id of the exercise. */
  readonly references: References;
  /** For each cell of the lesson as written, the cells that it builds on; null until somebody needed to know. */
  readonly ancestors: Readonly<Record<string, readonly string[]>> | null;
  /** For each cell what it needs to run as the lesson stands now, or stood before the last pause; null before an edit. */
  readonly needs: Readonly<Record<string, Need>> | null;
  /** The reader's answers, by the id of the question or the exercise. */
  readonly answers: Readonly<Record<string, Json>>;
  /** What the reader has done, by its id. */
  readonly done: Readonly<Record<string, Done>>;
  /** Why work is not being saved, in words; null where it is. */
  readonly storageTrouble: string | null;
};

export type Action =
  | { readonly type: "edited"; readonly cell: string; readonly source: string }
  | { readonly type: "worked"; readonly cell: string; readonly work: CellWork }
  | ({ readonly type: "recalled" } & Pick<LessonState, "answers" | "done">)
  | { readonly type: "opened"; readonly cell: string }
  | { readonly type: "started"; readonly cell: string }
  | ({ readonly type: "progressed"; readonly cell: string } & Progress)
  | {
      readonly type: "ended";
      readonly cell: string;
      readonly result: CellResult;
      readonly chain: readonly CellSource[];
      readonly isBarred?: boolean;
    }
  | { readonly type: "related"; readonly needs: Readonly<Record<string, Need>> }
  | { readonly type: "linked"; readonly ancestors: Readonly<Record<string, readonly string[]>> }
  | { readonly type: "storage"; readonly trouble: string | null };

export function initialState(
  cells: readonly LessonCell[],
  inputs: readonly LessonInput[] = [],
  references: References = {},
): LessonState {
  const fresh = ({ source }: LessonCell): CellState => ({
    ...untouched(source),
    editing: false,
    run: { phase: "none" },
  });
  return {
    cells: Object.fromEntries(cells.map((cell) => [cell.id, fresh(cell)])),
    inputs: inputsById(inputs),
    references,
    ancestors: null,
    needs: null,
    answers: {},
    done: {},
    storageTrouble: null,
  };
}

/** Ids of the cells and inputs that a cell builds on and that differ from what it was run (or recorded) with. */
export function changedAncestors(state: LessonState, id: string): string[] {
  const { cells, ancestors, needs } = state;
  const { run } = cells[id]!;
  const need = needs?.[id];
  if (run.phase === "ended") {
    const edited = run.chain
      .filter((ran) => ran.id !== id && sourceNow(state, ran.id) !== ran.source)
      .map((ran) => ran.id);
    const ids = run.chain.map((ran) => ran.id);
    return distinct([...edited, ...newlyNeeded(need, ids, run.isBarred ? run.result.error : null)]);
  }
  const isChanged = (ancestor: string) =>
    state.references[ancestor] !== undefined
      ? acceptedSource(state, ancestor) !== state.references[ancestor].solution
      : cells[ancestor] === undefined
        ? isTurned(state, ancestor)
        : isEdited(cells[ancestor]);
  const known = ancestors?.[id] ?? [];
  return distinct([...known.filter(isChanged), ...newlyNeeded(need, [...known, id], null)]);
}

/**
 * Cells whose edits changed what a cell builds on, though it did not build on them before: one that defines a name which
 * was another's or nobody's, one that does not fit together with others any more, or does again.
 */
function newlyNeeded(need: Need | undefined, before: readonly string[], barred: CellError | null): string[] {
  if (need === undefined) return [];
  const isSame = need.error?.cell === barred?.cell && need.error?.message === barred?.message;
  const misfits = isSame ? [] : [need.error?.cell, barred?.cell].filter((cell) => cell !== undefined);
  return [...need.chain.filter((other) => !before.includes(other)), ...misfits];
}

const distinct = (ids: readonly string[]): string[] => [...new Set(ids)];

export function reduce(state: LessonState, action: Action): LessonState {
  if (action.type === "related") return { ...state, needs: action.needs };
  if (action.type === "linked") return { ...state, ancestors: action.ancestors };
  if (action.type === "storage")
    return state.storageTrouble === action.trouble ? state : { ...state, storageTrouble: action.trouble };
  if (action.type === "recalled") return { ...state, answers: action.answers, done: action.done };
  const before = state.cells[action.cell];
  if (before === undefined) return state;
  const after = reduceCell(before, action);
  return after === before ? state : { ...state, cells: { ...state.cells, [action.cell]: after } };
}

/** What a cell shows until a run has something new; a run may take the place of one that has shown nothing. */
function shownBefore(run: Run): CellResult | null {
  if (run.phase === "ended") return run.result;
  return run.phase === "running" ? run.previous : null;
}

type CellAction = Extract<Action, { cell: string }>;

function reduceCell(cell: CellState, action: CellAction): CellState {
  switch (action.type) {
    case "edited":
      return { ...cell, ...edit(cell, action.source) };
    case "worked":
      return { ...cell, ...action.work };
    case "opened":
      return { ...cell, editing: true };
    case "started": {
      const previous = shownBefore(cell.run);
      return {
        ...cell,
        run: { phase: "running", events: 0, status: null, outputs: [], work: null, previous },
      };
    }
    case "progressed": {
      if (cell.run.phase !== "running") return cell;
      const { events, status, work } = action;
      const outputs = [...cell.run.outputs, ...action.outputs];
      return { ...cell, run: { ...cell.run, events, status, outputs, work } };
    }
    case "ended":
      return {
        ...cell,
        run: {
          phase: "ended",
          result: action.result,
          chain: action.chain,
          isBarred: action.isBarred === true,
        },
      };
  }
}
