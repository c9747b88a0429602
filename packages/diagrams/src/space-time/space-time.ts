import { type Execution, linksOf } from "@lightcone/simulation";
import { duration } from "../words/duration.ts";
import { brief } from "../words/visible.ts";
import { arrowsOf } from "./arrows.ts";
import { axisOf } from "./axis.ts";
import { coursesOf } from "./courses.ts";
import { cutsOf } from "./cuts.ts";
import { densityOf } from "./density.ts";
import type { Drawing, Stretch } from "./drawing.ts";
import { endOf } from "./frame.ts";
import { labelsIn } from "./labels.ts";
import { lanesOf } from "./lanes.ts";
import { type Layout, layOut, type LayoutOptions } from "./layout.ts";
import { eventMarks } from "./spots.ts";
import { stabilizationOf } from "./stabilization.ts";
import { timersOf } from "./timers.ts";
import { type Marks, marksIn, wholeOf } from "./window.ts";

/**
 * The space-time diagram of an execution: processes are lines, messages are arrows whose slope is their delay.
 * The same execution and options give the same drawing everywhere. The work is linear in what is drawn.
 */
export function spaceTime(execution: Execution, options: LayoutOptions): Drawing {
  return draw(layOut(execution, options));
}

export type DrawOptions = {
  /** The part that is seen, along time (pixels). Default: all. */
  readonly window?: Stretch;
  /** How many events and messages are drawn one by one; where there are more, bars say how many. Default: all. */
  readonly most?: number;
};

/**
 * What is seen of a layout: every mark is in the place that it has in the whole drawing. The work grows with what is
 * seen, and with the logarithm of what is not.
 */
export function draw(
  layout: Layout,
  { window = wholeOf(layout), most = Infinity }: DrawOptions = {},
): Drawing {
  const { execution, frame } = layout;
  const seen = marksIn(layout, window);
  const isDense = seen.events.length + seen.envelopes.length > most;
  return {
    orientation: frame.orientation,
    width: frame.width,
    height: frame.height,
    window,
    summary: summaryOf(execution),
    axis: axisOf(execution, frame, window),
    stabilization: stabilizationOf(execution, frame, window),
    lanes: lanesOf(layout, window),
    cuts: cutsOf(layout, window),
    ...(isDense ? fromAfar(layout, window, seen) : closeBy(layout, window, seen)),
  };
}

type Seen = Pick<Drawing, "timers" | "arrows" | "events" | "labels" | "dense">;

function closeBy(layout: Layout, window: Stretch, { timers, envelopes, events }: Marks): Seen {
  return {
    timers: timersOf(layout, timers).marks,
    arrows: arrowsOf(layout, coursesOf(layout, envelopes)),
    events: eventMarks(layout, events),
    labels: labelsIn(layout, window),
    dense: null,
  };
}

/** So many crashes and violations are marked where there is much; more would again hide one another. */
const MARKED = 200;

function fromAfar(layout: Layout, window: Stretch, { events, envelopes }: Marks): Seen {
  const { execution } = layout;
  const { violations } = linksOf(execution);
  const marked = events.filter(
    (event) => violations[event]!.length > 0 || execution.events[event]!.kind === "crash",
  );
  return {
    timers: [],
    arrows: [],
    events: eventMarks(layout, marked.slice(0, MARKED)),
    labels: [],
    dense: { bars: densityOf(layout, window), events: events.length, envelopes: envelopes.length },
  };
}

function summaryOf(execution: Execution): string {
  const count = (number: number, what: string) => `${number} ${what}${number === 1 ? "" : "s"}`;
  const { nodes, events, envelopes, cuts, violations, model } = execution;
  const sizes = [
    count(nodes.length, "node"),
    count(events.length, "event"),
    count(envelopes.length, "message"),
    ...(cuts.length === 0 ? [] : [count(cuts.length, "partition")]),
  ];
  const broken =
    violations.length === 0 ? "" : ` ${count(violations.length, "violation")} of its properties.`;
  const name = brief(execution.protocol, 60);
  const assumptions = brief(model, 120);
  return `Space-time diagram of ${name}: ${sizes.join(", ")} in ${duration(endOf(execution))}; ${assumptions}.${broken}`;
}
