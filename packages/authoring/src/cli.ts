import type { Course, CourseLesson } from "@lightcone/lessons";
import { join } from "node:path";
import { help, readCommand } from "./arguments.ts";
import { libraryFile } from "./examine.ts";
import { checkReceipt } from "./exercises/receipt.ts";
import { checkLesson, recordLesson, type Outcome } from "./lesson.ts";
import { checkHistory } from "./histories/check-history.ts";
import { findRoot, loadCourse } from "./load.ts";
import { formatProblem, type Problem } from "./problem.ts";
import { courseProblems } from "./references/course-problems.ts";
import { hasClaims } from "./reproduce/load-claims.ts";
import { checkClaims, recordClaims } from "./reproduce/record-claims.ts";
import { reproduce } from "./reproduce/reproduce.ts";
import { createTypeCheck } from "./type-check.ts";

export type Surroundings = {
  /** Where the command was called: the course is looked for here and upwards. */
  readonly cwd: string;
  readonly print: (text: string) => void;
  /** Seconds without a simulated event after which a cell is stopped. */
  readonly stallSeconds: number;
};

const terminal: Surroundings = {
  cwd: process.cwd(),
  print: (text) => void process.stdout.write(text),
  stallSeconds: 10,
};

/**
 * The `course` command. Its exit status is 0, or 1 where the course is wrong, or 2 where the command is; `checkHistory`
 * says what it is for a history.
 */
export async function main(args: readonly string[], surroundings: Surroundings = terminal): Promise<number> {
  const { cwd, print, stallSeconds } = surroundings;
  const refuse = (mistake: string) => {
    print(`${mistake}\n\n${help}`);
    return 2;
  };

  const command = readCommand(args);
  if (typeof command === "string") return refuse(command);
  if (command.name === "help") {
    print(help);
    return 0;
  }
  if (command.name === "check-history") return checkHistory(command, cwd, print);
  const root = findRoot(cwd);
  if (root === null) return refuse("There is no content/course.json, neither here nor above.");
  if (command.name === "reproduce") return reproduce(command, root, print);
  if (command.name === "receipt") {
    const library = join(root, libraryFile);
    return checkReceipt(command.path, { root, cwd, library, print, stallSeconds });
  }
  const course = await loadCourse(root);
  if (!course.ok) {
    print(report(course.problems));
    return 1;
  }
  const { slug, isOfClaims } = command;
  const lessons = isOfClaims ? [] : lessonsOf(course.value, slug);
  if (lessons.length === 0 && !isOfClaims) return refuse(`The course has no lesson "${slug}".`);

  const isCheck = command.name === "check";
  const bench = { root, typeCheck: createTypeCheck(), stallSeconds };
  const treat = isCheck ? checkLesson : recordLesson;
  let isSound = true;
  for (const lesson of lessons) {
    const outcome = await treat(bench, lesson);
    print(progress(lesson, outcome));
    isSound &&= outcome.ok;
  }
  if (slug === null) {
    const between = isCheck && !isOfClaims ? await courseProblems(root, course.value) : [];
    if (between.length > 0) print(verdict("the course as a whole", between));
    const inClaims = hasClaims(root) ? await (isCheck ? checkClaims : recordClaims)(root) : null;
    if (inClaims) print(verdict("claims", inClaims));
    isSound &&= between.length === 0 && (inClaims ?? []).length === 0;
  }
  return isSound ? 0 : 1;
}

const lessonsOf = (course: Course, slug: string | null): CourseLesson[] =>
  course.parts.flatMap(({ lessons }) => lessons).filter((lesson) => slug === null || lesson.slug === slug);

const verdict = (name: string, problems: readonly Problem[]): string =>
  problems.length === 0
    ? `✓ ${name}\n`
    : `✗ ${name}  ${counted(problems.length, "problem")}\n${report(problems)}`;

function progress({ slug }: CourseLesson, outcome: Outcome): string {
  if (!outcome.ok) return verdict(slug, outcome.problems);
  const events = outcome.results.reduce((sum, result) => sum + result.events, 0);
  return `✓ ${slug}  ${counted(outcome.results.length, "cell")}, ${counted(events, "event")}\n`;
}

const report = (problems: readonly Problem[]) =>
  problems.map((problem) => `\n${formatProblem(problem)}\n`).join("");

const counted = (count: number, noun: string) =>
  `${count.toLocaleString("en-US")} ${noun}${count === 1 ? "" : "s"}`;
