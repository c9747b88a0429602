import { describe, expect, test } from "vitest";
import { findLesson, neighbors, readCourse } from "./course.ts";
import type { Course } from "./ir.ts";

const course: Course = {
  title: "Distributed systems",
  description: "A course that runs.",
  repository: "https://example.org/course",
  reportUrl: "https://example.org/course/issues/new?title={title}&body={path}",
  parts: [
    {
      title: "Models",
      summary: "What can go wrong.",
      lessons: [
        { slug: "system-models", path: "lessons/01-models/01-system-models/lesson.mdx" },
        { slug: "clocks", path: "lessons/01-models/02-clocks/lesson.mdx" },
      ],
    },
    {
      title: "Agreement",
      summary: "How to decide.",
      lessons: [{ slug: "two-generals", path: "lessons/02-agreement/01-two-generals/lesson.mdx" }],
    },
  ],
  paths: [{ title: "Short", summary: "An hour.", minutes: 60, lessons: ["clocks"] }],
};

function problemsOf(json: string): string[] {
  const reading = readCourse(json, "course.json");
  if (reading.ok) return [];
  return reading.problems.map((p) => `${p.file}:${p.line}:${p.column} ${p.message} — ${p.hint}`);
}

const print = (value: unknown) => JSON.stringify(value, null, 2);

describe("the table of contents", () => {
  test("is read as it is written", () => {
    expect(readCourse(print(course), "course.json")).toEqual({ ok: true, course });
  });

  test("that is no JSON", () => {
    expect(problemsOf('{\n  "title": "x",\n}')).toEqual([
      "course.json:3:1 this is not JSON: Expected double-quoted property name in JSON at position 18 — Mend the syntax; JSON has no comments.",
    ]);
  });

  test("with an unknown key in a lesson", () => {
    const text = print(course).replace('"slug": "clocks"', '"slug": "clocks", "paht": "x"');
    expect(problemsOf(text)).toEqual([
      "course.json:16:29 unknown key `parts[0].lessons[1].paht` — Did you mean `path`? Known are slug and path.",
    ]);
  });

  test("with a missing key in a lesson", () => {
    const text = print(course).replace('"slug": "clocks",', "");
    expect(problemsOf(text)).toEqual([
      'course.json:15:9 the key `parts[0].lessons[1].slug` is missing — Write `"slug"` in lower-case words joined by hyphens: it is the lesson\'s permanent address.',
    ]);
  });

  test("with a missing key, a wrong type, a slug that is no address and no lessons", () => {
    const first = { title: 1, summary: "x", lessons: [{ slug: "Two Clocks", path: "a" }] };
    const parts = [first, { title: "y", summary: "y", lessons: [] }];
    expect(problemsOf(print({ ...course, title: undefined, repository: "example.org", parts }))).toEqual([
      'course.json:1:1 the key `title` is missing — Write `"title"`, the course\'s name.',
      'course.json:3:3 `repository` cannot be "example.org" — Write `"repository"`, the address of the sources, with https://.',
      'course.json:7:7 `parts[0].title` must be text, not the number 1 — Write `"title"`, the part\'s name.',
      'course.json:11:11 `parts[0].lessons[0].slug` cannot be "Two Clocks" — Write `"slug"` in lower-case words joined by hyphens: it is the lesson\'s permanent address.',
      'course.json:19:7 `parts[1].lessons` cannot be empty — Write `"lessons"`, a list of at least one `{ "slug": ..., "path": ... }`.',
    ]);
  });

  test("with a slug or a path twice", () => {
    const text = print(course)
      .replace('"slug": "two-generals"', '"slug": "clocks"')
      .replace("02-clocks", "01-system-models");
    expect(problemsOf(text)).toEqual([
      'course.json:17:11 the path "lessons/01-models/01-system-models/lesson.mdx" already stands in line 13 — Every lesson has its own path: change or remove one.',
      'course.json:26:11 the slug "clocks" already stands in line 16 — Every lesson has its own slug: change or remove one.',
    ]);
  });
});

describe("a lesson in it", () => {
  test("is found by its slug", () => {
    expect(findLesson(course, "clocks")?.path).toBe("lessons/01-models/02-clocks/lesson.mdx");
    expect(findLesson(course, "raft")).toBeNull();
  });

  test("has neighbors across parts, and none beyond the ends", () => {
    const around = (slug: string) => {
      const { previous, next } = neighbors(course, slug);
      return [previous?.slug ?? null, next?.slug ?? null];
    };
    expect(around("system-models")).toEqual([null, "clocks"]);
    expect(around("clocks")).toEqual(["system-models", "two-generals"]);
    expect(around("two-generals")).toEqual(["clocks", null]);
    expect(around("raft")).toEqual([null, null]);
  });
});
