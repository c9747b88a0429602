import type { Drawing } from "@lightcone/diagrams/executions";
import {
  useLayoutEffect,
  useRef,
  useState,
  type FocusEvent,
  type MouseEvent,
  type PointerEvent,
  type RefObject,
} from "react";
import { elementAt, eventAt } from "./marks-in-page.ts";

/** What a reader points at in a drawing, or has the focus on. */
export type Pointing = {
  /** The event, as long as it is drawn. */
  readonly chosen: number | null;
  /** Puts the focus on an event, as soon as it is drawn. */
  readonly focus: (event: number) => void;
  /** Hovering ends, though the pointer may rest where it is: the reader goes on by keyboard. */
  readonly forgetPointer: () => void;
  readonly clear: () => void;
  readonly handlers: {
    readonly onPointerOver: (over: PointerEvent) => void;
    readonly onPointerLeave: () => void;
    readonly onMouseDown: (press: MouseEvent) => void;
    readonly onFocus: (focus: FocusEvent) => void;
    readonly onBlur: () => void;
  };
};

export type PointingParts = {
  readonly drawing: Drawing;
  readonly stage: RefObject<HTMLElement | null>;
  readonly scroller: RefObject<HTMLElement | null>;
  /** An event that had the focus in the picture as it was served, and has it on. */
  readonly wasFocused: number | null;
};

export function usePointing({ drawing, stage, scroller, wasFocused }: PointingParts): Pointing {
  const [hovered, setHovered] = useState<number | null>(null);
  const [focused, setFocused] = useState<number | null>(wasFocused);
  // What was scrolled or zoomed out of the drawing is no longer pointed at, though no browser says so.
  const isDrawn = (event: number | null) => drawing.events.some((mark) => mark.event === event);
  const chosen = isDrawn(hovered) ? hovered : isDrawn(focused) ? focused : null;

  const wanted = useRef(wasFocused);
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
  return {
    chosen,
    focus(event) {
      wanted.current = event;
      setFocused(event);
    },
    forgetPointer: () => setHovered(null),
    clear() {
      setHovered(null);
      setFocused(null);
    },
    handlers: {
      // A finger hovers over nothing: it taps, and what the focus would open under it must not take the tap.
      onPointerOver: ({ target, pointerType }) => pointerType !== "touch" && setHovered(eventAt(target)),
      onPointerLeave: () => setHovered(null),
      onMouseDown: (press) => elementAt(press.target, "event") !== null && press.preventDefault(),
      onFocus: ({ target }) => setFocused(eventAt(target)),
      onBlur: () => setFocused(null),
    },
  };
}
