import type { Execution } from "@lightcone/simulation";
import { duration } from "../words/duration.ts";
import { brief } from "../words/visible.ts";
import { arrowsOf } from "./arrows.ts";
import { axisOf } from "./axis.ts";
import { coursesOf } from "./courses.ts";
import type { Drawing, Orientation } from "./drawing.ts";
import { endOf, frameFor } from "./frame.ts";
import { labelsOf } from "./labels.ts";
import { lanesOf } from "./lanes.ts";
import { eventMarks, spotsOf } from "./spots.ts";
import { stabilizationOf } from "./stabilization.ts";
import { timersOf } from "./timers.ts";

export type SpaceTimeOptions = {
  /** Time to the right, or down. */
  readonly orientation: Orientation;
  /**
   * Pixels. A horizontal drawing is at least this wide, and wider where a node has more events than find room: then
   * the page scrolls it. A vertical drawing is exactly this wide (320 is enough) and as long as its events ask for.
   */
  readonly width: number;
};

/**
 * The space-time diagram of an execution: processes are lines, messages are arrows whose slope is their delay.
 * The same execution and options give the same drawing everywhere. The work is linear in what is drawn.
 */
export function spaceTime(execution: Execution, { orientation, width }: SpaceTimeOptions): Drawing {
  const frame = frameFor(execution, orientation, width);
  const spots = spotsOf(execution, frame);
  const courses = coursesOf(execution, frame, spots);
  const timers = timersOf(execution, frame, spots);
  const parts = {
    axis: axisOf(execution, frame),
    stabilization: stabilizationOf(execution, frame),
    lanes: lanesOf(execution, frame),
    arrows: arrowsOf(execution, frame, courses),
    events: eventMarks(execution, frame, spots),
  };
  return {
    orientation,
    width: frame.width,
    height: frame.height,
    summary: summaryOf(execution),
    ...parts,
    timers: timers.marks,
    labels: labelsOf(execution, frame, { ...parts, courses, rails: timers.rails }),
  };
}

function summaryOf(execution: Execution): string {
  const count = (number: number, what: string) => `${number} ${what}${number === 1 ? "" : "s"}`;
  const { nodes, events, envelopes, violations, model } = execution;
  const sizes = [
    count(nodes.length, "node"),
    count(events.length, "event"),
    count(envelopes.length, "message"),
  ];
  const broken =
    violations.length === 0 ? "" : ` ${count(violations.length, "violation")} of its properties.`;
  const name = brief(execution.protocol, 60);
  const assumptions = brief(model, 120);
  return `Space-time diagram of ${name}: ${sizes.join(", ")} in ${duration(endOf(execution))}; ${assumptions}.${broken}`;
}
