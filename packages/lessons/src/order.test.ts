import { describe, expect, test } from "vitest";
import { needProblems, pathProblems } from "./order.ts";

const lesson = (slug: string, needs: readonly string[] = [], readingMinutes = 10) => ({
  slug,
  file: `${slug}.mdx`,
  needs,
  readingMinutes,
});
const told = (problems: readonly { file: string; message: string }[]) =>
  problems.map(({ file, message }) => `${file}: ${message}`);

test("a lesson needs earlier lessons only", () => {
  expect(
    needProblems([lesson("models"), lesson("clocks", ["models"]), lesson("flp", ["models", "clocks"])]),
  ).toEqual([]);
  expect(
    told(needProblems([lesson("models", ["flp"]), lesson("clocks", ["model"]), lesson("flp", ["flp"])])),
  ).toEqual([
    "models.mdx: the lesson needs `flp`, which comes later",
    "clocks.mdx: the lesson needs `model`, which the course does not have",
    "flp.mdx: the lesson needs itself",
  ]);
});

describe("a path", () => {
  const lessons = [lesson("models"), lesson("clocks", ["models"]), lesson("flp", ["clocks"], 30)];
  const problemsOf = (minutes: number, chosen: readonly string[]) =>
    told(
      pathProblems(
        {
          title: "C",
          description: "",
          repository: "",
          reportUrl: "",
          parts: [],
          paths: [{ title: "Short", summary: "S", minutes, lessons: chosen }],
        },
        lessons,
        "course.json",
      ),
    );

  test("fits into its minutes and leaves nothing out that it needs", () => {
    expect(problemsOf(20, ["models", "clocks"])).toEqual([]);
    expect(problemsOf(40, ["models", "clocks", "flp"])).toEqual([
      'course.json: the path "Short" takes 50 minutes, and says 40',
    ]);
    expect(problemsOf(50, ["models", "flp"])).toEqual([
      'course.json: the path "Short" has `flp` without `clocks`, which it needs',
    ]);
  });

  test("has lessons of the course, in its order", () => {
    expect(problemsOf(50, ["modles"])).toEqual([
      'course.json: the path "Short" names `modles`, which no part has',
    ]);
    expect(problemsOf(50, ["clocks", "models"])).toEqual([
      'course.json: the path "Short" is not in the order of the course',
    ]);
  });
});
