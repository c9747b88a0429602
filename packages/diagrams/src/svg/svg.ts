import type { Cone } from "../cone.ts";
import { type Differences, noDifferences } from "../fork/fork.ts";
import type { Axis, CutMark, Drawing, Fold, Label, Point, Stabilization } from "../space-time/drawing.ts";
import { once } from "../once.ts";
import { type Attributes, element, type SvgElement } from "./element.ts";
import { arrowColor, arrowElement, eventElement, timerElement } from "./marks.ts";
import { laneElement } from "./lanes.ts";
import { nodeClass } from "./style-sheet.ts";
import { textElement } from "./text.ts";
import { arrowClass, eventClass } from "./cone.ts";

/**
 * A drawing as a tree of SVG elements. It has classes and no colors: `styleSheet` has those. Events are the options
 * of a list box with a roving tab stop; what else is drawn is decoration that the events' sentences tell.
 * With a light cone, everything outside it is of class `lc-outside`; with the differences from another run, what is in
 * one of them only, or differs, is marked.
 */
export function svg(
  drawing: Drawing,
  cone: Cone | null = null,
  differences: Differences = noDifferences,
): SvgElement {
  const { orientation, axis, stabilization } = drawing;
  const { x, y, width, height } = viewOf(drawing);
  const decoration = { "aria-hidden": "true" };
  return element(
    "svg",
    {
      class: `lc-diagram lc-${orientation}${cone === null ? "" : " lc-coned"}`,
      viewBox: `${x} ${y} ${width} ${height}`,
      width,
      height,
      role: "group",
      "aria-label": drawing.summary,
    },
    [
      element("g", { class: "lc-time", ...decoration }, [
        ...(stabilization?.shade == null ? [] : [shadeElement(stabilization.shade)]),
        ...axisElements(axis),
      ]),
      element(
        "g",
        { class: "lc-lanes", ...decoration },
        drawing.lanes.map((lane) => laneElement(lane, drawing, cone)),
      ),
      ...(stabilization === null ? [] : [stabilizationElement(stabilization)]),
      element("g", { class: "lc-cuts", ...decoration }, drawing.cuts.map(cutElement)),
      element(
        "g",
        { class: "lc-rails", ...decoration },
        drawing.timers.map((timer) => timerElement(timer, cone)),
      ),
      element(
        "g",
        { class: "lc-arrows", ...decoration },
        drawing.arrows.map((arrow) => arrowElement(arrow, cone, differences)),
      ),
      element(
        "g",
        { class: "lc-density", ...decoration },
        (drawing.dense?.bars ?? []).map(({ node, path }) =>
          element("path", { class: nodeClass(node), d: path }),
        ),
      ),
      element("g", { class: "lc-folds", ...decoration }, axis.folds.map(foldElement)),
      element(
        "g",
        { class: "lc-labels", ...decoration },
        drawing.labels.map((label) => labelElement(label, drawing, cone)),
      ),
      ...(drawing.events.length === 0 ? [] : [eventList(drawing, cone, differences)]), // a list box has options
    ],
  );
}

/** What of the picture is seen, as a box. */
function viewOf({ orientation, width, height, window: { from, to } }: Drawing) {
  return orientation === "horizontal"
    ? { x: from, y: 0, width: to - from, height }
    : { x: 0, y: from, width, height: to - from };
}

function eventList(
  { events, orientation }: Drawing,
  cone: Cone | null,
  differences: Differences,
): SvgElement {
  // The chosen event may lie outside of the window; the list can still be reached.
  const stop = (events.find(({ event }) => event === cone?.event) ?? events[0])?.event;
  return element(
    "g",
    { class: "lc-events", role: "listbox", "aria-label": "Events", "aria-orientation": orientation },
    events.map((mark) => eventElement(mark, mark.event === stop, cone, differences.get(mark.event) ?? null)),
  );
}

function lineElement(from: Point, to: Point, className: string): SvgElement {
  return element("line", { class: className, x1: from.x, y1: from.y, x2: to.x, y2: to.y });
}

function shadeElement({ at, width, height }: NonNullable<Stabilization["shade"]>): SvgElement {
  return element("rect", { class: "lc-chaos", x: at.x, y: at.y, width, height });
}

function stabilizationElement({ line, text, textAt, anchor, title }: Stabilization): SvgElement {
  return element("g", { class: "lc-gst", "aria-hidden": "true" }, [
    element("title", {}, [title]),
    ...(line === null ? [] : [lineElement(line.from, line.to, "lc-gst-line")]),
    textElement(text, textAt, { class: `lc-label lc-anchor-${anchor}` }),
  ]);
}

function cutElement({ cut, bands, title }: CutMark): SvgElement {
  return element("g", { class: "lc-cut", "data-cut": cut }, [
    element("title", {}, [title]),
    ...bands.map(({ at, width, height }) =>
      element("rect", { class: "lc-band", x: at.x, y: at.y, width, height }),
    ),
  ]);
}

function axisElements({ unit, unitAt, ticks, more }: Axis): SvgElement[] {
  return [
    ...ticks.map(({ from, to }) => lineElement(from, to, "lc-tick")),
    ...ticks.flatMap(({ text, textAt }) =>
      text === null ? [] : [textElement(text, textAt, { class: "lc-number" })],
    ),
    textElement(unit, unitAt, { class: "lc-number lc-unit" }),
    ...(more === null ? [] : [textElement(more.text, more.at, { class: "lc-label lc-anchor-end" })]),
  ];
}

function foldElement({ strip, edges, title }: Fold): SvgElement {
  return element("g", { class: "lc-fold" }, [
    element("title", {}, [title]),
    element("path", { class: "lc-paper", d: strip }),
    element("path", { class: "lc-edge", d: edges }),
  ]);
}

function labelElement(label: Label, drawing: Drawing, cone: Cone | null): SvgElement {
  const { kind, text, at, direction, event, envelope } = label;
  const arrow = envelope === null ? undefined : arrowsByEnvelope(drawing).get(envelope);
  // A partition belongs to no event: it is as bright as the ground.
  const own = event === null ? "" : eventClass(event, cone);
  const standing = arrow === undefined ? own : arrowClass(arrow, cone);
  const color = arrow === undefined ? "" : ` ${arrowColor(arrow)}`;
  return element(
    "text",
    {
      class: `lc-label lc-${kind}-label${color}${standing}`,
      ...(envelope === null ? {} : { "data-envelope": envelope }),
      ...placeOf(at, direction),
    },
    [text],
  );
}

/** Where a text stands, and in which direction it is read. */
function placeOf({ x, y }: Point, { cosine, sine }: Label["direction"]): Attributes {
  if (sine === 0) return { x, y };
  const turn = [cosine, sine, -sine, cosine].map((part) => part.toFixed(4)).join(" ");
  return { transform: `matrix(${turn} ${x} ${y})` };
}

const arrowsByEnvelope = once(
  ({ arrows }: Drawing) => new Map(arrows.map((arrow) => [arrow.envelope, arrow] as const)),
);
