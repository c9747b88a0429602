import {
  type Execution,
  type Fork,
  forkSentence,
  type Orientation,
  verdictSentences,
} from "@lightcone/diagrams/executions";
import { useEffect, useRef, useState } from "react";
import { EventTable } from "../event-table.tsx";
import { Viewer } from "../viewer/viewer.tsx";
import { Disturb } from "./disturb.tsx";
import type { Forking } from "./use-fork.ts";

export type ForkedRunProps = {
  readonly original: Execution;
  readonly fork: Fork;
  readonly forking: Forking;
  readonly orientation: Orientation;
};

/** The run as the reader has changed it, under the original: what was changed, what differs, and its own picture. */
export function ForkedRun({ original, fork, forking, orientation }: ForkedRunProps) {
  const { edits, pending, change, undo, discard } = forking;
  const [isTableOpen, setTableOpen] = useState(false);
  const { execution, inFork } = fork;
  const head = useRef<HTMLDivElement>(null);
  useEffect(() => {
    head.current!.scrollIntoView({ block: "nearest" }); // on a phone it opens far below
  }, [fork]);
  return (
    <section className="lc-fork" aria-label="The run as you changed it">
      <div className="lc-fork-head" ref={head}>
        <p>
          <b>Your run.</b> {edits.map(({ words }) => words).join("; ")}.
        </p>
        <span>
          {edits.length > 1 && (
            <button type="button" className="lc-button" onClick={undo}>
              Take back the last
            </button>
          )}
          <button type="button" className="lc-button" onClick={discard}>
            Discard
          </button>
        </span>
      </div>
      <p role="status">
        {forkSentence(original, fork)}{" "}
        {verdictSentences(original, fork).map((sentence) => (
          <b key={sentence}>{sentence} </b>
        ))}
      </p>
      <ul className="lc-fork-key" aria-hidden="true">
        <li className="lc-key-added">only in your run</li>
        <li className="lc-key-changed">differs</li>
        <li className="lc-key-gone">gone from the original</li>
      </ul>
      <Viewer
        execution={execution}
        orientation={orientation}
        focused={null}
        clicked={null}
        differences={inFork}
        disturb={(event) => (
          <Disturb
            key={event}
            execution={execution}
            event={event}
            isBusy={pending !== null}
            onChange={(edit) => change(edit, true)}
          />
        )}
      />
      <details className="lc-as-table" onToggle={({ currentTarget }) => setTableOpen(currentTarget.open)}>
        <summary>Show your run as table</summary>
        {isTableOpen && <EventTable execution={execution} turns />}
      </details>
    </section>
  );
}
