import { describe, expect, test } from "vitest";
import { greeting } from "../examples/greeting.ts";
import { layoutFor, plainView } from "./measures.ts";
import { neighbor, wayOfKey, type Way } from "./navigation.ts";

const layout = layoutFor(greeting, "horizontal");

const every: readonly Way[] = ["earlier", "later", "first", "last", "previous-node", "next-node"];

describe("ways between events", () => {
  test.each<[number, Way, number | null]>([
    [0, "later", 4],
    [4, "earlier", 0],
    [0, "earlier", null],
    [4, "later", null],
    [2, "last", 6],
    [6, "first", 2],
    [2, "first", null],
    [4, "next-node", 3],
    [3, "previous-node", 0],
    [3, "next-node", 2],
    [5, "previous-node", 3],
    [0, "previous-node", null],
    [6, "next-node", null],
    [99, "later", null],
  ])("from %i, %s leads to %j", (from, way, to) => {
    expect(neighbor(layout, from, way)).toBe(to);
  });

  test("a node without events is passed over", () => {
    const events = greeting.events.filter(({ node }) => node !== 1);
    const envelopes = greeting.envelopes.map((envelope) => ({ ...envelope, deliveredBy: null }));
    expect(neighbor(layoutFor({ ...greeting, events, envelopes }, "horizontal"), 0, "next-node")).toBe(1);
  });

  test("what is hidden is passed over", () => {
    const hiding = (nodes: number[], types: string[]) =>
      layoutFor(greeting, "horizontal", {
        ...plainView,
        hidden: { nodes: new Set(nodes), types: new Set(types) },
      });
    expect(neighbor(hiding([1], []), 0, "next-node")).toBe(2);
    expect(neighbor(hiding([], ["Answer"]), 0, "later")).toBeNull();
    expect(neighbor(hiding([], ["Answer"]), 0, "last")).toBeNull();
  });

  test("later and earlier undo each other", () => {
    for (const [place] of greeting.events.entries()) {
      const later = neighbor(layout, place, "later");
      if (later !== null) expect(neighbor(layout, later, "earlier")).toBe(place);
    }
  });

  test("every event can be reached from the first one", () => {
    const reached = new Set([0]);
    for (const from of reached)
      for (const way of every) {
        const to = neighbor(layout, from, way);
        if (to !== null) reached.add(to);
      }
    expect(reached.size).toBe(greeting.events.length);
  });
});

test("keys mean what the drawing shows: time runs right, or down", () => {
  expect(wayOfKey("ArrowRight", "horizontal")).toBe("later");
  expect(wayOfKey("ArrowDown", "vertical")).toBe("later");
  expect(wayOfKey("ArrowDown", "horizontal")).toBe("next-node");
  expect(wayOfKey("ArrowRight", "vertical")).toBe("next-node");
  expect(wayOfKey("Home", "vertical")).toBe("first");
  expect(wayOfKey("a", "horizontal")).toBeNull();
});
