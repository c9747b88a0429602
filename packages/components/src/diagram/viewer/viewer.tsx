import {
  coneOf,
  type Differences,
  draw,
  sentence,
  type Execution,
  type Orientation,
} from "@lightcone/diagrams/executions";
import {
  useContext,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from "react";
import { Inspector } from "../inspector.tsx";
import { JumpContext } from "../jump.ts";
import { most } from "../measures.ts";
import { neighbor, wayOfKey } from "../navigation.ts";
import { Stage } from "../stage.tsx";
import { Dense } from "./dense.tsx";
import { Faults } from "./faults.tsx";
import { Filter } from "./filter.tsx";
import { elementAt, envelopeAt, eventAt } from "./marks-in-page.ts";
import { momentAfter, placeOf, type Moment } from "./moment.ts";
import { MomentPanel } from "./moment-panel.tsx";
import { Overlay } from "./overlay.tsx";
import { SaveAs } from "./save-as.tsx";
import { TimeBar } from "./time-bar.tsx";
import { useCursor } from "./use-cursor.ts";
import { useGestures } from "./use-gestures.ts";
import { usePlayer } from "./use-player.ts";
import { usePointing } from "./use-pointing.ts";
import { useViewport } from "./use-viewport.ts";

export type ViewerProps = {
  readonly execution: Execution;
  readonly orientation: Orientation;
  /** An event that had the focus in the picture as it was served, and has it on. */
  readonly focused: number | null;
  /** One that was clicked there: the cursor begins at it. */
  readonly clicked: number | null;
  /** How its events differ from those of another run. */
  readonly differences: Differences;
  /** What the reader can do to the run at an event; null where nothing. */
  readonly disturb: ((event: number) => ReactNode) | null;
};

/**
 * An execution that answers. To point at an event, or to focus it, shows what happened there and dims whatever lies
 * outside of its light cone; arrow keys move along process lines and between them. A click, or Enter, puts the cursor
 * there, which time's own keys, buttons and slider move.
 */
export function Viewer({ execution, orientation, focused, clicked, differences, disturb }: ViewerProps) {
  const stage = useRef<HTMLDivElement>(null);
  const viewport = useViewport(execution, orientation);
  const { layout, drawn, scroller, view } = viewport;
  const drawing = useMemo(() => draw(layout, { window: drawn, most }), [layout, drawn]);
  const pointing = usePointing({ drawing, stage, scroller, wasFocused: focused });
  const cursor = useCursor(layout, clicked);
  const { moment } = cursor;
  const [keepsCone, setKeepsCone] = useState(false);
  const [told, setTold] = useState("");
  const jump = useContext(JumpContext);

  const go = (to: Moment, letter?: number) => {
    cursor.put(to, letter);
    viewport.reveal(placeOf(layout, to));
  };
  const player = usePlayer(layout, moment, go);
  const goTo = (event: number, letter?: number) => {
    player.pause();
    go(momentAfter(layout, event), letter);
  };
  useGestures({ scroller, orientation, zoomAt: viewport.zoomAt });

  const kept = keepsCone ? (moment?.event ?? null) : null;
  const lit = pointing.chosen ?? kept;
  const cone = useMemo(() => (lit === null ? null : coneOf(execution, lit)), [execution, lit]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") return pointing.clear();
    const zoom = zoomKeys[event.key];
    const from = eventAt(event.target);
    const way = wayOfKey(event.key, orientation);
    if (zoom === "all") viewport.fit();
    else if (zoom !== undefined) viewport.zoomBy(zoom, from ?? undefined);
    else if (from !== null && (event.key === "Enter" || event.key === " ")) goTo(from);
    else if (from !== null && way !== null) {
      pointing.forgetPointer();
      const to = neighbor(layout, from, way);
      if (to !== null) pointing.focus(to);
      if (to !== null) viewport.reveal(layout.spots.along[to]!);
    } else return;
    event.preventDefault(); // the page does not scroll as well
  };
  const onClick = ({ target }: MouseEvent) => {
    const event = eventAt(target);
    const envelope = envelopeAt(target);
    if (event !== null) {
      elementAt(target, "event")!.focus({ preventScroll: true });
      goTo(event);
    } else if (envelope !== null) {
      const { sentBy, deliveredBy } = execution.envelopes[envelope]!;
      goTo(deliveredBy ?? sentBy, envelope);
    }
  };
  return (
    <>
      <div ref={stage} className="lc-stage" {...pointing.handlers} onClick={onClick} onKeyDown={onKeyDown}>
        <div className="lc-views">
          <Stage {...{ layout, drawing, cone, differences, scroller }}>
            {moment !== null && <Overlay layout={layout} cursor={moment} />}
          </Stage>
          {drawing.dense !== null && <Dense dense={drawing.dense} onZoom={() => viewport.zoomBy(4)} />}
        </div>
        {pointing.chosen !== null && (pointing.chosen !== moment?.event || orientation === "vertical") && (
          <Inspector execution={execution} event={pointing.chosen} orientation={orientation} />
        )}
      </div>
      <TimeBar
        layout={layout}
        cursor={moment}
        controls={{
          isPlaying: player.isPlaying,
          onPlay: player.toggle,
          onMove: (to, how) => {
            player.pause();
            go(to);
            if (how === "step") setTold(to.event === null ? "" : sentence(execution, to.event));
          },
          onZoom: (factor) => viewport.zoomBy(factor),
          canZoom: viewport.canZoom,
        }}
      >
        <Filter execution={execution} hidden={view.hidden} onHide={viewport.hide} />
        <SaveAs execution={execution} />
      </TimeBar>
      <Faults execution={execution} onGo={goTo} />
      <p role="status" className="lc-unseen">
        {told}
      </p>
      {moment !== null && (
        <MomentPanel
          layout={layout}
          cursor={moment}
          letter={cursor.letter}
          cone={kept === null ? null : kept === lit ? cone : coneOf(execution, kept)}
          jump={jump}
          onGo={goTo}
          onLetter={cursor.read}
          onCone={() => setKeepsCone(!keepsCone)}
          onClose={() => {
            player.pause();
            cursor.clear();
          }}
        >
          {moment.event !== null && disturb?.(moment.event)}
        </MomentPanel>
      )}
    </>
  );
}

/** Factors, and the key for all of the run. */
const zoomKeys: Readonly<Record<string, number | "all">> = { "+": 1.6, "=": 1.6, "-": 1 / 1.6, "0": "all" };
