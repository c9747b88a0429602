import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { executions } from "../../test/arbitrary.ts";
import { everyFate } from "../../test/examples.ts";
import { layOut } from "./layout.ts";
import { eventBy, latestBy, stepFrom, travelersAt } from "./moment.ts";
import { position } from "./scale.ts";

const wide = { orientation: "horizontal", width: 760 } as const;
const at = (layout: ReturnType<typeof layOut>, ms: number) => position(layout.frame.scale, ms * 1_000);

describe("a moment of a drawing", () => {
  const layout = layOut(everyFate, wide);

  it("is told by the last event that has happened", () => {
    expect([0, 52, 53, 399].map((ms) => eventBy(layout, at(layout, ms)))).toEqual([2, 2, 3, 9]);
    expect(eventBy(layout, 0)).toBeNull();
  });

  it("lies between steps that lead to every event, in the order of time, and back", () => {
    fc.assert(
      fc.property(executions(), (execution) => {
        const own = layOut(execution, wide);
        const forth: number[] = [];
        for (let event = stepFrom(own, null, 1); event !== null; event = stepFrom(own, event, 1))
          forth.push(event);
        const back: number[] = [];
        for (let event = forth.at(-1) ?? null; event !== null; event = stepFrom(own, event, -1))
          back.push(event);
        expect(forth).toEqual(execution.events.map((_, event) => event));
        expect(back).toEqual(forth.toReversed());
      }),
    );
  });

  it("steps over what is hidden, and follows time where events are not in its order", () => {
    const hidden = { nodes: new Set([1]), types: new Set<string>() };
    const without = layOut(everyFate, { ...wide, hidden });
    expect(stepFrom(without, 2, 1)).toBe(4);
    const events = everyFate.events.toReversed();
    const reversed = layOut({ ...everyFate, events, envelopes: [], timers: [] }, wide);
    expect(events[stepFrom(reversed, null, 1)!]!.at).toBe(0);
    expect(stepFrom(reversed, null, -1)).toBeNull();
  });

  it("knows each node's last event up to an event", () => {
    fc.assert(
      fc.property(executions(), fc.nat(), (execution, number) => {
        const event = number % execution.events.length;
        const by = execution.nodes.map((_, node) => {
          const last = execution.events.findLastIndex((other, i) => other.node === node && i <= event);
          return last === -1 ? null : last;
        });
        expect(latestBy(layOut(execution, wide), event)).toEqual(by);
      }),
    );
  });

  it("has messages under way, each on its arrow as far as its delay says", () => {
    const half = travelersAt(layout, at(layout, 26.5)).map(({ envelope }) => envelope);
    expect(half).toEqual([0, 1]);
    const [traveler] = travelersAt(layout, at(layout, 26.5));
    const [from, to] = [0, 1].map((node) => layout.frame.lanes[node]!);
    expect(traveler!.at.x).toBeCloseTo(at(layout, 26.5), 0);
    expect(traveler!.at.y).toBeCloseTo((from! + to!) / 2, 0);
    expect(travelersAt(layout, at(layout, 120))).toEqual([]);
  });
});
