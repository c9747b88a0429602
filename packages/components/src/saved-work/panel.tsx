import { useEffect, useId, useRef, type ReactNode } from "react";
import { isOutdated, setAside, type CellWork } from "./cell-work.ts";
import { DiffView, summary } from "./diff-view.tsx";
import { hashOf } from "./hash.ts";
import { MergeForm } from "./merge-form.tsx";
import { diff } from "./merge.ts";
import type { PanelOf } from "./panel-of.ts";
import type { Text } from "./versions.ts";
import { panelWords } from "./panel-words.ts";
import { words } from "./words.ts";
import type { Version } from "./work.ts";

export type PanelProps = {
  readonly panel: PanelOf;
  readonly work: CellWork;
  readonly onChoose: (text: Text) => void;
  readonly onDiscard: (version: Version) => void;
  readonly onPanel: (panel: PanelOf) => void;
  readonly onClose: () => void;
};

/** What is opened under a cell from its menu or from a notice. */
export function Panel(props: PanelProps) {
  const { panel, work, onClose } = props;
  switch (panel.kind) {
    case "compare":
      return <Compare work={work} onClose={onClose} />;
    case "versions":
      return <Versions {...props} />;
    case "merge":
      return <Merge {...props} versionId={panel.versionId} />;
  }
}

type BoxProps = { readonly title: string; readonly onClose: () => void; readonly children: ReactNode };

/** A panel's frame. Whoever opened it by keyboard stands in it, and Escape closes it. */
function Box({ title, onClose, children }: BoxProps) {
  const id = useId();
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus({ preventScroll: true }), []);
  return (
    <section
      className="lc-panel"
      ref={box}
      tabIndex={-1}
      aria-labelledby={id}
      onKeyDown={({ key }) => key === "Escape" && onClose()}
    >
      <div className="lc-panel-head">
        <p id={id}>{title}</p>
        <button type="button" className="lc-button" onClick={onClose}>
          {words.close}
        </button>
      </div>
      {children}
    </section>
  );
}

function Compare({ work, onClose }: Pick<PanelProps, "work" | "onClose">) {
  const lines = diff(work.original, work.source);
  return (
    <Box title={panelWords.compareTitle} onClose={onClose}>
      <p>
        {isOutdated(work) ? panelWords.outdatedCompareLead : panelWords.compareLead} {summary(lines)}
      </p>
      <DiffView lines={lines} label={panelWords.compareTitle} />
    </Box>
  );
}

function Versions({ work, onChoose, onDiscard, onPanel, onClose }: PanelProps) {
  const versions = setAside(work);
  return (
    <Box title={panelWords.versionsTitle} onClose={onClose}>
      <p>{versions.length === 0 ? panelWords.noVersions : panelWords.versionsLead}</p>
      <ul className="lc-versions">
        {versions.map((version) => {
          const name = panelWords.version(version.savedAt);
          const lines = diff(work.source, version.source);
          return (
            <li key={version.id}>
              <details>
                <summary>
                  {name}. {summary(lines)}
                </summary>
                <DiffView lines={lines} label={name} />
              </details>
              <p className="lc-choices">
                <Button
                  text={panelWords.bringBack}
                  of={name}
                  onClick={() => {
                    onChoose(version);
                    onClose();
                  }}
                />
                <Button
                  text={panelWords.merge}
                  of={name}
                  onClick={() => onPanel({ kind: "merge", versionId: version.id })}
                />
                <Button
                  text={panelWords.delete}
                  of={name}
                  onClick={(button) => {
                    button.closest<HTMLElement>(".lc-panel")?.focus(); // the button goes away
                    onDiscard(version);
                  }}
                />
              </p>
            </li>
          );
        })}
      </ul>
    </Box>
  );
}

type ButtonProps = {
  readonly text: string;
  readonly of: string;
  readonly onClick: (button: HTMLElement) => void;
};

/** A button that stands in a list: its name says for which item it is. */
function Button({ text, of, onClick }: ButtonProps) {
  return (
    <button
      type="button"
      className="lc-button"
      aria-label={`${text}: ${of}`}
      onClick={({ currentTarget }) => onClick(currentTarget)}
    >
      {text}
    </button>
  );
}

function Merge({ work, versionId, onChoose, onClose }: PanelProps & { readonly versionId: string | null }) {
  const other = work.others.find(({ id }) => id === versionId);
  const what = versionId === null ? "lesson" : "version";
  const isGone = what === "version" && other === undefined;
  return (
    <Box title={panelWords.mergeTitle[what]} onClose={onClose}>
      {isGone ? (
        <p>{panelWords.noVersions}</p>
      ) : (
        <MergeForm
          key={hashOf(`${work.source}\n${other?.source ?? work.original}`)} // other texts, other choices
          base={other?.original ?? work.basedOn}
          mine={work.source}
          theirs={other?.source ?? work.original}
          what={what}
          onMerged={(source) => {
            onChoose({ source, original: other ? work.basedOn : work.original });
            onClose();
          }}
          onCancel={onClose}
        />
      )}
    </Box>
  );
}
