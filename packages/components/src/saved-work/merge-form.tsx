import { useId, useMemo, useState } from "react";
import { DiffView } from "./diff-view.tsx";
import { merge, mergedText, type Part, type Side } from "./merge.ts";
import { panelWords } from "./panel-words.ts";

export type MergeFormProps = {
  readonly base: string;
  readonly mine: string;
  readonly theirs: string;
  /** What the reader's text is merged with. */
  readonly what: "lesson" | "version";
  readonly onMerged: (source: string) => void;
  readonly onCancel: () => void;
};

/** A merge before it is made: what becomes of the reader's lines, and a question wherever both sides changed. */
export function MergeForm({ base, mine, theirs, what, onMerged, onCancel }: MergeFormProps) {
  const parts = useMemo(() => merge(base, mine, theirs), [base, mine, theirs]);
  const places = useMemo(() => numbered(parts), [parts]);
  const number = parts.filter(({ kind }) => kind === "conflict").length;
  const [choices, setChoices] = useState<Readonly<Record<number, Side>>>({});
  const sides = Array.from({ length: number }, (_, conflict) => choices[conflict] ?? "mine");
  return (
    <form
      className="lc-merge"
      onSubmit={(event) => {
        event.preventDefault();
        onMerged(mergedText(parts, sides));
      }}
    >
      <p>
        {panelWords.mergeLead[what]} {number === 0 ? panelWords.noConflict : panelWords.conflicts(number)}
      </p>
      {parts.map((part, place) =>
        part.kind === "settled" ? (
          <DiffView key={place} lines={part.lines} label={panelWords.mergeTitle[what]} />
        ) : (
          <Conflict
            key={place}
            number={places[place]!}
            part={part}
            names={panelWords.sides[what]}
            side={sides[places[place]!]!}
            onSide={(side) => setChoices({ ...choices, [places[place]!]: side })}
          />
        ),
      )}
      <p>{panelWords.mergeUndo}</p>
      <p className="lc-choices">
        <button type="submit" className="lc-button lc-button-main">
          {panelWords.useMerged}
        </button>
        <button type="button" className="lc-button" onClick={onCancel}>
          {panelWords.cancel}
        </button>
      </p>
    </form>
  );
}

/** For each part, how many conflicts come before it. */
function numbered(parts: readonly Part[]): number[] {
  let conflicts = 0;
  return parts.map(({ kind }) => (kind === "conflict" ? conflicts++ : conflicts));
}

type ConflictProps = {
  readonly number: number;
  readonly part: Extract<Part, { kind: "conflict" }>;
  readonly names: Readonly<Record<Side, string>>;
  readonly side: Side;
  readonly onSide: (side: Side) => void;
};

function Conflict({ number, part, names, side, onSide }: ConflictProps) {
  const group = useId();
  return (
    <fieldset className="lc-conflict">
      <legend>{panelWords.conflict(number + 1)}</legend>
      {(["mine", "theirs", "both"] as const).map((each) => (
        <div key={each} className="lc-side" data-chosen={side === each}>
          <label>
            <input type="radio" name={group} checked={side === each} onChange={() => onSide(each)} />
            {names[each]}
          </label>
          {each !== "both" && (
            <pre tabIndex={0} role="group" aria-label={names[each]}>
              {part[each].length === 0 ? panelWords.noLines : part[each].join("\n")}
            </pre>
          )}
        </div>
      ))}
    </fieldset>
  );
}
