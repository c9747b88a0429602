import { resolve } from "node:path";
import { z } from "zod";
import type { LessonExercise, LessonIR } from "@lightcone/lessons";
import { hashOf, receiptFormat, type Receipt } from "@lightcone/notebook/exercises";
import { execute } from "../execute/execute.ts";
import { LibraryError } from "../execute/run-in-thread.ts";
import { readIfPresent } from "../files.ts";
import { loadLesson } from "../load.ts";
import { formatProblem } from "../problem.ts";
import { judgeRequest } from "./judge-request.ts";
import { complaintsOf, judgmentIn } from "./judgment.ts";
import { packageVersions } from "./package-versions.ts";

const schema = z.object({
  format: z.literal(receiptFormat),
  version: z.literal(1),
  lesson: z.string(),
  exercise: z.string(),
  answer: z.string(),
  cells: z.array(z.object({ id: z.string(), hash: z.string() })),
  seed: z.number(),
  budget: z.number(),
  packages: z.record(z.string(), z.string()),
  fingerprint: z.string(),
}) satisfies z.ZodType<Receipt>;

type Surroundings = {
  readonly root: string;
  readonly cwd: string;
  readonly library: string;
  readonly print: (text: string) => void;
  readonly stallSeconds: number;
};

/**
 * Judges the answer of a receipt again, with the lesson's own cells and test. The exit status is 0 where the verdict is the
 * same, 1 where it is another one, 2 where the receipt cannot be read or its exercise is not here.
 */
export async function checkReceipt(file: string, surroundings: Surroundings): Promise<number> {
  const { root, cwd, library, print, stallSeconds } = surroundings;
  const refuse = (why: string) => (print(`✗ ${file}: ${why}\n`), 2);
  const text = await readIfPresent(resolve(cwd, file));
  if (text === null) return refuse("there is no such file.");
  const receipt = readReceipt(text);
  if (typeof receipt === "string") return refuse(receipt);

  const loaded = await loadLesson(root, receipt.lesson);
  if (!loaded.ok)
    return refuse(`its lesson cannot be read.\n${loaded.problems.map(formatProblem).join("\n")}`);
  const exercise = loaded.value.exercises.find(({ id }) => id === receipt.exercise);
  if (exercise === undefined)
    return refuse(`the lesson "${receipt.lesson}" has no exercise "${receipt.exercise}".`);

  const changes = [...changedCells(receipt, loaded.value, exercise), ...(await otherVersions(receipt, root))];
  const remarks = changes.map((change) => `  ${change}\n`).join("");
  const what = `the answer to "${exercise.id}" of "${receipt.lesson}"`;
  try {
    const request = judgeRequest(loaded.value, exercise, receipt.answer);
    const [result] = await execute([request], { library, stallSeconds });
    const judgment = judgmentIn(result!);
    if (judgment === null) {
      const why = result!.error?.message ?? "the test comes to no judgment.";
      print(`✗ ${file}: ${what} cannot be judged: ${why}\n${remarks}`);
      return 1;
    }
    if (judgment.fingerprint === receipt.fingerprint) {
      print(`✓ ${file}: ${what} passes, with the same verdict ${judgment.fingerprint}.\n${remarks}`);
      return 0;
    }
    const now = judgment.passes ? "passes, but with another verdict" : "fails";
    const details = complaintsOf(judgment).map((line) => `  ${line}\n`);
    const verdicts = `  The receipt says ${receipt.fingerprint}, here it is ${judgment.fingerprint}.\n`;
    print(`✗ ${file}: ${what} ${now}.\n${details.join("")}${verdicts}${remarks}`);
    return 1;
  } catch (error) {
    if (error instanceof LibraryError)
      return refuse(`the library of the cells cannot be loaded: ${error.message}`);
    throw error;
  }
}

/** The receipt in a text, or why there is none. */
function readReceipt(text: string): Receipt | string {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return `this is not JSON: ${(error as Error).message}.`;
  }
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue!.path.length === 0 ? "it" : `\`${issue!.path.join(".")}\``;
  return `this is no receipt of an exercise: ${where} is wrong (${issue!.message}).`;
}

/** What has changed in the lesson since, a sentence each. */
function changedCells(receipt: Receipt, lesson: LessonIR, exercise: LessonExercise): string[] {
  const { chain, seed, budget } = judgeRequest(lesson, exercise, receipt.answer);
  const then = new Map(receipt.cells.map(({ id, hash }) => [id, hash]));
  const now = new Map(chain.map(({ id, source }) => [id, hashOf(source)]));
  const changed = [...new Set([...then.keys(), ...now.keys()])].filter((id) => then.get(id) !== now.get(id));
  return [
    ...changed.map((id) =>
      id === exercise.id
        ? "The answer is not the one whose hash the receipt has."
        : `"${id}" is not what it was when the receipt was made.`,
    ),
    ...(seed === receipt.seed && budget === receipt.budget
      ? []
      : ["The exercise has another seed or budget."]),
  ];
}

async function otherVersions({ packages }: Receipt, root: string): Promise<string[]> {
  const here = await packageVersions(root);
  return Object.entries(packages)
    .filter(([name, version]) => here[name] !== version)
    .map(
      ([name, version]) =>
        `The receipt was made with ${name} ${version}, here it is ${here[name] ?? "absent"}.`,
    );
}
