import type { ReactNode } from "react";
import { isOutdated, rivals, type CellWork } from "../saved-work/cell-work.ts";
import type { PanelOf } from "../saved-work/panel-of.ts";
import type { Text } from "../saved-work/versions.ts";
import { words } from "../saved-work/words.ts";

export type NoticesProps = {
  readonly work: CellWork;
  /** What went wrong with a download, in words. */
  readonly downloadTrouble: string | null;
  readonly onChoose: (text: Text) => void;
  readonly onPanel: (panel: PanelOf) => void;
};

/** What a reader should know about an edit: that the lesson or another tab has moved on. */
export function Notices({ work, downloadTrouble, onChoose, onPanel }: NoticesProps) {
  const [rival] = rivals(work);
  const mine = { source: work.source, original: work.original };
  const lessons = { source: work.original, original: work.original };
  return (
    <>
      {isOutdated(work) && (
        <Notice says={words.outdated}>
          <Button text={words.keepMine} onClick={() => onChoose(mine)} />
          <Button text={words.takeLessons} onClick={() => onChoose(lessons)} />
          <Button text={words.mergeBoth} onClick={() => onPanel({ kind: "merge", versionId: null })} />
        </Notice>
      )}
      {rival !== undefined && (
        <Notice says={words.rival}>
          <Button text={words.keepThis} onClick={() => onChoose({ ...mine, original: work.basedOn })} />
          <Button text={words.takeOther} onClick={() => onChoose(rival)} />
          <Button text={words.mergeBoth} onClick={() => onPanel({ kind: "merge", versionId: rival.id })} />
        </Notice>
      )}
      {work.hasArrived && rival === undefined && <Notice says={words.arrived} />}
      {downloadTrouble !== null && <Notice says={downloadTrouble} />}
      {/* Always there, so that what appears in it is announced. */}
      <p role="status" className="lc-unseen">
        {[
          isOutdated(work) && words.outdated,
          rival !== undefined && words.rival,
          work.hasArrived && rival === undefined && words.arrived,
          downloadTrouble,
        ]
          .filter((said) => typeof said === "string")
          .join(" ")}
      </p>
    </>
  );
}

function Notice({ says, children }: { readonly says: string | null; readonly children?: ReactNode }) {
  return (
    <div className="lc-notice">
      <p>{says}</p>
      {children !== undefined && <p className="lc-choices">{children}</p>}
    </div>
  );
}

function Button({ text, onClick }: { readonly text: string; readonly onClick: () => void }) {
  return (
    <button type="button" className="lc-button" onClick={onClick}>
      {text}
    </button>
  );
}
