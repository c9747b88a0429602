import { useEffect, useEffectEvent, type RefObject } from "react";
import type { Orientation } from "@lightcone/diagrams/executions";

export type Gestures = {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly orientation: Orientation;
  readonly zoomAt: (factor: number, place: number) => void;
};

/** A mouse that moves no more than this between press and release was only clicked. */
const still = 4;

/** How fast the wheel zooms: a notch of 100 pixels is a fifth. */
const perPixel = 0.002;

/**
 * Wheel with Ctrl (a pinch on a touchpad is that) and a pinch of two fingers zoom around where they are; a mouse that is
 * pressed drags. One finger scrolls, as everywhere.
 */
export function useGestures({ scroller, orientation, ...handlers }: Gestures): void {
  const zoomAt = useEffectEvent(handlers.zoomAt);
  useEffect(() => {
    const element = scroller.current!;
    const over = new AbortController();
    const listen = { signal: over.signal, passive: false } as const;
    const along = (point: { clientX: number; clientY: number }) => {
      const { left, top } = element.getBoundingClientRect();
      return orientation === "horizontal" ? point.clientX - left : point.clientY - top;
    };

    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault(); // the page would zoom
      const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 33 : event.deltaY;
      zoomAt(Math.exp(-pixels * perPixel), along(event));
    };

    let span = 0;
    const spanOf = ([one, other]: TouchList | readonly Touch[]) =>
      Math.hypot(one!.clientX - other!.clientX, one!.clientY - other!.clientY);
    const onTouchStart = ({ touches }: TouchEvent) => {
      if (touches.length === 2) span = spanOf(touches);
    };
    const onTouchMove = (event: TouchEvent) => {
      const [one, other] = event.touches;
      if (one === undefined || other === undefined) return;
      event.preventDefault();
      const next = spanOf([one, other]);
      if (span > 0 && next > 0) zoomAt(next / span, (along(one) + along(other)) / 2);
      span = next;
    };

    const onPointerDown = (event: PointerEvent) => {
      if (event.pointerType !== "mouse" || event.button !== 0) return;
      const [left, top] = [element.scrollLeft, element.scrollTop];
      const drag = new AbortController();
      const end = () => {
        drag.abort();
        if (element.dataset["dragged"] === undefined) return;
        delete element.dataset["dragged"];
        // What the mouse is let go over was not clicked. The click comes at once, or never.
        const past = new AbortController();
        addEventListener("click", (click) => click.stopPropagation(), { capture: true, signal: past.signal });
        setTimeout(() => past.abort());
      };
      const move = ({ clientX, clientY }: PointerEvent) => {
        const [x, y] = [clientX - event.clientX, clientY - event.clientY];
        if (Math.hypot(x, y) > still) element.dataset["dragged"] = "";
        if (element.dataset["dragged"] !== undefined) element.scrollTo(left - x, top - y);
      };
      addEventListener("pointermove", move, { signal: drag.signal });
      addEventListener("pointerup", end, { signal: drag.signal });
      addEventListener("pointercancel", end, { signal: drag.signal });
    };

    element.addEventListener("wheel", onWheel, listen);
    element.addEventListener("touchstart", onTouchStart, { ...listen, passive: true });
    element.addEventListener("touchmove", onTouchMove, listen);
    element.addEventListener("pointerdown", onPointerDown, listen);
    return () => over.abort();
  }, [scroller, orientation]);
}
