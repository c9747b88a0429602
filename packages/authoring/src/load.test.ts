import { join } from "node:path";
import { expect, test } from "vitest";
import { loadLesson } from "./load.ts";

const root = join(import.meta.dirname, "fixtures/broken-lessons");

test("a lesson is loaded by its slug", async () => {
  expect(await loadLesson(root, "sound")).toMatchObject({
    ok: true,
    value: { slug: "sound", file: "content/lessons/sound/lesson.mdx", title: "Fixture" },
  });
});

test("a slug that the course lacks is a problem of the table of contents", async () => {
  expect(await loadLesson(join(root, "../broken-library"), "clocks")).toEqual({
    ok: false,
    problems: [
      {
        file: "content/course.json",
        line: 1,
        column: 1,
        message: "there is no lesson `clocks`",
        hint: "Name one of these: only.",
      },
    ],
  });
});
