/** The views of what is no execution: loaded when the reader first moves, or a run shows something. */
import { readExploration, readShownHistory, readSweep, summaryOf } from "@lightcone/diagrams";
import { Component, useMemo, type ReactNode } from "react";
import { cannotDraw } from "../cannot-draw.ts";
import { ExplorationView } from "./exploration-view.tsx";
import { HistoryView } from "./history-view.tsx";
import { SweepView } from "./sweep-view.tsx";

/** What has a view of this kind. */
export type ViewKind = "exploration" | "history" | "sweep";

export type ViewProps = {
  readonly kind: ViewKind;
  /** What was shown; it came over a port or from a file, so it is looked at before it is drawn. */
  readonly data: unknown;
  /** Whether somebody can turn and press things here: not in the page as it is served. */
  readonly isLive: boolean;
};

export function View(props: ViewProps) {
  return (
    <Careful key={props.kind}>
      <ReadView {...props} />
    </Careful>
  );
}

/** A sweep of which these parts are done; nothing where they are parts of something else. */
export function PartsOfSweep({ texts }: { readonly texts: readonly string[] }) {
  const summary = useMemo(() => summaryOf(texts), [texts]);
  return summary === null ? null : <SweepView sweep={{ summary, published: [] }} isLive />;
}

function ReadView({ kind, data, isLive }: ViewProps) {
  const view = useMemo(() => viewOf(kind, data, isLive), [kind, data, isLive]);
  return view ?? <p>{cannotDraw}</p>;
}

function viewOf(kind: ViewKind, data: unknown, isLive: boolean): ReactNode {
  if (kind === "exploration") {
    const exploration = readExploration(data);
    return exploration && <ExplorationView exploration={exploration} isLive={isLive} />;
  }
  if (kind === "history") {
    const shown = readShownHistory(data);
    return shown && <HistoryView {...shown} isLive={isLive} />;
  }
  const sweep = readSweep(data);
  return sweep && <SweepView sweep={sweep} isLive={isLive} />;
}

/** Data of the right shape can still be nonsense: where drawing it fails, the rest of the page stays. */
class Careful extends Component<{ readonly children: ReactNode }, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    return this.state.hasFailed ? <p>{cannotDraw}</p> : this.props.children;
  }
}
