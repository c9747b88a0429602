import type { Execution } from "@lightcone/simulation";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { executions } from "../../test/arbitrary.ts";
import { crowded, partitioned } from "../../test/examples.ts";
import type { Drawing, Orientation, Stretch } from "./drawing.ts";
import { type Hidden, type Layout, layOut } from "./layout.ts";
import { position } from "./scale.ts";
import { draw } from "./space-time.ts";
import { timetableOf } from "./timetable.ts";
import { wholeOf } from "./window.ts";

/** A layout of a random execution, and a random part of it. */
const views = fc
  .record({
    execution: executions(),
    orientation: fc.constantFrom<Orientation>("horizontal", "vertical"),
    zoom: fc.constantFrom(0.3, 1, 1, 7),
    ends: fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
  })
  .map(({ execution, orientation, zoom, ends }) => {
    const layout = layOut(execution, { orientation, width: 400, zoom });
    const { to } = wholeOf(layout);
    const [from = 0, until = 0] = ends.map((share) => share * to).sort((a, b) => a - b);
    return { execution, layout, window: { from, to: until } };
  });

const reach = 48;

/** By hand: whether what lasts from one time to another is seen in the window, or just beside it. */
const isSeen = ({ frame }: Layout, { from, to }: Stretch, since: number, until: number) =>
  position(frame.scale, since) <= to + reach && position(frame.scale, until) >= from - reach;

const numbers = (list: readonly unknown[], isIt: (number: number) => boolean) =>
  list.flatMap((_, number) => (isIt(number) ? [number] : []));

describe("a window of a drawing", () => {
  it("draws exactly the marks whose time meets it, and each where it stands in the whole", () => {
    fc.assert(
      fc.property(views, ({ execution, layout, window }) => {
        const part = draw(layout, { window });
        const whole = draw(layout);
        const { timerEnds, typicalDelay } = timetableOf(execution);
        const { events, envelopes, timers } = execution;
        expect(part.events).toEqual(
          numbers(events, (event) => isSeen(layout, window, events[event]!.at, events[event]!.at)).map(
            (event) => whole.events[event],
          ),
        );
        const arrival = ({ sentAt, arrivesAt }: (typeof envelopes)[number]) =>
          arrivesAt ?? sentAt + (typicalDelay ?? 0);
        expect(part.arrows).toEqual(
          numbers(envelopes, (envelope) =>
            isSeen(layout, window, envelopes[envelope]!.sentAt, arrival(envelopes[envelope]!)),
          ).map((envelope) => whole.arrows[envelope]),
        );
        expect(part.timers).toEqual(
          numbers(timers, (timer) => {
            const { setAt } = timers[timer]!;
            return isSeen(layout, window, setAt, Math.max(setAt, timerEnds[timer]!.at ?? setAt));
          }).map((timer) => whole.timers[timer]),
        );
      }),
    );
  });

  it("draws of lanes, ticks and partitions only what lies within", () => {
    fc.assert(
      fc.property(views, ({ layout, window }) => {
        const along = (point: { x: number; y: number }) =>
          layout.frame.orientation === "horizontal" ? point.x : point.y;
        const { lanes, axis, cuts } = draw(layout, { window });
        const ends = [
          ...lanes.flatMap(({ pieces }) => pieces.flatMap(({ from, to }) => [from, to])),
          ...axis.ticks.map(({ from }) => from),
          ...cuts.flatMap(({ bands }) => bands.map(({ at }) => at)),
        ];
        // After a fold the roundest moment of a stretch is told, wherever in it that is.
        const slack = axis.folds.length > 0 ? Infinity : 0.1;
        for (const end of ends) {
          expect(along(end)).toBeGreaterThanOrEqual(window.from - slack);
          expect(along(end)).toBeLessThanOrEqual(window.to + slack);
        }
      }),
    );
  });

  it("has the labels that the whole has there, wherever it begins", () => {
    const layout = layOut(crowded(5, 900, 3), { orientation: "horizontal", width: 720 });
    const whole = draw(layout);
    expect(wholeOf(layout).to).toBeGreaterThan(2_400);
    for (let from = 0; from < wholeOf(layout).to; from += 331) {
      const window = { from, to: from + 700 };
      const { labels } = draw(layOut(layout.execution, { orientation: "horizontal", width: 720 }), {
        window,
      });
      expect(whole.labels).toEqual(expect.arrayContaining([...labels]));
      const within = whole.labels.filter(({ at }) => at.x >= from && at.x <= from + 700);
      expect(labels).toEqual(expect.arrayContaining(within));
    }
  });

  it("is what it was when only other parts of the layout were looked at", () => {
    fc.assert(
      fc.property(views, ({ layout, window }) => {
        const first = draw(layout, { window });
        draw(layout);
        expect(draw(layout, { window })).toEqual(first);
      }),
    );
  });
});

describe("what is hidden", () => {
  const hiding = (
    execution: Execution,
    { nodes = [], types = [] }: { nodes?: number[]; types?: string[] },
  ) => {
    const hidden: Hidden = { nodes: new Set(nodes), types: new Set(types) };
    return draw(layOut(execution, { orientation: "horizontal", width: 720, hidden }));
  };
  const drawn = ({ events, arrows }: Drawing) => [events.length, arrows.length];

  it("leaves no trace: nodes with their events and messages, types with their deliveries", () => {
    expect(drawn(hiding(partitioned, {}))).toEqual([10, 9]);
    const without = hiding(partitioned, { nodes: [2] });
    expect(without.lanes.map(({ name }) => name)).toEqual(["L", "F1"]);
    expect(without.height).toBeLessThan(hiding(partitioned, {}).height);
    expect(without.arrows.every(({ envelope }) => partitioned.envelopes[envelope]!.to !== 2)).toBe(true);
    expect(drawn(hiding(partitioned, { types: ["Beat"] }))).toEqual([6, 1]);
    expect(drawn(hiding(partitioned, { nodes: [0, 1, 2] }))).toEqual([0, 0]);
  });

  it("closes the ranks: who stands behind a hidden node moves up", () => {
    const row = (drawing: Drawing, place: number) => drawing.lanes[place]!.nameAt.y;
    const all = hiding(partitioned, {});
    expect(row(hiding(partitioned, { nodes: [1] }), 1)).toBe(row(all, 1));
  });
});

describe("too much to see", () => {
  const layout = layOut(crowded(5, 400, 3), { orientation: "horizontal", width: 720 });

  it("becomes bars, one path a node, and is told in numbers; crashes and violations stay", () => {
    const near = draw(layout, { most: 10_000 });
    const far = draw(layout, { most: 100 });
    expect(near.dense).toBeNull();
    expect(far.dense).toMatchObject({ events: near.events.length, envelopes: near.arrows.length });
    expect(far.dense!.bars.map(({ node }) => node)).toEqual([0, 1, 2, 3, 4]);
    expect([far.arrows, far.timers, far.labels]).toEqual([[], [], []]);
    expect(far.events).toEqual(near.events.filter(({ kind, violates }) => kind === "crash" || violates));
  });
});
