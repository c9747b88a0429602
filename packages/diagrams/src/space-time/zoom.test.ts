import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { executions } from "../../test/arbitrary.ts";
import { crowded, heartbeats } from "../../test/examples.ts";
import type { Orientation } from "./drawing.ts";
import { layOut } from "./layout.ts";
import { momentAt, position } from "./scale.ts";
import { wholeOf } from "./window.ts";
import { anchored, aroundWindow, zoomRange } from "./zoom.ts";

const share = fc.double({ min: 0, max: 1, noNaN: true });
const zooms = fc.double({ min: 0.05, max: 60, noNaN: true });
const orientations = fc.constantFrom<Orientation>("horizontal", "vertical");

describe("zooming", () => {
  it("keeps the moment under the pointer in its place", () => {
    fc.assert(
      fc.property(
        executions(),
        orientations,
        zooms,
        zooms,
        share,
        (execution, orientation, one, other, where) => {
          const [before, after] = [one, other].map((zoom) =>
            layOut(execution, { orientation, width: 400, zoom }),
          );
          const { start, end } = before!.frame;
          const [from, anchor] = [start, where * (end - start)];
          const moved = anchored(before!, after!, from, anchor);
          const moment = momentAt(before!.frame.scale, from + anchor);
          expect(position(after!.frame.scale, moment) - moved).toBeCloseTo(anchor, 5);
        },
      ),
    );
  });

  it("there and back leads where it began", () => {
    fc.assert(
      fc.property(executions(), zooms, share, (execution, zoom, where) => {
        const layouts = [1, zoom].map((each) =>
          layOut(execution, { orientation: "horizontal", width: 400, zoom: each }),
        );
        const from = where * wholeOf(layouts[0]!).to;
        const there = anchored(layouts[0]!, layouts[1]!, from, 100);
        expect(anchored(layouts[1]!, layouts[0]!, there, 100)).toBeCloseTo(from, 4);
      }),
    );
  });

  it("out as far as it goes shows all of the run in the room that there is, whatever is folded", () => {
    for (const execution of [crowded(5, 400, 3), heartbeats]) {
      const room = 600;
      const { least } = zoomRange(
        layOut(execution, { orientation: "horizontal", width: 720, zoom: 3 }),
        3,
        room,
      );
      const { frame } = layOut(execution, { orientation: "horizontal", width: 720, zoom: least });
      expect(frame.end - frame.start).toBeCloseTo(Math.min(room, frame.end - frame.start));
    }
  });

  it("in ends before a drawing is longer than browsers lay out", () => {
    const short = zoomRange(layOut(heartbeats, { orientation: "horizontal", width: 720 }), 1, 600);
    expect(short).toMatchObject({ most: 64 });
    const layout = layOut(crowded(2, 9_000, 3), { orientation: "vertical", width: 330 });
    const { most } = zoomRange(layout, 1, 600);
    const { frame } = layOut(layout.execution, { orientation: "vertical", width: 330, zoom: most });
    expect(most).toBeGreaterThan(1);
    expect(frame.end).toBeLessThanOrEqual(4_000_001);
  });

  it("widens time and nothing else", () => {
    const [near, far] = [5, 1].map((zoom) =>
      layOut(heartbeats, { orientation: "horizontal", width: 720, zoom }),
    );
    expect(near!.frame.lanes).toEqual(far!.frame.lanes);
    expect(near!.frame.scale.perMicro).toBeCloseTo(5 * far!.frame.scale.perMicro);
    const folds = (layout: typeof near) =>
      layout!.frame.scale.pieces.filter(({ folded }) => folded).map(({ from, to }) => Math.round(to - from));
    expect(folds(near)).toEqual(folds(far));
    expect(folds(near).length).toBeGreaterThan(0);
  });
});

it("what is drawn around a window has all of it, stays within the whole, and is the same a little farther on", () => {
  const whole = { from: 0, to: 10_000 };
  fc.assert(
    fc.property(fc.double({ min: 0, max: 9_300, noNaN: true }), (from) => {
      const drawn = aroundWindow({ from, to: from + 700 }, whole);
      expect(drawn.from <= from && drawn.to >= from + 700).toBe(true);
      expect(drawn.from >= 0 && drawn.to <= 10_000).toBe(true);
    }),
  );
  expect(aroundWindow({ from: 2_110, to: 2_810 }, whole)).toEqual(
    aroundWindow({ from: 2_400, to: 3_100 }, whole),
  );
});
