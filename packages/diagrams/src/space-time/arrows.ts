import { envelopeSentence } from "../words/envelope.ts";
import type { Course, End } from "./courses.ts";
import type { Arrow, Point } from "./drawing.ts";
import { place } from "./frame.ts";
import type { Layout } from "./layout.ts";
import { direction, distance, lines, moved } from "./path.ts";
import { DOT } from "./spots.ts";

/** Length of an arrow's head, and half its width. */
const HEAD = { length: 7, half: 3.2 };

/** Half the size of the cross of a lost message, and of the bar at a crashed node. */
const CROSS = 3.6;
const BAR = 5.5;

/** Writes each course as a path with its end. */
export function arrowsOf({ execution, frame, types }: Layout, courses: readonly Course[]): Arrow[] {
  return courses.map((course) => {
    const envelope = execution.envelopes[course.envelope]!;
    const points = course.points.map(({ along, across }) => place(frame, along, across));
    return {
      envelope: course.envelope,
      from: envelope.from,
      sentBy: envelope.sentBy,
      deliveredBy: envelope.deliveredBy,
      fate: envelope.fate,
      type: types.of(envelope.message),
      ...stroke(points, course.end),
      title: envelopeSentence(execution, course.envelope),
    };
  });
}

function stroke(points: readonly Point[], end: End): { path: string; end: string } {
  const last = points.at(-1) ?? { x: 0, y: 0 };
  const before = points.at(-2) ?? last;
  const toward = direction(before, last);
  const whole = lines(points);
  switch (end) {
    case "head": {
      // The tip touches the receiver's mark; a line shorter than that is only its head.
      const tip = moved(last, toward, -Math.min(DOT + 1, distance(before, last) / 2));
      const base = moved(tip, toward, -Math.min(HEAD.length, distance(before, tip)));
      const [left, right] = [moved(base, toward, 0, HEAD.half), moved(base, toward, 0, -HEAD.half)];
      return { path: lines([...points.slice(0, -1), base]), end: `${lines([tip, left, right])} Z` };
    }
    case "cross": {
      const corner = (x: number, y: number) => ({ x: last.x + x * CROSS, y: last.y + y * CROSS });
      return {
        path: whole,
        end: `${lines([corner(-1, -1), corner(1, 1)])} ${lines([corner(-1, 1), corner(1, -1)])}`,
      };
    }
    case "bar":
      return { path: whole, end: lines([moved(last, toward, 0, BAR), moved(last, toward, 0, -BAR)]) };
    case "open": {
      const base = moved(last, toward, -HEAD.length);
      return {
        path: whole,
        end: lines([moved(base, toward, 0, HEAD.half), last, moved(base, toward, 0, -HEAD.half)]),
      };
    }
  }
}
