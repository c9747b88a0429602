import { z } from "zod";
import type { Course, LessonProblem } from "./ir.ts";
import { readJson } from "./json.ts";
import { isKebabCase } from "./names.ts";
import { inFileOrder } from "./problem.ts";

const text = (hint: string) => z.string({ error: hint }).min(1, { error: hint });
const list = <T extends z.ZodType>(item: T, hint: string) =>
  z.array(item, { error: hint }).min(1, { error: hint });
const address = (hint: string) => text(hint).regex(/^https?:\/\/\S+$/, { error: hint });

const slug = 'Write `"slug"` in lower-case words joined by hyphens: it is the lesson\'s permanent address.';
const lesson = z.strictObject(
  {
    slug: text(slug).refine(isKebabCase, { error: slug }),
    path: text('Write `"path"`, the lesson\'s MDX file seen from the content folder.'),
  },
  { error: 'Write `{ "slug": ..., "path": ... }`.' },
);

const part = z.strictObject(
  {
    title: text('Write `"title"`, the part\'s name.'),
    summary: text('Write `"summary"`, one sentence about the part.'),
    lessons: list(lesson, 'Write `"lessons"`, a list of at least one `{ "slug": ..., "path": ... }`.'),
  },
  { error: 'Write `{ "title": ..., "summary": ..., "lessons": [...] }`.' },
);

const path = z.strictObject(
  {
    title: text('Write `"title"`, the path\'s name.'),
    summary: text('Write `"summary"`, one sentence about whom it is for.'),
    minutes: z.int({ error: 'Write `"minutes"`, how long it may take to read.' }).positive(),
    lessons: list(text(slug), 'Write `"lessons"`, a list of slugs in the course\'s order.'),
  },
  { error: 'Write `{ "title": ..., "summary": ..., "minutes": ..., "lessons": [...] }`.' },
);

const schema = z.strictObject(
  {
    title: text('Write `"title"`, the course\'s name.'),
    description: text('Write `"description"`, one sentence about the course.'),
    repository: address('Write `"repository"`, the address of the sources, with https://.'),
    reportUrl: address('Write `"reportUrl"`, where mistakes are reported; {title} and {path} are replaced.'),
    parts: list(part, 'Write `"parts"`, a list of at least one part.'),
    paths: z.array(path, { error: 'Write `"paths"`, a list of ways through the course.' }).default([]),
  },
  { error: "Write one object with title, description, repository, reportUrl and parts." },
);

export type CourseReading =
  | { readonly ok: true; readonly course: Course }
  | { readonly ok: false; readonly problems: readonly LessonProblem[] };

/** Reads the table of contents from the text of `course.json`; slugs and paths must be unique. */
export function readCourse(json: string, file: string): CourseReading {
  const reading = readJson(json, schema, { file, name: "the course" });
  if (!reading.ok) return { ok: false, problems: inFileOrder(reading.problems) };
  const course = reading.value;
  const seen = new Map<string, number>();
  const problems: LessonProblem[] = [];
  course.parts.forEach((part, p) => {
    part.lessons.forEach((lesson, l) => {
      for (const key of ["slug", "path"] as const) {
        const at = reading.locate(["parts", p, "lessons", l, key]);
        const first = seen.get(`${key} ${lesson[key]}`);
        if (first === undefined) seen.set(`${key} ${lesson[key]}`, at.line);
        else {
          const message = `the ${key} ${JSON.stringify(lesson[key])} already stands in line ${first}`;
          problems.push({
            file,
            ...at,
            message,
            hint: `Every lesson has its own ${key}: change or remove one.`,
          });
        }
      }
    });
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, course };
}

export type CourseLesson = Course["parts"][number]["lessons"][number];

const inOrder = (course: Course): CourseLesson[] => course.parts.flatMap((part) => part.lessons);

/** The lesson of this slug, or null where the course has none. */
export function findLesson(course: Course, slug: string): CourseLesson | null {
  return inOrder(course).find((lesson) => lesson.slug === slug) ?? null;
}

/** The lessons before and after this one in the course's order, across parts; null at either end. */
export function neighbors(
  course: Course,
  slug: string,
): { readonly previous: CourseLesson | null; readonly next: CourseLesson | null } {
  const lessons = inOrder(course);
  const place = lessons.findIndex((lesson) => lesson.slug === slug);
  if (place < 0) return { previous: null, next: null };
  return { previous: lessons[place - 1] ?? null, next: lessons[place + 1] ?? null };
}
