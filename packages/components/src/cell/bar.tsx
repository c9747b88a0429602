import type { ReactNode } from "react";
import { useIsHydrated } from "../hydration.ts";
import type { CellState } from "../notebook/lesson-state.ts";
import type { Session } from "../notebook/session.ts";
import type { Standing } from "../notebook/words.ts";
import { isEdited, setAside } from "../saved-work/cell-work.ts";
import { words } from "../saved-work/words.ts";

export type BarProps = {
  readonly id: string;
  readonly cell: CellState;
  readonly session: Session;
  readonly standing: Standing;
  readonly onEdit: () => void;
  readonly onNearEdit: () => void;
  readonly onReset: () => void;
  /** What is not needed all the time. */
  readonly menu: ReactNode;
};

/** What can be done with a cell, and how it stands, in words. */
export function Bar({ id, cell, session, standing, onEdit, onNearEdit, onReset, menu }: BarProps) {
  const isAlive = useIsHydrated();
  const isRunning = cell.run.phase === "running";
  const edited = isEdited(cell);
  const [aside] = setAside(cell);
  return (
    <div className="lc-bar">
      {/* One button for both, so that the focus stays where it is. */}
      <button
        type="button"
        className="lc-button lc-run"
        disabled={!isAlive}
        aria-keyshortcuts={isRunning ? undefined : "Control+Enter Meta+Enter"}
        onClick={(event) => {
          if (!isRunning) session.run(id);
          else if (event.detail < 2) session.stop(); // the second half of a double click on Run is no Stop
        }}
      >
        {isRunning ? "Stop" : "Run"}
      </button>
      <button
        type="button"
        className="lc-button"
        disabled={!isAlive}
        onClick={onEdit}
        onPointerEnter={onNearEdit}
        onFocus={onNearEdit}
      >
        Edit
      </button>
      <button
        type="button"
        className="lc-button lc-reset"
        disabled={!isAlive}
        hidden={!edited && aside === undefined}
        onClick={() => (edited ? onReset() : session.desk.choose(id, aside!))}
      >
        {edited ? words.reset : words.undoReset}
      </button>
      {menu}
      <span className={`lc-standing lc-standing-${standing.kind}`} data-standing={standing.kind}>
        {standing.text}
      </span>
    </div>
  );
}
