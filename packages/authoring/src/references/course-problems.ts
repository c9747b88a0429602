import { join } from "node:path";
import { needProblems, pathProblems, type Course, type LessonIR } from "@lightcone/lessons";
import { readIfPresent } from "../files.ts";
import { loadEntry, tableOfContents } from "../load.ts";
import type { Problem } from "../problem.ts";
import { loadReferences, type References } from "./load-references.ts";

/** The works that may stand in the bibliography although nothing cites them. */
const furtherReading = "content/further-reading.json";

/** What is wrong between the lessons of a course: their order, its paths, and works that nobody cites. */
export async function courseProblems(root: string, course: Course): Promise<Problem[]> {
  const entries = course.parts.flatMap(({ lessons }) => lessons);
  const loaded = await Promise.all(entries.map((entry) => loadEntry(root, entry)));
  const lessons = loaded.flatMap((each) => (each.ok ? [each.value] : [])); // the others are told as lessons
  const references = await loadReferences(root);
  if (!references.ok) return [...references.problems];
  const listed = await readIfPresent(join(root, furtherReading));
  return [
    ...needProblems(lessons),
    ...pathProblems(course, lessons, tableOfContents),
    ...uncited(lessons, references.value, listed === null ? [] : (JSON.parse(listed) as string[])),
  ];
}

function uncited(
  lessons: readonly LessonIR[],
  { works, definitions, claims }: References,
  listed: readonly string[],
): Problem[] {
  const cited = new Set([
    ...lessons.flatMap(({ mentions }) =>
      mentions.filter(({ element }) => element === "Cite").map(({ id }) => id),
    ),
    ...definitions.flatMap(({ source }) => source ?? []),
    ...listed,
  ]);
  const claimed = claims.map(({ source }) => source.title.toLowerCase());
  return works
    .filter(
      ({ id, title }) => !cited.has(id) && !claimed.some((each) => each.startsWith(title.toLowerCase())),
    )
    .map(({ id }) => ({
      file: "content/bibliography.json",
      line: 1,
      column: 1,
      message: `nothing cites the work \`${id}\``,
      hint: `Cite it, remove it, or list it in ${furtherReading}.`,
    }));
}
