import { describe, expect, test } from "vitest";
import { greeting } from "../../examples/greeting.ts";
import { layoutFor } from "../measures.ts";
import { momentAfter, momentAtSlider, momentOf, placeOf, places, sliderOf, stepped } from "./moment.ts";

const layout = layoutFor(greeting, "horizontal");

describe("the moment of the cursor", () => {
  test("goes from event to event in the order of time, and ends at both ends", () => {
    const way: (number | null)[] = [];
    for (let at = stepped(layout, null, 1); at !== null; at = stepped(layout, at, 1)) way.push(at.event);
    expect(way).toEqual([0, 1, 2, 3, 5, 4, 6]);
    expect(stepped(layout, momentAfter(layout, 0), -1)).toBeNull();
    expect(stepped(layout, null, -1)).toBeNull();
    expect(stepped(layout, momentAfter(layout, 6), -1)).toEqual({ micros: 25_000, event: 4 });
  });

  test("goes as many events as there are, where more are asked for", () => {
    expect(stepped(layout, null, 1, 3)?.event).toBe(2);
    expect(stepped(layout, momentAfter(layout, 5), 1, 20)?.event).toBe(6);
    expect(stepped(layout, momentAfter(layout, 4), -1, 20)?.event).toBe(0);
  });

  test("between two events knows the earlier one", () => {
    const place = placeOf(layout, { micros: 15_000, event: null });
    expect(momentOf(layout, place).event).toBe(3);
    expect(momentOf(layout, place).micros).toBeCloseTo(15_000);
  });

  test("is a place of the slider, which leads back to it", () => {
    for (const event of greeting.events.keys()) {
      const moment = momentAfter(layout, event);
      const back = momentAtSlider(layout, sliderOf(layout, moment));
      expect(Math.abs(back.micros - moment.micros)).toBeLessThan((greeting.endedAt / places) * 1.01);
    }
    expect(sliderOf(layout, null)).toBe(0);
    expect(momentAtSlider(layout, places)).toEqual({ micros: expect.closeTo(30_000), event: 6 });
  });
});
