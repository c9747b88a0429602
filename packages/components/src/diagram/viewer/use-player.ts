import { useEffect, useEffectEvent, useState } from "react";
import type { Layout } from "@lightcone/diagrams/executions";
import { momentOf, placeOf, stepped, type Moment } from "./moment.ts";

/** Pixels of the drawing for a second of playing: the eye follows, and a message is seen to travel. */
const perSecond = 110;

/** Who prefers less motion is led from event to event, as slowly as one reads. */
const restMs = 1_200;

export type Player = { readonly isPlaying: boolean; readonly toggle: () => void; readonly pause: () => void };

/** Plays an execution: time goes on by itself from the cursor, or from the beginning where the cursor is at the end. */
export function usePlayer(layout: Layout, cursor: Moment | null, go: (moment: Moment) => void): Player {
  const [isPlaying, setPlaying] = useState(false);

  const advance = useEffectEvent((pixels: number) => {
    const { start, end } = layout.frame;
    const along = (cursor === null ? start : placeOf(layout, cursor)) + pixels;
    go(momentOf(layout, Math.min(along, end)));
    if (along >= end) setPlaying(false);
  });
  const step = useEffectEvent(() => {
    const next = stepped(layout, cursor, 1);
    if (next === null) setPlaying(false);
    else go(next);
  });
  useEffect(() => {
    if (!isPlaying) return;
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
      step();
      const beat = setInterval(step, restMs);
      return () => clearInterval(beat);
    }
    let last = performance.now();
    let frame = requestAnimationFrame(function next(now) {
      advance((Math.min(now - last, 100) / 1_000) * perSecond);
      last = now;
      frame = requestAnimationFrame(next);
    });
    return () => cancelAnimationFrame(frame);
  }, [isPlaying]);

  const toggle = () => {
    const isAtEnd = cursor !== null && placeOf(layout, cursor) >= layout.frame.end - 1;
    if (!isPlaying && isAtEnd) go(momentOf(layout, layout.frame.start));
    setPlaying(!isPlaying);
  };
  return { isPlaying, toggle, pause: () => setPlaying(false) };
}
