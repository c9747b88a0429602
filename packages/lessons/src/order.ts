import type { Course, LessonIR, LessonProblem } from "./ir.ts";
import { didYouMean } from "./nearest.ts";

type Ordered = Pick<LessonIR, "slug" | "file" | "needs" | "readingMinutes">;

/**
 * Lessons that need a lesson which the course does not have, or has only later; so whoever reads in order never lacks
 * anything, and no two lessons can need one another. `lessons` stand in the course's order.
 */
export function needProblems(lessons: readonly Ordered[]): LessonProblem[] {
  const slugs = lessons.map(({ slug }) => slug);
  return lessons.flatMap(({ slug, file, needs }, place) =>
    needs.flatMap((needed) => {
      const at = { file, line: 1, column: 1 };
      const there = slugs.indexOf(needed);
      if (there < 0) {
        const hint = `${didYouMean(needed, slugs)}\`needs:\` names slugs of content/course.json.`;
        return [{ ...at, message: `the lesson needs \`${needed}\`, which the course does not have`, hint }];
      }
      if (there < place) return [];
      const self = needed === slug;
      const message = self ? "the lesson needs itself" : `the lesson needs \`${needed}\`, which comes later`;
      return [{ ...at, message, hint: "Move one of the two in content/course.json, or correct `needs:`." }];
    }),
  );
}

/**
 * Paths whose lessons do not exist, stand in another order than in the course, need what the path leaves out, or take
 * longer than the path says.
 */
export function pathProblems({ paths }: Course, lessons: readonly Ordered[], file: string): LessonProblem[] {
  const slugs = lessons.map(({ slug }) => slug);
  return paths.flatMap(({ title, minutes, lessons: chosen }) => {
    const report = (message: string, hint: string) => ({
      file,
      line: 1,
      column: 1,
      message: `the path "${title}" ${message}`,
      hint,
    });
    const unknown = chosen.filter((slug) => !slugs.includes(slug));
    if (unknown.length > 0) {
      return unknown.map((slug) =>
        report(`names \`${slug}\`, which no part has`, `${didYouMean(slug, slugs)}Correct the slug.`),
      );
    }
    const steps = lessons.filter(({ slug }) => chosen.includes(slug));
    const total = steps.reduce((sum, { readingMinutes }) => sum + readingMinutes, 0);
    const isOrdered = steps.every(({ slug }, place) => slug === chosen[place]);
    return [
      ...(isOrdered ? [] : [report("is not in the order of the course", "List its lessons in that order.")]),
      ...(total <= minutes
        ? []
        : [
            report(
              `takes ${total} minutes, and says ${minutes}`,
              "Leave a lesson out, or correct `minutes`.",
            ),
          ]),
      ...steps.flatMap(({ slug, needs }) =>
        needs
          .filter((needed) => !chosen.includes(needed))
          .map((needed) =>
            report(`has \`${slug}\` without \`${needed}\`, which it needs`, "Add that lesson."),
          ),
      ),
    ];
  });
}
