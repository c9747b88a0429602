import fc from "fast-check";
import type { Execution } from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { executions } from "../../test/arbitrary.ts";
import { crowded, election, everyFate, heartbeats } from "../../test/examples.ts";
import type { Drawing, Orientation, Point } from "./drawing.ts";
import { spaceTime } from "./space-time.ts";

const orientations = fc.constantFrom<Orientation>("horizontal", "vertical");
const widths = fc.integer({ min: 320, max: 1_000 });
const along = ({ orientation }: Drawing, { x, y }: Point) => (orientation === "horizontal" ? x : y);
const across = ({ orientation }: Drawing, { x, y }: Point) => (orientation === "horizontal" ? y : x);
const numbers = (path: string) => [...path.matchAll(/-?\d+(\.\d+)?/g)].map(([text]) => Number(text));
const points = (path: string): Point[] => {
  const all = numbers(path);
  return all.flatMap((x, i) => (i % 2 === 0 ? [{ x, y: all[i + 1] ?? NaN }] : []));
};
const hasFolds = ({ axis }: Drawing) => axis.folds.length > 0;

/** Draws random executions in both orientations. */
function everywhere(check: (drawing: Drawing, execution: Execution) => void) {
  fc.assert(
    fc.property(executions(), orientations, widths, (execution, orientation, width) =>
      check(spaceTime(execution, { orientation, width }), execution),
    ),
  );
}

describe("a space-time diagram", () => {
  it("is the same for the same execution", () => {
    everywhere((drawing, execution) => {
      const { orientation, width } = drawing;
      const again = spaceTime(structuredClone(execution), { orientation, width });
      expect(again).toEqual(drawing);
    });
  });

  it("shows every event, message and timer, in whole tenths of pixels, inside of its edges", () => {
    everywhere((drawing, execution) => {
      expect(drawing.events.map(({ event }) => event)).toEqual(execution.events.map((_, event) => event));
      expect(drawing.arrows).toHaveLength(execution.envelopes.length);
      expect(drawing.timers).toHaveLength(execution.timers.length);
      const paths = [
        ...drawing.arrows.flatMap(({ path, end }) => [path, end]),
        ...drawing.timers.map(({ path }) => path),
      ];
      const all = [...paths.flatMap(points), ...drawing.events.map(({ at }) => at)];
      for (const { x, y } of all) {
        expect([x, y]).toEqual([Math.round(x * 10) / 10, Math.round(y * 10) / 10]);
        expect(x >= 0 && x <= drawing.width && y >= 0 && y <= drawing.height).toBe(true);
      }
    });
  });

  it("draws events of one node in the order of time, and time linearly unless folded", () => {
    everywhere((drawing, execution) => {
      const start = along(drawing, drawing.axis.ticks[0]!.from); // the first tick is 0
      const latest = Math.max(...execution.events.map(({ at }) => at));
      const length = Math.max(...drawing.events.map(({ at }) => along(drawing, at))) - start;
      const byNode = execution.nodes.map(() => -Infinity);
      execution.events.forEach(({ at, node }, event) => {
        const place = along(drawing, drawing.events[event]!.at) - start;
        expect(place).toBeGreaterThanOrEqual(byNode[node]!);
        byNode[node] = place;
        if (hasFolds(drawing) || latest === 0) return;
        expect(Math.abs(place - (at / latest) * length)).toBeLessThan(0.2); // two roundings to a tenth
      });
    });
  });

  it("leads each delivered message from the sender's mark to the receiver's", () => {
    everywhere((drawing) => {
      for (const { path, end, sentBy, deliveredBy, fate } of drawing.arrows) {
        expect(points(path)[0]).toEqual(drawing.events[sentBy]!.at);
        if (fate !== "delivered") continue;
        const [tip, mark] = [points(end)[0]!, drawing.events[deliveredBy!]!.at];
        expect(Math.sqrt((tip.x - mark.x) ** 2 + (tip.y - mark.y) ** 2)).toBeLessThanOrEqual(5.2);
      }
    });
  });

  it("ends lost messages where no process is", () => {
    everywhere((drawing, execution) => {
      const lanes = drawing.lanes.map(({ pieces }) => across(drawing, pieces[0]!.from));
      drawing.arrows
        .filter(
          ({ envelope, fate }) =>
            fate === "lost" && execution.envelopes[envelope]!.to !== execution.envelopes[envelope]!.from,
        )
        .forEach(({ path }) => {
          const end = across(drawing, points(path).at(-1)!);
          for (const lane of lanes) expect(Math.abs(end - lane)).toBeGreaterThan(10);
        });
    });
  });

  it("fits a phone: 320 pixels wide with seven nodes, and as long as its events ask for", () => {
    const drawing = spaceTime(crowded(7, 60), { orientation: "vertical", width: 320 });
    expect(drawing.width).toBe(320);
    expect(drawing.height).toBeGreaterThan(60 * 20);
    expect(drawing.lanes.map(({ nameAt }) => nameAt.x).every((x) => x > 36 && x < 320)).toBe(true);
  });

  it("grows wider than asked rather than squeeze the events of the busiest node", () => {
    const wide = spaceTime(crowded(3, 200, 7), { orientation: "horizontal", width: 320 });
    const busiest = Math.max(
      ...[0, 1, 2].map((node) => wide.events.filter((event) => event.node === node).length),
    );
    expect(wide.width).toBeGreaterThan(busiest * 12);
    expect(spaceTime(everyFate, { orientation: "horizontal", width: 760 }).width).toBe(760);
  });

  it("ends the line of a crashed node at its crash, and begins it again if it restarts", () => {
    const drawing = spaceTime(everyFate, { orientation: "horizontal", width: 760 });
    const crash = drawing.events.find(({ kind }) => kind === "crash")!;
    expect(drawing.lanes[0]!.pieces.at(-1)!.to).toEqual(crash.at);
    const restarted = {
      ...everyFate,
      events: [...everyFate.events, { kind: "start", at: 350_000, node: 0, before: null, after: 0 } as const],
    };
    const again = spaceTime(restarted, { orientation: "horizontal", width: 760 });
    expect(again.lanes[0]!.pieces.map(({ from }) => from.x)).toEqual([50, again.events.at(-1)!.at.x]);
  });

  it("tells what became of each timer", () => {
    const outcomes = (execution: Execution) =>
      spaceTime(execution, { orientation: "horizontal", width: 760 }).timers.map(({ title }) => title);
    expect(outcomes(everyFate)).toEqual([
      "Timer retry of A, set at 0 ms, fired at 150 ms.",
      "Timer idle of B, set at 0 ms, was set again at 53 ms.",
      "Timer idle of B, set at 53 ms, was set again at 210 ms.",
      "Timer idle of B, set at 210 ms, would have fired at 410 ms, after the end.",
    ]);
    expect(outcomes(heartbeats).at(-2)).toBe(
      "Timer beat of worker, set at 3000 ms, was cleared by a crash at 3400 ms.",
    );
    const canceled = { ...everyFate, timers: [{ ...everyFate.timers[0]!, firedBy: null }] };
    expect(outcomes(canceled)).toEqual(["Timer retry of A, set at 0 ms, was canceled before 150 ms."]);
  });

  it("steps aside where events of one node coincide, without bending time", () => {
    const { events, axis } = spaceTime(heartbeats, { orientation: "horizontal", width: 760 });
    expect(axis.folds.length).toBeGreaterThan(0);
    const together = {
      ...everyFate,
      events: everyFate.events.map((event) => ({ ...event, at: 0 })),
      endedAt: 100_000,
    };
    const marks = spaceTime(together, { orientation: "horizontal", width: 760 }).events.filter(
      ({ node }) => node === 1,
    );
    expect(new Set(marks.map(({ at }) => at.x)).size).toBe(1);
    expect(new Set(marks.map(({ at }) => at.y)).size).toBe(3);
    expect(events.every(({ reach }) => reach >= 5 && reach <= 12)).toBe(true);
  });

  it("shades the time before stabilization, all of it where stabilization comes later", () => {
    const draw = (gst: number | null) =>
      spaceTime({ ...election, gst }, { orientation: "horizontal", width: 760 }).stabilization;
    expect(draw(null)).toBeNull();
    expect(draw(160_000)).toMatchObject({
      text: "GST 160 ms",
      line: { from: { x: 382.6 } },
      shade: { width: 332.6 },
    });
    expect(draw(9_000_000)).toMatchObject({
      text: "GST 9000 ms, after the end",
      line: null,
      shade: { width: 686 },
    });
    expect(draw(0)).toMatchObject({ text: "GST 0 ms", shade: null });
  });

  it("folds no time around stabilization, so that its line is seen", () => {
    const { axis, stabilization } = spaceTime(
      { ...heartbeats, gst: 9_000_000 },
      { orientation: "horizontal", width: 760 },
    );
    expect(axis.folds.map(({ from }) => from.x > stabilization!.line!.from.x)).toContain(true);
    expect(axis.folds.every(({ from }) => Math.abs(from.x - stabilization!.line!.from.x) > 14)).toBe(true);
  });

  it("says what it leaves out of a run that was cut", () => {
    const draw = (total: number) =>
      spaceTime({ ...everyFate, total }, { orientation: "vertical", width: 320 }).axis.more?.text;
    expect([draw(10), draw(11), draw(812)]).toEqual([
      undefined,
      "1 more event is not drawn",
      "802 more events are not drawn",
    ]);
  });

  it("sums itself up in a sentence", () => {
    expect(spaceTime(election, { orientation: "vertical", width: 320 }).summary).toBe(
      "Space-time diagram of raft election: 5 nodes, 22 events, 15 messages in 330 ms; " +
        "partially synchronous, GST 160 ms, delta 40 ms. 1 violation of its properties.",
    );
  });
});
