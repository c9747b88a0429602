import type { Execution } from "@lightcone/simulation";
import { duration } from "../words/duration.ts";
import { across } from "./axis.ts";
import type { Stabilization } from "./drawing.ts";
import { type Frame, place, tenth } from "./frame.ts";
import { position } from "./scale.ts";
import { textWidth } from "./type-size.ts";

/** The line at global stabilization time and the shade before it; the whole picture is shaded if it comes later. */
export function stabilizationOf(execution: Execution, frame: Frame): Stabilization | null {
  const { gst } = execution;
  if (gst === null) return null;
  const isLate = position(frame.scale, gst) > frame.end;
  const along = isLate ? frame.end : position(frame.scale, gst);
  const [near, far] = across(frame);
  const [from, to] = [place(frame, along, near), place(frame, along, far)];
  const corner = place(frame, frame.start, near);
  const text = `GST ${duration(gst)}${isLate ? ", after the end" : ""}`;
  return {
    line: isLate ? null : { from, to },
    shade:
      along > frame.start
        ? { at: corner, width: tenth(to.x - corner.x), height: tenth(to.y - corner.y) }
        : null,
    text,
    ...captionPlace(frame, along, text),
    title: `Global stabilization time, ${duration(gst)}: before it messages may take any time, after it delays are bounded.`,
  };
}

/** Above the line where time runs to the right; at its far end where time runs down. */
function captionPlace(frame: Frame, along: number, text: string): Pick<Stabilization, "textAt" | "anchor"> {
  if (frame.orientation === "vertical") {
    return { textAt: place(frame, along - 5, frame.width - 6), anchor: "end" };
  }
  const overflows = along + textWidth(text, "label") / 2 > frame.width - 4;
  return overflows
    ? { textAt: place(frame, frame.width - 4, 16), anchor: "end" }
    : { textAt: place(frame, along, 16), anchor: "middle" };
}
