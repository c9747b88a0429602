import { dirname, join } from "node:path";
import type { ExerciseSource, LessonExercise, LessonIR } from "@lightcone/lessons";
import { testId } from "@lightcone/notebook/exercises";
import type { CellResult } from "@lightcone/runtime";
import type { ExecuteOptions } from "../execute/execute.ts";
import { execute } from "../execute/execute.ts";
import type { Problem } from "../problem.ts";
import type { TypeCheck } from "../type-check.ts";
import { judgeRequest, judgingNotebook } from "./judge-request.ts";
import { complaintsOf, judgmentIn } from "./judgment.ts";

/** What is known of the answers to an exercise that its author wrote. */
export type JudgedExercise = {
  readonly id: string;
  /** The fingerprint of the verdict on the reference solution. */
  readonly solution: string;
  /** How each wrong answer fails, by its name. */
  readonly wrong: Readonly<Record<string, string>>;
};

type Variant = ExerciseSource & { readonly role: "start" | "solution" | "wrong"; readonly name: string };

const variantsOf = ({ start, solution, wrong }: LessonExercise): Variant[] => [
  { ...start, role: "start", name: "start" },
  { ...solution, role: "solution", name: "solution" },
  ...wrong.map(({ file, text, name }) => ({ file, text, role: "wrong" as const, name })),
];

/** What is wrong with how answers and tests fit among the cells, and with their types. */
export function judgeExerciseTypes(lesson: LessonIR, typeCheck: TypeCheck, root: string): Problem[] {
  const folder = join(root, dirname(lesson.file));
  return lesson.exercises.flatMap((exercise) =>
    variantsOf(exercise).flatMap((variant) => {
      const book = judgingNotebook(lesson, exercise, variant.text);
      const fileOf = (cell: string) => {
        if (cell === exercise.id) return variant.file;
        return cell === testId(exercise.id) && variant.role === "solution" ? exercise.test.file : null;
      };
      const related = book.problems.flatMap(({ cell, line, column, message, hint }) => {
        const file = fileOf(cell);
        return file === null ? [] : [{ file, line, column, message, hint: hint ?? "Mend the code." }];
      });
      if (related.length > 0) return related;
      return typeCheck(book, folder).flatMap(({ cell, line, column, code, message, details, hint }) => {
        const file = fileOf(cell);
        if (file === null) return [];
        return [
          { file, line, column, message: `${code}: ${message}`, hint: hint ?? "Mend the code.", details },
        ];
      });
    }),
  );
}

/** Judges every answer of a lesson's exercises: the starter must fail, the solution pass, each wrong answer fail in its way. */
export async function judgeExercises(
  lesson: LessonIR,
  options: ExecuteOptions,
): Promise<{ readonly judged: readonly JudgedExercise[]; readonly problems: readonly Problem[] }> {
  const tried = lesson.exercises.flatMap((exercise) =>
    variantsOf(exercise).map((variant) => ({ exercise, variant })),
  );
  const requests = tried.map(({ exercise, variant }) => judgeRequest(lesson, exercise, variant.text));
  const results = requests.length === 0 ? [] : await execute(requests, options);
  const judged: JudgedExercise[] = [];
  const problems: Problem[] = [];
  for (const exercise of lesson.exercises) {
    const wrong: Record<string, string> = {};
    let solution = "";
    for (const [place, { exercise: own, variant }] of tried.entries()) {
      if (own !== exercise) continue;
      const result = results[place]!;
      const problem = problemOf(exercise, variant, result, wrong);
      if (problem !== null) problems.push(problem);
      const judgment = judgmentIn(result);
      if (variant.role === "solution") solution = judgment?.fingerprint ?? "";
      if (variant.role === "wrong" && judgment !== null) wrong[variant.name] = judgment.signature;
    }
    judged.push({ id: exercise.id, solution, wrong });
  }
  return { judged, problems };
}

/** What is wrong with one answer's verdict; `wrong` are the ways in which wrong answers before it fail. */
function problemOf(
  { id, test, wrong: answers }: LessonExercise,
  { role, name, file }: Variant,
  result: CellResult,
  wrong: Readonly<Record<string, string>>,
): Problem | null {
  const judgment = judgmentIn(result);
  const { error } = result;
  const at = (place: string, message: string, hint: string, details: readonly string[] = []): Problem => ({
    file: place,
    line: error?.line ?? 1,
    column: error?.column ?? 1,
    message,
    hint,
    details,
  });
  if (error !== null) {
    if (role === "start" && error.cell === id) return null; // code with a gap may throw
    const place = error.cell === id ? file : test.file;
    return at(
      place,
      `${nouns[role]} of \`${id}\` cannot be judged: ${error.message}`,
      error.hint ?? "Mend it.",
    );
  }
  if (judgment === null) {
    const hint = 'End it with `judge({ "a sentence that should be true": () => ... })`.';
    return at(test.file, `the test of \`${id}\` comes to no judgment`, hint);
  }
  if (role === "solution")
    return judgment.passes
      ? null
      : at(file, `the solution of \`${id}\` fails`, "Mend it, or the test.", complaintsOf(judgment));
  if (judgment.passes) {
    const hint = role === "start" ? "Leave something to do, or sharpen the test." : "Sharpen the test.";
    return at(file, `${nouns[role]} of \`${id}\` passes`, hint);
  }
  if (role === "start") return null;
  const twin = answers.find((other) => other.name !== name && wrong[other.name] === judgment.signature);
  if (twin === undefined) return null;
  const hint = "Give the test a check, or a check a reason, that tells them apart.";
  const message = `this wrong answer fails as wrong-${twin.name}.ts does, so a reader would be told the other's feedback`;
  return at(file, message, hint, complaintsOf(judgment));
}

const nouns = { start: "the starter", solution: "the solution", wrong: "this wrong answer" } as const;
