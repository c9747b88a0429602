import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { executions } from "../../test/arbitrary.ts";
import { crowded, election, everyFate } from "../../test/examples.ts";
import type { Drawing, Label, Orientation } from "./drawing.ts";
import { moved } from "./path.ts";
import { box, overlap } from "./shapes.ts";
import { spaceTime } from "./space-time.ts";
import { textWidth } from "./type-size.ts";

/** Where a label's letters are, read from the drawing alone. */
function outline({ text, at, direction: { cosine, sine } }: Label) {
  const read = { x: cosine, y: sine };
  return box(moved(at, read, 0, 4), textWidth(text, "label"), 9, read);
}

/** The caption of global stabilization time, which is drawn in any case. */
function caption(stabilization: Drawing["stabilization"]) {
  if (stabilization === null) return [];
  const { text, textAt, anchor } = stabilization;
  const width = textWidth(text, "label");
  return [box({ x: textAt.x - (anchor === "end" ? width / 2 : 0), y: textAt.y - 4 }, width, 9)];
}

const drawings = fc
  .record({
    execution: executions(),
    orientation: fc.constantFrom<Orientation>("horizontal", "vertical"),
    width: fc.integer({ min: 320, max: 1_000 }),
  })
  .map(({ execution, ...options }) => spaceTime(execution, options));

const texts = ({ labels }: Drawing) => labels.map(({ text }) => text);

describe("labels", () => {
  it("never overlap one another, never cover an event, never leave the drawing", () => {
    fc.assert(
      fc.property(drawings, ({ labels, events, stabilization, width, height }) => {
        const outlines = [...labels.map(outline), ...caption(stabilization)];
        outlines.forEach((shape, i) => {
          expect(outlines.slice(i + 1).filter((other) => overlap(shape, other))).toEqual([]);
          expect(events.filter(({ at }) => overlap(shape, box(at, 8, 8)))).toEqual([]);
          for (const { x, y } of shape) expect(x >= 0 && x <= width && y >= 0 && y <= height).toBe(true);
        });
      }),
    );
  });

  it("are all there where there is room", () => {
    expect(texts(spaceTime(everyFate, { orientation: "horizontal", width: 760 })).sort()).toEqual([
      "Ack(1)",
      "Ack(2)",
      "Ack(2)",
      "Ping",
      "Ping(1)",
      "Ping(1)",
      "Ping(2)",
      "Ping(2)",
      "crash",
      "retry",
    ]);
  });

  it("give way where there is none: what went wrong and the first of each kind come first", () => {
    const { labels, arrows } = spaceTime(election, { orientation: "vertical", width: 320 });
    const shown = labels.map(({ text }) => text);
    expect(labels.length).toBeLessThan(arrows.length);
    expect(shown).toContain("× no two leaders in one term at once");
    expect(shown).toContain("crash");
    expect(shown.some((text) => text.startsWith("RequestVote("))).toBe(true);
    expect(shown.some((text) => text.startsWith("RequestVoteReply"))).toBe(true);
  });

  it("name a violated property in full where they can, and always at least its beginning", () => {
    const violation = (width: number) =>
      spaceTime(election, { orientation: "horizontal", width }).labels.find(
        ({ kind }) => kind === "violation",
      )?.text;
    expect(violation(760)).toBe("Broken: no two leaders in one term at once");
    const long = { ...election, violations: [{ property: "x".repeat(500), event: 19 }] };
    const [label] = spaceTime(long, { orientation: "vertical", width: 320 }).labels.filter(
      ({ kind }) => kind === "violation",
    );
    expect(label?.text).toMatch(/^× x+…$/);
  });

  it("are read from left to right, along their arrow or level", () => {
    for (const orientation of ["horizontal", "vertical"] as const) {
      for (const { direction } of spaceTime(crowded(5, 60), { orientation, width: 500 }).labels) {
        expect(direction.cosine).toBeGreaterThan(0.6);
        expect(direction.cosine ** 2 + direction.sine ** 2).toBeCloseTo(1);
      }
    }
  });
});
