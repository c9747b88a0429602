"use client";
import { memo, useCallback, useLayoutEffect, useMemo, useRef, useState } from "react";
import { AskPictureContext, type AskPicture } from "../diagram/fork/ask-context.ts";
import { JumpContext, jumpAmong } from "../diagram/jump.ts";
import { prefetchDrawing } from "../diagram/prefetch.ts";
import { SweepUnderWay } from "../diagram/shown/sweep-under-way.tsx";
import { AwaitsPrediction } from "../exercise/prediction.tsx";
import { UsedAnswers } from "../exercise/used-answers.tsx";
import { prefetchEditor } from "../editor/choose-editor.ts";
import type { CellState } from "../notebook/lesson-state.ts";
import { useNotebook } from "../notebook/notebook.tsx";
import { announcement, standing } from "../notebook/words.ts";
import type { CellResult, Output } from "../result.ts";
import { isEdited } from "../saved-work/cell-work.ts";
import { firstFile } from "../sources/source-view.ts";
import { goToCell } from "../shortcuts/other-cell.ts";
import type { PanelOf } from "../saved-work/panel-of.ts";
import { useTakeOut } from "../saved-work/use-take-out.ts";
import type { Text } from "../saved-work/versions.ts";
import { Bar } from "./bar.tsx";
import { onCellKey, onCellKeyCapture, type CellActions } from "./cell-keys.ts";
import { CellMenu } from "./cell-menu.tsx";
import { CellPanel } from "./cell-panel.tsx";
import { Code } from "./code.tsx";
import { EditorSlot } from "./editor-slot.tsx";
import { cellAnchor, Failure } from "./failure.tsx";
import { LineMark } from "./line-mark.tsx";
import { marksOf } from "./marks.ts";
import { Notices } from "./notices.tsx";
import { Outputs } from "./outputs.tsx";
import { showLine } from "./show-line.ts";

export type CellProps = {
  readonly id: string;
  /** What the cell produced when the lesson was recorded; null where it was not. */
  readonly recorded: CellResult | null;
  /** The lesson's code of the cell as highlighted HTML, made from the repository's own content: it is trusted. */
  readonly highlighted: string;
};

/** A cell of the lesson: its code, a thin bar, and what the code produces. */
export function Cell({ id, recorded, highlighted }: CellProps) {
  const { session, project, sources, state } = useNotebook();
  const cell = state.cells[id];
  const title = session.lesson.cells.find((candidate) => candidate.id === id)?.title ?? null;
  if (cell === undefined) throw new Error(`The lesson “${session.lesson.slug}” has no cell “${id}”.`);

  const section = useRef<HTMLElement>(null);
  const [isEditorReady, setEditorReady] = useState(false);
  const marks = useMemo(() => marksOf(state.cells, id), [state.cells, id]);
  const isRunning = cell.run.phase === "running";
  const sweeping = cell.run.phase === "running" ? cell.run.work : null;
  const { outputs, error } = shownOf(cell, recorded);
  const heldOutput = useHeldHeight(isRunning);
  const jump = useMemo(() => jumpAmong(project.cells, id, showLine), [project, id]);
  const ask = useCallback<AskPicture>(
    (shown, question) => session.ask(id, { shown, question }),
    [session, id],
  );
  const [panel, setPanel] = useState<PanelOf | null>(null);
  const takeOut = useTakeOut(session, project.doors);
  const choose = (text: Text) => session.desk.choose(id, text);
  const reset = () => choose({ source: cell.original, original: cell.original });
  const focus = (selector: string) => section.current?.querySelector<HTMLElement>(selector)?.focus();

  const openSources = () => {
    const own = [{ id, source: cell.source }];
    sources.open({ files: () => project.doors.sourcesOf(own), begin: (found) => firstFile(found, own) });
  };
  const prefetch = () => prefetchDrawing(cell.source);
  const edit = () => {
    if (cell.editing) focus(".lc-editor textarea, .lc-editor [role=textbox]");
    else session.open(id);
  };
  const actions: CellActions = {
    run: () => session.run(id),
    stop: isRunning ? session.stop : null,
    next: () => goToCell(1, section.current),
    edit,
    reset: isEdited(cell) ? reset : null,
    compare: isEdited(cell) ? () => setPanel({ kind: "compare" }) : null,
  };
  return (
    <section
      ref={section}
      className="lc-cell"
      id={cellAnchor(id)}
      aria-label={`Cell: ${title ?? id}`}
      aria-busy={isRunning}
      onKeyDownCapture={(event) => onCellKeyCapture(event, actions)}
      onKeyDown={(event) => onCellKey(event, actions)}
      onPointerEnter={prefetch}
      onFocus={prefetch}
    >
      {title !== null && <p className="lc-title">{title}</p>}
      <div className="lc-code">
        {marks.map(
          (mark) =>
            !isEditorReady && (
              <LineMark key={`${mark.line} ${mark.message}`} mark={mark} source={cell.source} />
            ),
        )}
        {!isEditorReady && <Code source={cell.source} highlighted={isEdited(cell) ? null : highlighted} />}
        {cell.editing && (
          <EditorSlot
            cell={id}
            source={cell.source}
            label={`Code of ${title ?? id}`}
            marks={marks}
            project={project}
            onChange={(source) => session.desk.type(id, source)}
            onBlur={session.desk.save}
            onLeave={() => focus(".lc-run")}
            onReady={() => setEditorReady(true)}
          />
        )}
      </div>
      <Bar
        id={id}
        cell={cell}
        session={session}
        standing={standing(state, id, recorded)}
        onEdit={edit}
        onNearEdit={prefetchEditor}
        onReset={reset}
        menu={
          <CellMenu
            title={title ?? id}
            work={cell}
            onReset={reset}
            onSources={openSources}
            onPanel={setPanel}
            onDownload={takeOut.downloadLesson}
            onExport={takeOut.exportWork}
          />
        }
      />
      <UsedAnswers id={id} />
      <Notices
        work={cell}
        downloadTrouble={takeOut.trouble}
        onChoose={(text) => {
          choose(text);
          focus(".lc-menu-button"); // the notice and its buttons go away
        }}
        onPanel={setPanel}
      />
      {panel !== null && (
        <CellPanel
          panel={panel}
          work={cell}
          onChoose={choose}
          onDiscard={(version) => session.desk.discard(id, version)}
          onPanel={setPanel}
          onClose={() => {
            setPanel(null);
            focus(".lc-menu-button");
          }}
        />
      )}
      <div className="lc-output" ref={heldOutput} data-waiting={isRunning}>
        <AwaitsPrediction id={id}>
          {sweeping !== null && <SweepUnderWay texts={sweeping.texts} />}
          <JumpContext value={jump}>
            <AskPictureContext value={ask}>
              <MemoOutputs outputs={outputs} />
            </AskPictureContext>
          </JumpContext>
          {error !== null && <Failure error={error} cell={id} />}
        </AwaitsPrediction>
      </div>
      <p role="status" className="lc-unseen">
        {announcement(state, id)}
      </p>
    </section>
  );
}

const MemoOutputs = memo(Outputs);

const nothing: readonly Output[] = [];

/** What stands under the bar. While a run has produced nothing yet, what was there before. */
function shownOf({ run }: CellState, recorded: CellResult | null): Pick<CellResult, "outputs" | "error"> {
  if (run.phase === "ended") return run.result;
  if (run.phase === "none") return recorded ?? { outputs: nothing, error: null };
  // What a sweep has come to stands in the place of what was there before.
  const isNew = run.outputs.length > 0 || run.work !== null;
  const outputs = isNew ? run.outputs : ((run.previous ?? recorded)?.outputs ?? nothing);
  return { outputs, error: null };
}

/** Keeps an element as high as it was while something runs, so that the text below does not jump. */
function useHeldHeight(isHeld: boolean) {
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { style, offsetHeight } = element.current!;
    style.minHeight = isHeld ? `${offsetHeight}px` : "";
  }, [isHeld]);
  return element;
}
