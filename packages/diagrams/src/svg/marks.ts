import type { EventKind } from "@lightcone/simulation";
import type { Cone } from "../cone.ts";
import type { Difference, Differences } from "../fork/fork.ts";
import { differenceSentence } from "../fork/words.ts";
import type { Arrow, EventMark, TimerMark } from "../space-time/drawing.ts";
import { DOT } from "../space-time/spots.ts";
import { arrowClass, eventClass, timerClass } from "./cone.ts";
import { element, type SvgElement } from "./element.ts";
import { nodeClass } from "./style-sheet.ts";

/** Shades of message types: the label tells them apart, the shade helps. */
const SHADES = 3;

/** Each kind of event has a shape of its own, drawn around the origin. */
const glyphs: Readonly<Record<EventKind, SvgElement>> = {
  start: element("circle", { class: "lc-glyph", r: DOT - 0.4 }),
  message: element("circle", { class: "lc-glyph", r: DOT }),
  timer: element("path", { class: "lc-glyph", d: "M0 -5.2 L5.2 0 L0 5.2 L-5.2 0 Z" }),
  crash: element("path", { class: "lc-glyph", d: "M-5 -5 L5 5 M-5 5 L5 -5" }),
  restart: element("path", { class: "lc-glyph", d: "M-4 -5 L5 0 L-4 5 Z" }),
  sync: element("path", { class: "lc-glyph", d: "M-4.2 -4.2 H4.2 V4.2 H-4.2 Z" }),
  pause: element("path", { class: "lc-glyph", d: "M-2.5 -5 V5 M2.5 -5 V5" }),
};

const violationRing = element("circle", { class: "lc-violation", r: 8 });
const focusRing = element("circle", { class: "lc-ring", r: 9 });

/** Behind an event that only this run has, or that differs in the other one. */
const halo = element("circle", { class: "lc-halo", r: 9.5 });

export function eventElement(
  mark: EventMark,
  isStop: boolean,
  cone: Cone | null,
  difference: Difference | null,
): SvgElement {
  const { event, node, kind, at, reach, violates, sentence } = mark;
  return element(
    "g",
    {
      class: `lc-event lc-event-${kind} ${nodeClass(node)}${eventClass(event, cone)}${difference === null ? "" : ` lc-is-${difference}`}`,
      "data-event": event,
      role: "option",
      "aria-selected": String(cone?.event === event),
      "aria-label": difference === null ? sentence : `${sentence} ${differenceSentence[difference]}`,
      tabindex: isStop ? 0 : -1,
      transform: `translate(${at.x} ${at.y})`,
    },
    [
      element("circle", { class: "lc-reach", r: reach }),
      ...(difference === null || difference === "gone" ? [] : [halo]),
      ...(violates ? [violationRing] : []),
      glyphs[kind],
      focusRing,
    ],
  );
}

/** The classes that color an arrow and its label: the sender's color, in the shade of the message's type. */
export function arrowColor({ from, type }: Arrow): string {
  return `${nodeClass(from)} lc-shade-${type % SHADES}`;
}

export function arrowElement(arrow: Arrow, cone: Cone | null, differences: Differences): SvgElement {
  const { envelope, fate, path, end, title, sentBy, deliveredBy } = arrow;
  const isGone =
    differences.get(sentBy) === "gone" || (deliveredBy !== null && differences.get(deliveredBy) === "gone");
  return element(
    "g",
    {
      class: `lc-arrow lc-fate-${fate} ${arrowColor(arrow)}${arrowClass(arrow, cone)}${isGone ? " lc-is-gone" : ""}`,
      "data-envelope": envelope,
    },
    [
      element("title", {}, [title]),
      element("path", { class: "lc-reach", d: path }),
      element("path", { class: "lc-way", d: path }),
      element("path", { class: "lc-end", d: end }),
    ],
  );
}

export function timerElement(mark: TimerMark, cone: Cone | null): SvgElement {
  const { timer, node, outcome, path, title } = mark;
  return element(
    "g",
    { class: `lc-rail lc-rail-${outcome} ${nodeClass(node)}${timerClass(mark, cone)}`, "data-timer": timer },
    [element("title", {}, [title]), element("path", { d: path })],
  );
}
