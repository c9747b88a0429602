import { describe, expect, it } from "vitest";
import type { Execution } from "@lightcone/simulation";
import { execution } from "../../test/story.ts";
import { coursesOf } from "./courses.ts";
import { layOut } from "./layout.ts";

/** Where messages run, with the drawing's frame. */
function draw(run: Execution) {
  const layout = layOut(run, { orientation: "horizontal", width: 760 });
  const all = run.envelopes.map((_, envelope) => envelope);
  return { frame: layout.frame, courses: coursesOf(layout, all) };
}

/** A burst of pings at the start; one message is slow, arriving `at` (milliseconds), of which the run shows 5000. */
const slow = (at: number) =>
  execution({ protocol: "slow", nodes: ["A", "B", "C"], until: 5_000 }, (story) => {
    const ping = (to: string, arrives: number) => ({ to, message: { type: "Ping" }, arrives });
    story.start("A", { state: {}, send: [ping("B", 10), ping("B", 20), ping("B", 30), ping("C", at)] });
    story.start("B", { state: {} });
    story.start("C", { state: {} });
    for (const time of [10, 20, 30]) story.receive(time, "B");
    if (at <= 5_000) story.receive(at, "C");
  });

describe("the way of a message", () => {
  it("bends with time: at each edge of a fold it has come as far as its delay says", () => {
    const { frame, courses } = draw(slow(4_000));
    const folds = frame.scale.pieces.filter((piece) => piece.folded);
    const [first = 0, last = 0] = [frame.lanes[0], frame.lanes[2]];
    const crossed = folds.filter(({ toMicros }) => toMicros <= 4_000_000);
    expect(crossed).toHaveLength(1);
    expect(courses[3]!.points.slice(1, -1)).toEqual(
      crossed.flatMap(({ fromMicros, toMicros, from, to }) => [
        { along: from, across: first + (fromMicros / 4_000_000) * (last - first) },
        { along: to, across: first + (toMicros / 4_000_000) * (last - first) },
      ]),
    );
  });

  it("never turns back, and ends open beyond the end where the message is still under way", () => {
    const { frame, courses } = draw(slow(90_000));
    const { points, end } = courses[3]!;
    expect(end).toBe("open");
    points.slice(1).forEach(({ along, across }, i) => {
      expect(along).toBeGreaterThan(points[i]!.along);
      expect(across).toBeGreaterThan(points[i]!.across);
    });
    expect(points.at(-1)!.along).toBe(frame.end + 16);
    expect(points.at(-1)!.across - frame.lanes[0]!).toBeGreaterThan(frame.gap / 4);
    expect(points.at(-1)!.across).toBeLessThan(frame.lanes[1]!);
  });

  it("keeps messages of one sender apart that are all still under way", () => {
    const run = execution({ protocol: "waiting", nodes: ["A", "B"], until: 300 }, (story) => {
      const late = [{ to: "B", message: { type: "Ping" }, arrives: 1_000_000 }];
      story.start("A", { state: {}, send: late, set: { again: 100 } });
      story.start("B", { state: {} });
      story.fire(100, "A", "again", { send: late, set: { again: 200 } });
      story.fire(200, "A", "again", { send: late });
    });
    const { courses } = draw(run);
    const [first, second, third] = courses.map(({ points }) => points.at(-1)!.across);
    expect(first! - second!).toBeGreaterThan(5);
    expect(second! - third!).toBeGreaterThan(5);
  });

  it("is drawn for a lost message with the median delay, and ends between two lanes", () => {
    const run = execution({ protocol: "lossy", nodes: ["A", "B", "C", "D"], until: 100 }, (story) => {
      const ping = (to: string, arrives: number | "lost") => ({ to, message: { type: "Ping" }, arrives });
      story.start("A", {
        state: {},
        send: [
          ping("B", 10),
          ping("B", 40),
          ping("B", 90),
          ping("B", "lost"),
          ping("C", "lost"),
          ping("D", "lost"),
        ],
      });
      for (const node of ["B", "C", "D"]) story.start(node, { state: {} });
      for (const time of [10, 40, 90]) story.receive(time, "B");
    });
    const { frame, courses } = draw(run);
    const delays = courses
      .slice(3)
      .map(({ points }) => (points.at(-1)!.along - frame.start) / frame.scale.perMicro);
    const lanes = courses.slice(3).map(({ points }) => (points.at(-1)!.across - frame.lanes[0]!) / frame.gap);
    expect(lanes).toEqual([0.5, 1.5, 1.5]);
    [1 / 2, 3 / 4, 1 / 2].forEach((share, i) => expect(delays[i]).toBeCloseTo(40_000 * share));
  });
});
