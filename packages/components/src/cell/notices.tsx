import { useState } from "react";
import { isOutdated, type CellState } from "../notebook/lesson-state.ts";
import type { Session } from "../notebook/session.ts";
import { Code } from "./code.tsx";

export type NoticesProps = {
  readonly id: string;
  readonly cell: CellState;
  readonly session: Session;
  readonly highlighted: string;
  readonly storageTrouble: string | null;
};

/** What a reader should know about an edit: that the lesson has moved on, that it cannot be kept. */
export function Notices({ id, cell, session, highlighted, storageTrouble }: NoticesProps) {
  const [isSeen, setSeen] = useState(false);
  return (
    <>
      {isOutdated(cell) && (
        <div className="lc-notice">
          <p>The lesson’s code of this cell has changed since you edited it. This is still your version.</p>
          <details open={isSeen} onToggle={(event) => setSeen(event.currentTarget.open)}>
            <summary>The lesson’s code now</summary>
            <Code source={cell.original} highlighted={highlighted} />
          </details>
          <p>
            <button type="button" className="lc-button" onClick={() => session.keep(id)}>
              Keep mine
            </button>{" "}
            <button type="button" className="lc-button" onClick={() => session.reset(id)}>
              Take the lesson’s
            </button>
          </p>
        </div>
      )}
      {storageTrouble !== null && (
        <p className="lc-notice" role="status">
          {storageTrouble}
        </p>
      )}
    </>
  );
}
