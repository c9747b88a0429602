import { eventBy, momentAt, position, stepFrom, type Layout } from "@lightcone/diagrams/executions";

/** Where the reader's cursor stands: a moment (microseconds), and the last event that has happened by then. */
export type Moment = { readonly micros: number; readonly event: number | null };

/** The moment just after an event. */
export const momentAfter = ({ execution }: Layout, event: number): Moment => ({
  micros: execution.events[event]!.at,
  event,
});

/** The moment at a place along the drawing's time. */
export const momentOf = (layout: Layout, along: number): Moment => ({
  micros: Math.max(0, momentAt(layout.frame.scale, along)),
  event: eventBy(layout, along),
});

/** Where a moment stands along the drawing's time. */
export const placeOf = ({ frame }: Layout, { micros }: Moment): number => position(frame.scale, micros);

/** After the next shown event, or before the last one; null where there is none. */
export function stepped(layout: Layout, from: Moment | null, way: 1 | -1, steps = 1): Moment | null {
  let event = from?.event ?? null;
  // Before the first event there is nothing to go back to.
  if (event === null && way === -1) return null;
  let found: number | null = null;
  for (let step = 0; step < steps; step++) {
    event = stepFrom(layout, event, way);
    if (event === null) break;
    found = event;
  }
  return found === null ? null : momentAfter(layout, found);
}

/** The slider has so many places. */
export const places = 10_000;

/** A moment as a place of the slider, which is as long as the drawing's time. */
export function sliderOf(layout: Layout, moment: Moment | null): number {
  const { start, end } = layout.frame;
  if (moment === null) return 0;
  return Math.round(((placeOf(layout, moment) - start) / (end - start)) * places);
}

/** The moment at a place of the slider. */
export function momentAtSlider(layout: Layout, value: number): Moment {
  const { start, end } = layout.frame;
  return momentOf(layout, start + (value / places) * (end - start));
}
