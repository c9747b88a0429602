import fc from "fast-check";
import { expect, test } from "vitest";
import { edgesOf } from "./course-map.ts";

test("a need that follows from another one is not drawn", () => {
  expect(
    edgesOf([
      { slug: "a", needs: [] },
      { slug: "b", needs: ["a"] },
      { slug: "c", needs: ["a", "b"] },
      { slug: "d", needs: ["a"] },
    ]),
  ).toEqual([
    { from: 0, to: 1, lane: 0 },
    { from: 1, to: 2, lane: 0 },
    { from: 0, to: 3, lane: 1 },
  ]);
});

/** Lessons of which each needs some earlier ones. */
const courses = fc
  .array(fc.array(fc.nat(), { maxLength: 4 }), { minLength: 1, maxLength: 12 })
  .map((lessons) =>
    lessons.map((needs, index) => ({
      slug: `l${index}`,
      needs: index === 0 ? [] : [...new Set(needs.map((need) => `l${need % index}`))],
    })),
  );

test("whoever follows the arcs finds all that a lesson needs, and arcs of one lane never cross", () => {
  fc.assert(
    fc.property(courses, (stops) => {
      const edges = edgesOf(stops);
      const below = (to: number): number[] =>
        edges.filter((edge) => edge.to === to).flatMap(({ from }) => [from, ...below(from)]);
      stops.forEach(({ needs }, to) => {
        const found = below(to).map((from) => `l${from}`);
        expect(needs.filter((needed) => !found.includes(needed))).toEqual([]);
      });
      for (const a of edges)
        for (const b of edges)
          if (a !== b && a.lane === b.lane) expect(a.to <= b.from || b.to <= a.from).toBe(true);
    }),
  );
});
