"use client";
// eslint-disable-next-line @nx/enforce-module-boundaries -- the server and the browser have a file each, see package.json
import { StillPictures, StillTable } from "#still";
import type { Execution, Orientation } from "@lightcone/diagrams";
import {
  memo,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from "react";
import { useWasServed } from "../hydration.ts";
import { neighbor, wayOfKey } from "./navigation.ts";
import { useLive } from "./use-live.ts";

export type SpaceTimeProps = { readonly execution: Execution; readonly caption?: ReactNode };

/**
 * An execution as a space-time diagram. To point at an event, to focus or to tap it shows what happened there and dims
 * whatever lies outside of its light cone; arrow keys move along process lines and between them.
 */
export const SpaceTime = memo(function SpaceTime({ execution, caption }: SpaceTimeProps) {
  const [hovered, setHovered] = useState<number | null>(null);
  const [focused, setFocused] = useState<number | null>(null);
  const stage = useRef<HTMLDivElement>(null);
  const orientation = useOrientation(stage);
  const captionId = useId();

  const [first] = useState(execution);
  const wasServed = useWasServed() && execution === first;
  const live = useLive(wasServed);
  const isLive = live !== null && live !== "failed";
  // The picture that was served goes when the live one comes: the focus moves on to the same event.
  useLayoutEffect(() => {
    if (isLive && focused !== null) focusEvent(stage.current!, focused);
  }, [isLive]);

  const clear = () => {
    setHovered(null);
    setFocused(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") return clear();
    const from = eventAt(event.target);
    const way = wayOfKey(event.key, orientation);
    if (from === null || way === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault(); // the page does not scroll as well
    setHovered(null);
    setFocused(from);
    const to = neighbor(execution, from, way);
    if (to !== null) focusEvent(stage.current!, to);
  };
  return (
    <figure className="lc-space-time" aria-labelledby={caption === undefined ? undefined : captionId}>
      {caption !== undefined && <figcaption id={captionId}>{caption}</figcaption>}
      <div
        ref={stage}
        className="lc-stage"
        onPointerOver={(event) => setHovered(eventAt(event.target))}
        onPointerLeave={() => setHovered(null)}
        onClick={(event) => elementAt(event.target)?.focus()} // some touch screens do not focus on their own
        onFocus={(event) => setFocused(eventAt(event.target))}
        onBlur={() => setFocused(null)}
        onKeyDown={onKeyDown}
      >
        {isLive ? (
          <live.LivePictures data={execution} orientation={orientation} chosen={hovered ?? focused} />
        ) : (
          <StillPictures data={execution} />
        )}
        {live === "failed" && !wasServed && <p>{notLoaded}</p>}
      </div>
      <details className="lc-as-table">
        <summary>Show as table</summary>
        {isLive && !wasServed ? <live.LiveTable data={execution} /> : <StillTable data={execution} />}
      </details>
    </figure>
  );
});

const notLoaded =
  "The code that draws this picture could not be loaded. Check the connection, then run the cell again.";

/** Below this width of its place (CSS pixels) time runs down; the style sheet says the same of what is served. */
const narrow = 600;

/** How the picture fits into its place; known before the browser paints. */
function useOrientation(stage: RefObject<HTMLElement | null>): Orientation {
  const [orientation, setOrientation] = useState<Orientation>("horizontal");
  useLayoutEffect(() => {
    const element = stage.current!;
    const fit = () => {
      const { clientWidth } = element;
      if (clientWidth > 0) setOrientation(clientWidth < narrow ? "vertical" : "horizontal");
    };
    fit();
    const observer = new ResizeObserver(fit);
    observer.observe(element);
    return () => observer.disconnect();
  }, [stage]);
  return orientation;
}

const focusEvent = (stage: HTMLElement, event: number) =>
  stage.querySelector<SVGElement>(`[data-event="${event}"]`)?.focus();

const elementAt = (target: EventTarget) => (target as Element).closest<SVGElement>("[data-event]");

/** The event at which something happened in the page. */
function eventAt(target: EventTarget): number | null {
  const place = elementAt(target)?.dataset["event"];
  return place === undefined ? null : Number(place);
}
