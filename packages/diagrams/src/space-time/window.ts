import type { Stretch } from "./drawing.ts";
import type { Layout } from "./layout.ts";
import { momentAt } from "./scale.ts";

/** What is seen in a stretch of a drawing, by number, ascending. */
export type Marks = {
  readonly events: readonly number[];
  readonly envelopes: readonly number[];
  readonly timers: readonly number[];
};

/** A mark may reach this far beyond the time that it stands for (pixels): its ring, its stub, its label. */
const REACH = 48;

/** The whole of a drawing along its time. */
export function wholeOf({ frame: { orientation, width, height } }: Layout): Stretch {
  return { from: 0, to: orientation === "horizontal" ? width : height };
}

/** Exactly those marks that are not hidden and whose time, give or take their reach, meets the stretch. */
export function marksIn({ frame, timetable, shows }: Layout, stretch: Stretch): Marks {
  const from = momentAt(frame.scale, stretch.from - REACH);
  const to = momentAt(frame.scale, stretch.to + REACH);
  return {
    events: timetable.events.meeting(from, to).filter(shows.event),
    envelopes: timetable.envelopes.meeting(from, to).filter(shows.envelope),
    timers: timetable.timers.meeting(from, to).filter(shows.timer),
  };
}
