"use client";
import {
  lightCone,
  spaceTime,
  svg,
  type Execution,
  type LightCone,
  type Orientation,
} from "@lightcone/diagrams";
import { memo, useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { EventTable } from "./event-table.tsx";
import { Inspector } from "./inspector.tsx";
import { neighbor, wayOfKey } from "./navigation.ts";
import { svgNode } from "./svg.tsx";

export type SpaceTimeProps = { readonly execution: Execution; readonly caption?: ReactNode };

/**
 * An execution as a space-time diagram. To point at an event, to focus or to tap it shows what happened there and dims
 * whatever lies outside of its light cone; arrow keys move along process lines and between them.
 */
export const SpaceTime = memo(function SpaceTime({ execution, caption }: SpaceTimeProps) {
  const [hovered, setHovered] = useState<number | null>(null);
  const [focused, setFocused] = useState<number | null>(null);
  const chosen = hovered ?? focused;
  const cone = useMemo(() => (chosen === null ? null : lightCone(execution, chosen)), [execution, chosen]);
  const figure = useRef<HTMLElement>(null);
  const orientations = useOrientations(figure);
  const captionId = useId();

  const move = (event: KeyboardEvent<HTMLElement>, orientation: Orientation) => {
    const from = eventAt(event.target);
    if (event.key === "Escape") return clear();
    const way = wayOfKey(event.key, orientation);
    if (from === null || way === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault(); // the page does not scroll as well
    setHovered(null);
    setFocused(from);
    const to = neighbor(execution, from, way);
    if (to !== null) event.currentTarget.querySelector<SVGElement>(`[data-event="${to}"]`)?.focus();
  };
  const clear = () => {
    setHovered(null);
    setFocused(null);
  };
  return (
    <figure
      ref={figure}
      className="lc-space-time"
      aria-labelledby={caption === undefined ? undefined : captionId}
    >
      {caption !== undefined && <figcaption id={captionId}>{caption}</figcaption>}
      <div
        className="lc-stage"
        onPointerOver={(event) => setHovered(eventAt(event.target))}
        onPointerLeave={() => setHovered(null)}
        onClick={(event) => elementAt(event.target)?.focus()} // some touch screens do not focus on their own
        onFocus={(event) => setFocused(eventAt(event.target))}
        onBlur={() => setFocused(null)}
      >
        {orientations.map((orientation) => (
          <div
            key={orientation}
            className={`lc-view-${orientation}`}
            onKeyDown={(event) => move(event, orientation)}
          >
            <Picture {...{ execution, orientation, cone }} />
          </div>
        ))}
        {chosen !== null && <Inspector execution={execution} event={chosen} />}
      </div>
      <EventTable execution={execution} />
    </figure>
  );
});

/** Pixels that a picture is laid out for; it is then scaled to its place. Below `narrow`, time runs down. */
const widths = { horizontal: 720, vertical: 330 } as const;
const narrow = 600;

type PictureProps = {
  readonly execution: Execution;
  readonly orientation: Orientation;
  readonly cone: LightCone | null;
};

function Picture({ execution, orientation, cone }: PictureProps) {
  const drawing = useMemo(
    () => spaceTime(execution, { orientation, width: widths[orientation] }),
    [execution, orientation],
  );
  return svgNode(svg(drawing, cone));
}

const both: readonly Orientation[] = ["horizontal", "vertical"];

/** Both in the page as it is served, where the style sheet shows the one that fits; then only that one. */
function useOrientations(figure: React.RefObject<HTMLElement | null>): readonly Orientation[] {
  const [fitting, setFitting] = useState(both);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      const { width } = entry!.contentRect;
      if (width > 0) setFitting([width < narrow ? "vertical" : "horizontal"]);
    });
    observer.observe(figure.current!);
    return () => observer.disconnect();
  }, [figure]);
  return fitting;
}

const elementAt = (target: EventTarget) => (target as Element).closest<SVGElement>("[data-event]");

/** The event at which something happened in the page. */
function eventAt(target: EventTarget): number | null {
  const place = elementAt(target)?.dataset["event"];
  return place === undefined ? null : Number(place);
}
