/**
 * The course as the pages read it, at build time only. The files come through the bundler, so that the development
 * server knows which page shows which file; whatever is wrong in them is reported at once, in the author's terms.
 */
import type { CellResult } from "@lightcone/components";
import {
  type Course,
  type LessonIR,
  type LessonProblem,
  needProblems,
  parseLesson,
  pathProblems,
  readCourse,
  unknownMentions,
} from "@lightcone/lessons";
import { exerciseFiles } from "./exercise-files.ts";
import { memory } from "./memory.ts";
import { knownIds, readReferenceData, type ReferenceData } from "./reference-data.ts";
import { report } from "./report.ts";

const texts = import.meta.glob<{ readonly default: string }>(["course.json", "lessons/**/lesson.mdx"], {
  base: "../../../content",
  query: "?raw",
});
const recordings = import.meta.glob<{ readonly default: CellResult }>("lessons/**/recorded/*.json", {
  base: "../../../content",
});

const readings = memory<ReturnType<typeof parseLesson>>();

/** The table of contents with its lessons read. */
export type ReadCourse = Omit<Course, "parts"> & {
  readonly parts: readonly ReadPart[];
  readonly data: ReferenceData;
};
export type ReadPart = Omit<Course["parts"][number], "lessons"> & { readonly lessons: readonly ReadLesson[] };
/** A lesson, and its file seen from the content folder. */
export type ReadLesson = LessonIR & { readonly path: string };

/** Reads `course.json` and every lesson that it lists; throws one error that lists all that is wrong. */
export async function course(): Promise<ReadCourse> {
  const table = readCourse(await text("course.json"), "content/course.json");
  if (!table.ok) throw new Error(report(table.problems));
  const problems: LessonProblem[] = [];
  const read = async ({ slug, path }: { slug: string; path: string }): Promise<ReadLesson[]> => {
    const file = `content/${path}`;
    if (!(`./${path}` in texts)) {
      const hint = "Create it, or correct the path in content/course.json.";
      problems.push({ file, line: 1, column: 1, message: "there is no such file", hint });
      return [];
    }
    const source = await text(path);
    const files = await exerciseFiles(path);
    const reading = readings(`${slug} ${file}`, source + JSON.stringify(files), () =>
      parseLesson(source, { file, slug, files }),
    );
    if (reading.ok) return [{ ...reading.lesson, path }];
    problems.push(...reading.problems);
    return [];
  };
  const parts = await Promise.all(
    table.course.parts.map(async (part) => ({
      ...part,
      lessons: (await Promise.all(part.lessons.map(read))).flat(),
    })),
  );
  const data = await readReferenceData(problems);
  const lessons = parts.flatMap((part) => part.lessons);
  problems.push(
    ...lessons.flatMap((lesson) => unknownMentions(lesson, knownIds(data))),
    ...needProblems(lessons),
    ...pathProblems(table.course, lessons, "content/course.json"),
  );
  if (problems.length > 0) throw new Error(report(problems));
  return { ...table.course, parts, data };
}

/** What the cells of a lesson produced when they were recorded, by the cell's id. */
export async function recorded({ path, cells }: ReadLesson): Promise<ReadonlyMap<string, CellResult>> {
  const folder = `./${path.replace(/[^/]+$/, "")}recorded`;
  const read = await Promise.all(cells.map(({ id }) => recordings[`${folder}/${id}.json`]?.()));
  return new Map(read.flatMap((module) => (module ? [[module.default.cell, module.default]] : [])));
}

async function text(path: string): Promise<string> {
  const read = texts[`./${path}`];
  if (!read) throw new Error(`content/${path} is missing: the site is made from it.`);
  return (await read()).default;
}
