import type { Execution } from "@lightcone/simulation";
import { duration } from "../words/duration.ts";
import { across, noteAt, numberAt } from "./axis.ts";
import type { Stabilization, Stretch } from "./drawing.ts";
import { endOf, type Frame, place, tenth } from "./frame.ts";
import { position } from "./scale.ts";
import { textWidth } from "./type-size.ts";

/** The line at global stabilization time and the shade before it; the whole picture is shaded if it comes later. */
export function stabilizationOf(execution: Execution, frame: Frame, stretch: Stretch): Stabilization | null {
  const { gst } = execution;
  if (gst === null) return null;
  const isLate = gst > endOf(execution);
  const along = isLate ? frame.end : position(frame.scale, gst);
  const [near, far] = across(frame);
  const [from, to] = [place(frame, along, near), place(frame, along, far)];
  const first = Math.max(frame.start, stretch.from);
  const corner = place(frame, first, near);
  const opposite = place(frame, Math.min(along, stretch.to), far);
  return {
    line: isLate ? null : { from, to },
    shade:
      along > first
        ? { at: corner, width: tenth(opposite.x - corner.x), height: tenth(opposite.y - corner.y) }
        : null,
    ...(frame.orientation === "horizontal"
      ? captionAbove(frame, along, gst, isLate)
      : captionBeside(execution, frame, along, gst, isLate)),
    title: `Global stabilization time, ${duration(gst)}: before it messages may take any time, after it delays are bounded.`,
  };
}

type Caption = Pick<Stabilization, "text" | "textAt" | "anchor">;

/** Where time runs to the right: above the line, in a row of its own. */
function captionAbove(frame: Frame, along: number, gst: number, isLate: boolean): Caption {
  const text = captionText(gst, isLate);
  return along + textWidth(text, "label") / 2 > frame.width - 4
    ? { text, textAt: place(frame, frame.width - 4, 16), anchor: "end" }
    : { text, textAt: place(frame, along, 16), anchor: "middle" };
}

/** Where time runs down: among the numbers of the axis, which tell the time; below them where it comes later. */
function captionBeside(
  execution: Execution,
  frame: Frame,
  along: number,
  gst: number,
  isLate: boolean,
): Caption {
  return isLate
    ? { text: captionText(gst, isLate), textAt: noteAt(execution, frame, 0), anchor: "end" }
    : { text: "GST", textAt: numberAt(frame, along), anchor: "end" };
}

function captionText(gst: number, isLate: boolean): string {
  return `GST ${duration(gst)}${isLate ? ", after the end" : ""}`;
}
