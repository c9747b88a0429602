import { coneOf, draw, sentence, type Execution, type Orientation } from "@lightcone/diagrams/executions";
import {
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
} from "react";
import { Inspector } from "../inspector.tsx";
import { JumpContext } from "../jump.ts";
import { most } from "../measures.ts";
import { neighbor, wayOfKey } from "../navigation.ts";
import { Stage } from "../stage.tsx";
import { Dense } from "./dense.tsx";
import { Filter } from "./filter.tsx";
import { momentAfter, placeOf, type Moment } from "./moment.ts";
import { MomentPanel } from "./moment-panel.tsx";
import { Overlay } from "./overlay.tsx";
import { SaveAs } from "./save-as.tsx";
import { TimeBar } from "./time-bar.tsx";
import { useGestures } from "./use-gestures.ts";
import { usePlayer } from "./use-player.ts";
import { useViewport } from "./use-viewport.ts";

export type ViewerProps = {
  readonly execution: Execution;
  readonly orientation: Orientation;
  /** An event that had the focus in the picture as it was served, and has it on. */
  readonly focused: number | null;
};

/**
 * An execution that answers. To point at an event, or to focus it, shows what happened there and dims whatever lies
 * outside of its light cone; arrow keys move along process lines and between them. A click, or Enter, puts the cursor
 * there, which time's own keys, buttons and slider move.
 */
export function Viewer({ execution, orientation, focused: wasFocused }: ViewerProps) {
  const [hovered, setHovered] = useState<number | null>(null);
  const [focused, setFocused] = useState<number | null>(wasFocused);
  const [cursor, setCursor] = useState<Moment | null>(null);
  const [letter, setLetter] = useState<number | null>(null);
  const [keepsCone, setKeepsCone] = useState(false);
  const [told, setTold] = useState("");
  const jump = useContext(JumpContext);
  const viewport = useViewport(execution, orientation);
  const { layout, drawn, scroller, view } = viewport;

  const go = (moment: Moment) => {
    setCursor(moment);
    setLetter(null);
    viewport.reveal(placeOf(layout, moment));
  };
  const player = usePlayer(layout, cursor, go);
  const goTo = (event: number) => {
    player.pause();
    go(momentAfter(layout, event));
  };
  useGestures({ scroller, orientation, zoomAt: viewport.zoomAt });

  const drawing = useMemo(() => draw(layout, { window: drawn, most }), [layout, drawn]);
  // What was scrolled or zoomed out of the drawing is no longer pointed at, though no browser says so.
  const isDrawn = (event: number | null) => drawing.events.some((mark) => mark.event === event);
  const chosen = isDrawn(hovered) ? hovered : isDrawn(focused) ? focused : null;
  const lit = chosen ?? (keepsCone ? (cursor?.event ?? null) : null);
  const cone = useMemo(() => (lit === null ? null : coneOf(execution, lit)), [execution, lit]);

  /** An event that is to have the focus as soon as it is drawn. */
  const wanted = useRef(wasFocused);
  const stage = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    const mark = stage.current!.querySelector<SVGElement>(`[data-event="${wanted.current}"]`);
    mark?.focus({ preventScroll: mark.closest(".lc-long") !== null });
    if (mark !== null) wanted.current = null;
  });
  // An event that had the focus may be drawn no longer; whoever moves by keyboard stays in the picture.
  useLayoutEffect(() => {
    if (focused !== null && chosen === null && document.activeElement === document.body)
      scroller.current!.focus({ preventScroll: true });
  });
  const focus = (event: number) => {
    wanted.current = event;
    setFocused(event);
    viewport.reveal(layout.spots.along[event]!);
  };
  useEffect(() => setCursor(null), [execution]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const zoom = zoomKeys[event.key];
    const from = eventAt(event.target);
    const way = wayOfKey(event.key, orientation);
    if (event.key === "Escape") {
      setHovered(null);
      setFocused(null);
    } else if (zoom !== undefined) {
      if (zoom === 0) viewport.fit();
      else viewport.zoomBy(zoom, from ?? undefined);
    } else if (from !== null && (event.key === "Enter" || event.key === " ")) goTo(from);
    else if (from !== null && way !== null) {
      setHovered(null);
      const to = neighbor(layout, from, way);
      if (to !== null) focus(to);
    } else return;
    if (event.key !== "Escape") event.preventDefault(); // the page does not scroll as well
  };
  const onClick = ({ target }: MouseEvent) => {
    const event = eventAt(target);
    const envelope = numberAt(target, "envelope");
    if (event !== null) {
      elementAt(target, "event")!.focus({ preventScroll: true });
      goTo(event);
    } else if (envelope !== null) {
      const { sentBy, deliveredBy } = execution.envelopes[envelope]!;
      goTo(deliveredBy ?? sentBy);
      setLetter(envelope);
    }
  };
  return (
    <>
      <div
        ref={stage}
        className="lc-stage"
        // A finger hovers over nothing: it taps, and what the focus would open under it must not take the tap.
        onPointerOver={({ target, pointerType }) => pointerType !== "touch" && setHovered(eventAt(target))}
        onPointerLeave={() => setHovered(null)}
        onMouseDown={(press) => eventAt(press.target) !== null && press.preventDefault()}
        onClick={onClick}
        onFocus={({ target }) => setFocused(eventAt(target))}
        onBlur={() => setFocused(null)}
        onKeyDown={onKeyDown}
      >
        <div className="lc-views">
          <Stage layout={layout} drawing={drawing} cone={cone} scroller={scroller}>
            {cursor !== null && <Overlay layout={layout} cursor={cursor} />}
          </Stage>
          {drawing.dense !== null && <Dense dense={drawing.dense} onZoom={() => viewport.zoomBy(4)} />}
        </div>
        {chosen !== null && (chosen !== cursor?.event || orientation === "vertical") && (
          <Inspector execution={execution} event={chosen} orientation={orientation} />
        )}
      </div>
      <TimeBar
        layout={layout}
        cursor={cursor}
        controls={{
          isPlaying: player.isPlaying,
          onPlay: player.toggle,
          onMove: (moment, how) => {
            player.pause();
            go(moment);
            if (how === "step") setTold(moment.event === null ? "" : sentence(execution, moment.event));
          },
          onZoom: (factor) => viewport.zoomBy(factor),
          canZoom: viewport.canZoom,
        }}
      >
        <Filter execution={execution} hidden={view.hidden} onHide={viewport.hide} />
        <SaveAs execution={execution} />
      </TimeBar>
      <p role="status" className="lc-unseen">
        {told}
      </p>
      {cursor !== null && (
        <MomentPanel
          layout={layout}
          cursor={cursor}
          letter={letter}
          cone={keepsCone && cursor.event !== null ? coneOf(execution, cursor.event) : null}
          jump={jump}
          onGo={goTo}
          onLetter={setLetter}
          onCone={() => setKeepsCone(!keepsCone)}
          onClose={() => {
            player.pause();
            setCursor(null);
          }}
        />
      )}
    </>
  );
}

/** Factors; 0 means: all of the run. */
const zoomKeys: Readonly<Record<string, number>> = { "+": 1.6, "=": 1.6, "-": 1 / 1.6, "0": 0 };

const elementAt = (target: EventTarget, what: "event" | "envelope") =>
  (target as Element).closest<SVGElement>(`[data-${what}]`);

function numberAt(target: EventTarget, what: "event" | "envelope"): number | null {
  const place = elementAt(target, what)?.dataset[what];
  return place === undefined ? null : Number(place);
}

/** The event at which something happened in the page. */
export const eventAt = (target: EventTarget): number | null => numberAt(target, "event");
