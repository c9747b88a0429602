import {
  anchored,
  aroundWindow,
  wholeOf,
  zoomRange,
  type Execution,
  type Hidden,
  type Layout,
  type Orientation,
  type Stretch,
} from "@lightcone/diagrams/executions";
import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from "react";
import { layoutFor, longest, plainView, seenAtFirst, served, type View } from "../measures.ts";

/** What of an execution is seen: how far one has zoomed in, what is hidden, which part is drawn. */
export type Viewport = {
  readonly view: View;
  readonly layout: Layout;
  readonly drawn: Stretch;
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** Zooms by a factor around the middle of the window, or around an event. */
  readonly zoomBy: (factor: number, event?: number) => void;
  /** Zooms by a factor around a place of the window (pixels of the screen from its beginning). */
  readonly zoomAt: (factor: number, place: number) => void;
  /** Zooms out until all of the run is seen. */
  readonly fit: () => void;
  readonly hide: (hidden: Hidden) => void;
  /** Scrolls until a place along time is well in sight; does nothing where it is. */
  readonly reveal: (along: number) => void;
  readonly canZoom: { readonly in: boolean; readonly out: boolean };
};

type State = { readonly view: View; readonly layout: Layout; readonly drawn: Stretch };

export function useViewport(execution: Execution, orientation: Orientation): Viewport {
  const scroller = useRef<HTMLDivElement>(null);
  const [state, setState] = useState(() => firstState(execution, orientation));
  const isStale = state.layout.execution !== execution || state.layout.frame.orientation !== orientation;
  const current = isStale ? followingState(state, execution, orientation) : state;
  if (isStale) setState(current);
  const { view, layout, drawn } = current;

  const look = () =>
    setState((last) => {
      const next = drawnAround(last.layout, seenIn(scroller.current!, last.layout));
      return next.from === last.drawn.from && next.to === last.drawn.to ? last : { ...last, drawn: next };
    });
  /** Where to scroll to as soon as a changed layout is in the page. */
  const pending = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (pending.current !== null) scrollTo(scroller.current!, layout, pending.current);
    pending.current = null;
    // Another execution may be shorter, and then something else is in the window. What is around it can wait for the paint.
    setState((last) => {
      const seen = seenIn(scroller.current!, last.layout);
      return isWithin(seen, last.drawn, wholeOf(last.layout))
        ? last
        : { ...last, drawn: drawnAround(last.layout, seen) };
    });
  }, [layout]);

  useEffect(() => {
    const element = scroller.current!;
    let frame = requestAnimationFrame(look);
    const soon = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(look);
    };
    element.addEventListener("scroll", soon, { passive: true });
    const observer = new ResizeObserver(soon);
    observer.observe(element);
    return () => {
      element.removeEventListener("scroll", soon);
      observer.disconnect();
      cancelAnimationFrame(frame);
    };
  }, [orientation, layout]);

  /** Changes the view; what is at a place of the window (pixels of the drawing) stays there. */
  const change = (next: View, anchor: number) => {
    const seen = seenIn(scroller.current!, layout);
    const changed = layoutFor(execution, orientation, next);
    const from = Math.max(0, anchored(layout, changed, seen.from, anchor));
    pending.current = from;
    const moved = { from, to: from + (seen.to - seen.from) };
    setState({ view: next, layout: changed, drawn: drawnAround(changed, moved) });
  };
  const length = () => {
    const { from, to } = seenIn(scroller.current!, layout);
    return to - from;
  };
  const range = () => zoomRange(layout, view.zoom, length() - layout.frame.start - 28);
  const zoomTo = (zoom: number, anchor: number) => {
    const { least, most } = range();
    const next = Math.min(Math.max(zoom, least), most);
    if (next !== view.zoom) change({ ...view, zoom: next }, anchor);
  };
  return {
    view,
    layout,
    drawn,
    scroller,
    zoomBy: (factor, event) => {
      const { from, to } = seenIn(scroller.current!, layout);
      const anchor = event === undefined ? (to - from) / 2 : layout.spots.along[event]! - from;
      zoomTo(view.zoom * factor, anchor);
    },
    zoomAt: (factor, place) => zoomTo(view.zoom * factor, place / scaleOf(scroller.current!, layout)),
    fit: () => zoomTo(0, 0),
    hide: (hidden) => change({ ...view, hidden }, layout.frame.start),
    reveal: (along) => {
      const { from, to } = seenIn(scroller.current!, layout);
      const names = orientation === "horizontal" ? layout.frame.start : 28;
      const margin = (to - from) * 0.06;
      if (along >= from + names + margin && along <= to - margin) return;
      scrollTo(scroller.current!, layout, along - names - (to - from - names) * 0.3);
    },
    canZoom: { in: view.zoom < zoomRange(layout, view.zoom, 1).most, out: wholeOf(layout).to > 400 },
  };
}

function firstState(execution: Execution, orientation: Orientation): State {
  const layout = layoutFor(execution, orientation);
  const whole = wholeOf(layout);
  const isLong = whole.to > longest[orientation];
  return {
    view: plainView,
    layout,
    drawn: isLong ? { from: 0, to: Math.min(whole.to, seenAtFirst[orientation]) } : whole,
  };
}

/** What of a stretch is there at all lies within another one. */
const isWithin = (seen: Stretch, drawn: Stretch, whole: Stretch): boolean =>
  seen.from >= drawn.from && Math.min(seen.to, whole.to) <= drawn.to;

/** Another run of the same nodes is seen as the one before was; anything else, or another direction of time, anew. */
function followingState(
  { view, layout, drawn }: State,
  execution: Execution,
  orientation: Orientation,
): State {
  const { frame, execution: before } = layout;
  const isAlike =
    frame.orientation === orientation &&
    before.protocol === execution.protocol &&
    before.nodes.join("\n") === execution.nodes.join("\n");
  if (!isAlike) return firstState(execution, orientation);
  const next = layoutFor(execution, orientation, view);
  const whole = wholeOf(next);
  if (whole.to <= longest[orientation]) return { view, layout: next, drawn: whole };
  // Only what is there: a shorter run may end before the window, which then moves.
  const from = Math.min(drawn.from, whole.to);
  return { view, layout: next, drawn: { from, to: Math.min(from + drawn.to - drawn.from, whole.to) } };
}

/** What the page is served with: the beginning of a long run, all of a short one. */
export function firstDrawn(layout: Layout): Stretch {
  const { orientation } = layout.frame;
  const whole = wholeOf(layout);
  return whole.to <= longest[orientation] ? whole : { from: 0, to: Math.min(whole.to, served[orientation]) };
}

function drawnAround(layout: Layout, seen: Stretch): Stretch {
  const whole = wholeOf(layout);
  return whole.to <= longest[layout.frame.orientation] ? whole : aroundWindow(seen, whole);
}

/** Pixels of the screen for one of the drawing. */
const scaleOf = (scroller: HTMLElement, { frame }: Layout): number =>
  (scroller.firstElementChild as HTMLElement).offsetWidth / frame.width || 1;

/** The part of the drawing that is in the window now. */
function seenIn(scroller: HTMLElement, layout: Layout): Stretch {
  const scale = scaleOf(scroller, layout);
  const [at, length] =
    layout.frame.orientation === "horizontal"
      ? [scroller.scrollLeft, scroller.clientWidth]
      : [scroller.scrollTop, scroller.clientHeight];
  return { from: at / scale, to: (at + length) / scale };
}

function scrollTo(scroller: HTMLElement, layout: Layout, along: number): void {
  const at = along * scaleOf(scroller, layout);
  if (layout.frame.orientation === "horizontal") scroller.scrollLeft = at;
  else scroller.scrollTop = at;
}
