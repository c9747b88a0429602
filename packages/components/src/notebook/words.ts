import { inputNameOf } from "@lightcone/notebook/inputs";
import type { CellResult } from "../result.ts";
import { isEdited } from "../saved-work/cell-work.ts";
import { changedAncestors, type LessonState } from "./lesson-state.ts";
import { partsOf, type LongWork } from "./long-work.ts";

/** How a cell stands. `kind` is for the style, `text` for the reader. */
export type Standing = {
  readonly kind: "idle" | "edited" | "running" | "done" | "failed";
  readonly text: string;
};

/** The state of a cell in words. */
export function standing(state: LessonState, id: string, recorded: CellResult | null): Standing {
  const cell = state.cells[id]!;
  const { run } = cell;
  if (run.phase === "running")
    return { kind: "running", text: run.work === null ? runningText(run) : workText(run.work) };
  const shown = run.phase === "ended" ? (run.chain.at(-1)?.source ?? cell.source) : cell.original;
  if (cell.source !== shown) return { kind: "edited", text: "edited" };
  const changed = changedAncestors(state, id);
  if (changed.length > 0)
    return {
      kind: "edited",
      text: `stale: ${changed.map((name) => `“${inputNameOf(name) ?? name}”`).join(" and ")} changed`,
    };
  if (run.phase === "ended") return endedStanding(run.result);
  if (recorded === null) return { kind: "idle", text: "not run yet" };
  return { kind: "idle", text: isEdited(cell) ? "edited" : "recorded" };
}

const workText = (work: LongWork) =>
  `running ${counted(work.done)} of ${counted(work.count)} ${partsOf(work)}…`;

const counted = (count: number) => count.toLocaleString("en-US");

/** How far a run has come, in words. */
export const runningText = ({
  events,
  status,
}: {
  readonly events: number;
  readonly status: string | null;
}) => {
  if (status !== null) return `running: ${status}…`;
  return events === 0 ? "running…" : `running ${counted(events)} ${events === 1 ? "event" : "events"}…`;
};

function endedStanding({ cell, error }: CellResult): Standing {
  if (error === null) return { kind: "done", text: "up to date" };
  if (error.kind === "stopped") return { kind: "edited", text: "stopped" };
  const where = error.line === null ? "" : ` at line ${error.line}`;
  return { kind: "failed", text: `failed${where}${error.cell === cell ? "" : ` of “${error.cell}”`}` };
}

/** What a screen reader says when a run begins or ends; empty otherwise, so that progress does not chatter. */
export function announcement({ cells }: LessonState, id: string): string {
  const { run } = cells[id]!;
  if (run.phase === "none") return "";
  if (run.phase === "running") return "Running.";
  const { error, outputs } = run.result;
  const count = `${outputs.length} ${outputs.length === 1 ? "output" : "outputs"}`;
  if (error === null) return `Up to date: ${count}.`;
  const { text } = endedStanding(run.result);
  return `${text[0]!.toUpperCase()}${text.slice(1)}: ${error.message} ${error.hint ?? ""}`.trim();
}
