"use client";
// eslint-disable-next-line @nx/enforce-module-boundaries -- the server and the browser have a file each, see package.json
import { StillPictures, StillTable } from "#still";
import type { Execution, Orientation } from "@lightcone/diagrams/executions";
import { memo, useId, useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from "react";
import { useWasServed } from "../hydration.ts";
import { drawing } from "./lazily.ts";
import { notLoaded } from "./not-loaded.ts";
import { useLive } from "./use-live.ts";

export type SpaceTimeProps = {
  /** An execution, packed or not. */
  readonly execution: Execution | object;
  readonly caption?: ReactNode;
};

/** An execution as a space-time diagram; see `Viewer` for what it answers to. */
export const SpaceTime = memo(function SpaceTime({ execution, caption }: SpaceTimeProps) {
  const figure = useRef<HTMLElement>(null);
  const orientation = useOrientation(figure);
  const captionId = useId();
  const [isTableOpen, setTableOpen] = useState(false);

  const [first] = useState(execution);
  const wasServed = useWasServed() && execution === first;
  const live = useLive(drawing, wasServed);
  const isLive = live !== null && live !== "failed";
  // The picture that was served goes when the live one comes, at any time: the focus moves on to the same event. As state
  // it is part of the rendering that makes the change; a ref would be read before the reader's last step.
  const [focused, setFocused] = useState<number | null>(null);
  // Nor is a click lost that comes before the code: the cursor will stand there.
  const [clicked, setClicked] = useState<number | null>(null);
  const eventAt = (target: EventTarget): number | null => {
    const event = (target as Element).closest<SVGElement>("[data-event]")?.dataset["event"];
    return event === undefined ? null : Number(event);
  };
  return (
    <figure
      ref={figure}
      className="lc-space-time"
      aria-labelledby={caption === undefined ? undefined : captionId}
      onFocus={({ target }) => !isLive && setFocused(eventAt(target))}
      onBlur={() => !isLive && setFocused(null)}
      onClick={({ target }) => !isLive && setClicked(eventAt(target))}
    >
      {caption !== undefined && <figcaption id={captionId}>{caption}</figcaption>}
      {isLive ? (
        <live.LivePictures data={execution} {...{ orientation, focused, clicked }} />
      ) : (
        <StillPictures data={execution} />
      )}
      {live === "failed" && !wasServed && <p>{notLoaded}</p>}
      <details className="lc-as-table" onToggle={(event) => setTableOpen(event.currentTarget.open)}>
        <summary>Show as table</summary>
        {isLive && isTableOpen ? (
          <live.LiveTable data={execution} />
        ) : (
          wasServed && <StillTable data={execution} />
        )}
      </details>
    </figure>
  );
});

/** Below this width of its place (CSS pixels) time runs down; the style sheet says the same of what is served. */
const narrow = 600;

/** How the picture fits into its place; known before the browser paints. */
function useOrientation(place: RefObject<HTMLElement | null>): Orientation {
  const [orientation, setOrientation] = useState<Orientation>("horizontal");
  useLayoutEffect(() => {
    const element = place.current!;
    const fit = () => {
      const { clientWidth } = element;
      if (clientWidth > 0) setOrientation(clientWidth < narrow ? "vertical" : "horizontal");
    };
    fit();
    const observer = new ResizeObserver(fit);
    observer.observe(element);
    return () => observer.disconnect();
  }, [place]);
  return orientation;
}
