import { useEffect, useId, useRef, useState } from "react";
import { DiffView, summary } from "./diff-view.tsx";
import { importChanges, planImport, type Dispute, type ImportPlan } from "./import-work.ts";
import { diff } from "./merge.ts";
import { newId } from "./new-id.ts";
import { panelWords } from "./panel-words.ts";
import { words } from "./words.ts";
import { readWorkFile } from "./read-work-file.ts";
import { inverse, type Change, type Work } from "./work.ts";

export type ImportFormProps = {
  readonly file: Blob;
  readonly everything: () => Promise<Work>;
  readonly change: (changes: readonly Change[]) => Promise<void>;
  readonly onClose: () => void;
};

type Stage =
  | { readonly at: "reading" }
  | { readonly at: "refused"; readonly problems: readonly string[] }
  | { readonly at: "planned"; readonly plan: ImportPlan; readonly kept: Work }
  | { readonly at: "imported"; readonly undo: readonly Change[] }
  | { readonly at: "undone" };

/** What a chosen file would bring; what differs from what is kept is for the reader to decide. */
export function ImportForm({ file, everything, change, onClose }: ImportFormProps) {
  const title = useId();
  const box = useRef<HTMLElement>(null);
  const [stage, setStage] = useState<Stage>({ at: "reading" });
  const [theirs, setTheirs] = useState<ReadonlySet<number>>(new Set());

  useEffect(() => {
    box.current!.focus();
    void look(file, everything).then(setStage);
  }, [file, everything]);

  const carryOut = (plan: ImportPlan, kept: Work) => {
    const changes = importChanges(plan, theirs);
    void change(changes).then(() => setStage({ at: "imported", undo: inverse(kept, changes) }));
  };
  return (
    <section className="lc-panel" ref={box} tabIndex={-1} aria-labelledby={title}>
      <div className="lc-panel-head">
        <p id={title}>{panelWords.importTitle}</p>
        <button type="button" className="lc-button" onClick={onClose}>
          {words.close}
        </button>
      </div>
      <div role="status">
        {stage.at === "reading" && <p>{words.loading}</p>}
        {stage.at === "refused" && <Problems problems={stage.problems} />}
        {stage.at === "imported" && <p>{panelWords.imported}</p>}
        {stage.at === "undone" && <p>{panelWords.undone}</p>}
      </div>
      {stage.at === "planned" && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            carryOut(stage.plan, stage.kept);
          }}
        >
          <Plan
            plan={stage.plan}
            theirs={theirs}
            onTheirs={(place, isTheirs) => {
              const others = [...theirs].filter((other) => other !== place);
              setTheirs(new Set(isTheirs ? [...others, place] : others));
            }}
          />
          <p className="lc-choices">
            <button type="submit" className="lc-button lc-button-main">
              {panelWords.importNow}
            </button>
            <button type="button" className="lc-button" onClick={onClose}>
              {panelWords.cancel}
            </button>
          </p>
        </form>
      )}
      {stage.at === "imported" && (
        <p className="lc-choices">
          <button
            type="button"
            className="lc-button"
            onClick={() => void change(stage.undo).then(() => setStage({ at: "undone" }))}
          >
            {panelWords.undoImport}
          </button>
        </p>
      )}
    </section>
  );
}

async function look(file: Blob, everything: () => Promise<Work>): Promise<Stage> {
  const text = await file.text().catch(() => null);
  if (text === null) return { at: "refused", problems: [panelWords.notRead] };
  const reading = readWorkFile(text);
  if (!reading.ok) return { at: "refused", problems: reading.problems };
  const kept = await everything();
  return { at: "planned", plan: planImport(kept, reading.file, newId), kept };
}

const mostProblems = 10;

function Problems({ problems }: { readonly problems: readonly string[] }) {
  return (
    <>
      <p>{panelWords.badFile}</p>
      <ul>
        {problems.slice(0, mostProblems).map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
        {problems.length > mostProblems && <li>{panelWords.moreProblems(problems.length - mostProblems)}</li>}
      </ul>
    </>
  );
}

type PlanProps = {
  readonly plan: ImportPlan;
  readonly theirs: ReadonlySet<number>;
  readonly onTheirs: (place: number, isTheirs: boolean) => void;
};

function Plan({ plan: { counts, disputes }, theirs, onTheirs }: PlanProps) {
  return (
    <>
      <p>{panelWords.importAdds(counts.edits, counts.answers, counts.progress)}</p>
      {disputes.length > 0 && <p>{panelWords.importDisputes(disputes.length)}</p>}
      {disputes.map((dispute, place) => (
        <DisputeChoice
          key={place}
          dispute={dispute}
          isTheirs={theirs.has(place)}
          onTheirs={(isTheirs) => onTheirs(place, isTheirs)}
        />
      ))}
    </>
  );
}

type DisputeProps = {
  readonly dispute: Dispute;
  readonly isTheirs: boolean;
  readonly onTheirs: (isTheirs: boolean) => void;
};

function DisputeChoice({ dispute, isTheirs, onTheirs }: DisputeProps) {
  const group = useId();
  const [title, before, after] =
    dispute.kind === "edit"
      ? [
          panelWords.importCell(dispute.mine.lesson, dispute.mine.cell),
          dispute.mine.source,
          dispute.theirs.source,
        ]
      : [
          panelWords.importAnswer(dispute.mine.lesson, dispute.mine.id),
          JSON.stringify(dispute.mine.answer, null, 2),
          JSON.stringify(dispute.theirs.answer, null, 2),
        ];
  const lines = diff(before, after);
  return (
    <fieldset className="lc-conflict">
      <legend>{title}</legend>
      <p className="lc-choices">
        <label>
          <input type="radio" name={group} checked={!isTheirs} onChange={() => onTheirs(false)} />
          {panelWords.keepHere}
        </label>
        <label>
          <input type="radio" name={group} checked={isTheirs} onChange={() => onTheirs(true)} />
          {panelWords.takeFile}
        </label>
      </p>
      <details>
        <summary>
          {panelWords.fileDifference} {summary(lines)}
        </summary>
        <DiffView lines={lines} label={title} />
      </details>
    </fieldset>
  );
}
