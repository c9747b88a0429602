import { lightCone } from "@lightcone/simulation";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { executions, executionsAndEvents } from "../../test/arbitrary.ts";
import { election, everyFate, partitioned } from "../../test/examples.ts";
import { spaceTime } from "../space-time/space-time.ts";
import { sentence } from "../words/sentence.ts";
import type { SvgElement } from "./element.ts";
import { svg } from "./svg.ts";

const wide = { orientation: "horizontal", width: 760 } as const;

function all(tree: SvgElement): SvgElement[] {
  return [tree, ...tree.children.flatMap((child) => (typeof child === "string" ? [] : all(child)))];
}

const classes = ({ attributes }: SvgElement) => String(attributes["class"] ?? "").split(" ");
const having = (tree: SvgElement, name: string) => all(tree).filter(({ attributes }) => name in attributes);

describe("the SVG of a drawing", () => {
  it("marks events and messages for the page to find", () => {
    fc.assert(
      fc.property(executions(), (execution) => {
        const tree = svg(spaceTime(execution, wide));
        const events = having(tree, "data-event").map(({ attributes }) => attributes["data-event"]);
        const arrows = having(tree, "data-envelope").filter((found) => classes(found).includes("lc-arrow"));
        expect(events).toEqual(execution.events.map((_, event) => event));
        expect(arrows.map(({ attributes }) => attributes["data-envelope"])).toEqual(
          execution.envelopes.map((_, i) => i),
        );
      }),
    );
  });

  it("names each event with its sentence, as an option of one list", () => {
    const tree = svg(spaceTime(election, wide));
    const lists = all(tree).filter(({ attributes }) => attributes["role"] === "listbox");
    expect(lists).toHaveLength(1);
    const options = lists[0]!.children as SvgElement[];
    expect(options.map(({ attributes }) => attributes["aria-label"])).toEqual(
      election.events.map((_, event) => sentence(election, event)),
    );
    expect(options.every(({ attributes }) => attributes["role"] === "option")).toBe(true);
  });

  it("has one tab stop: the first event, or the chosen one", () => {
    fc.assert(
      fc.property(executionsAndEvents, ({ execution, event }) => {
        const drawing = spaceTime(execution, wide);
        const stops = (tree: SvgElement) =>
          having(tree, "tabindex")
            .filter(({ attributes }) => attributes["tabindex"] === 0)
            .map(({ attributes }) => attributes["data-event"]);
        expect(stops(svg(drawing))).toEqual([0]);
        expect(stops(svg(drawing, lightCone(execution, event)))).toEqual([event]);
      }),
    );
  });

  it("hides from screen readers what the events' sentences already say", () => {
    const layers = svg(spaceTime(election, wide)).children as SvgElement[];
    expect(layers.map(({ attributes }) => [attributes["class"], attributes["aria-hidden"]])).toEqual([
      ["lc-time", "true"],
      ["lc-lanes", "true"],
      ["lc-gst", "true"],
      ["lc-cuts", "true"],
      ["lc-rails", "true"],
      ["lc-arrows", "true"],
      ["lc-density", "true"],
      ["lc-folds", "true"],
      ["lc-labels", "true"],
      ["lc-events", undefined],
    ]);
  });

  it("dims no partition", () => {
    const tree = svg(spaceTime(partitioned, wide), lightCone(partitioned, 6));
    const words = all(tree).filter((found) => classes(found).includes("lc-cut-label"));
    expect(words.map((found) => classes(found).includes("lc-outside"))).toEqual([false, false]);
  });

  it("dims exactly what is outside of the light cone of the chosen event", () => {
    fc.assert(
      fc.property(executionsAndEvents, ({ execution, event }) => {
        const cone = lightCone(execution, event);
        const tree = svg(spaceTime(execution, wide), cone);
        for (const mark of having(tree, "data-event")) {
          const own = Number(mark.attributes["data-event"]);
          const standing =
            own === event
              ? "chosen"
              : cone.past.has(own)
                ? "past"
                : cone.future.has(own)
                  ? "future"
                  : "outside";
          expect(classes(mark)).toContain(`lc-${standing}`);
        }
        for (const arrow of having(tree, "data-envelope")) {
          const { sentBy, deliveredBy } = execution.envelopes[Number(arrow.attributes["data-envelope"])]!;
          const isInside = cone.future.has(sentBy) || (deliveredBy !== null && cone.past.has(deliveredBy));
          expect(classes(arrow).includes("lc-outside")).toBe(!isInside);
        }
      }),
    );
  });

  it("draws a process line up to the node's last past event, and from its first future one", () => {
    const ackAtA = 4;
    const drawing = spaceTime(everyFate, wide);
    const lines = all(svg(drawing, lightCone(everyFate, ackAtA)))
      .filter(({ tag, attributes }) => tag === "line" && attributes["class"] === "lc-line")
      .map(({ attributes: { x1, x2, y1 } }) => [y1, x1, x2]);
    const x = (event: number) => drawing.events[event]!.at.x;
    const [a, b, c] = drawing.lanes.map(({ nameAt }) => nameAt.y - 4.5);
    const end = drawing.lanes[1]!.pieces[0]!.to.x;
    // C hears of it only through A's second ping (event 8).
    expect(lines).toEqual([
      [a, 50, x(ackAtA)],
      [a, x(ackAtA), x(9)],
      [b, 50, x(3)],
      [b, x(7), end],
      [c, x(8), end],
    ]);
  });

  it("has classes, never colors or handlers", () => {
    const names = new Set(
      all(svg(spaceTime(election, wide))).flatMap(({ attributes }) => Object.keys(attributes)),
    );
    expect(
      [...names].filter((name) => /^(fill|stroke|style|color|opacity|on|href|xlink)/.test(name)),
    ).toEqual([]);
  });

  it("draws nothing but its frame where nothing happened", () => {
    const nothing = {
      ...everyFate,
      events: [],
      envelopes: [],
      timers: [],
      violations: [],
      states: [],
      messages: [],
      total: 0,
    };
    const tree = svg(spaceTime({ ...nothing, nodes: [] }, { orientation: "vertical", width: 320 }));
    expect(having(tree, "role").map(({ attributes }) => attributes["role"])).toEqual(["group"]);
  });
});
