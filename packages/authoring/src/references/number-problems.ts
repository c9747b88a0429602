import type { LessonIR, ProseNumber, RecordedClaim } from "@lightcone/lessons";
import type { CellResult } from "@lightcone/runtime";
import type { Problem } from "../problem.ts";

/**
 * The numbers in a lesson's prose that nobody answers for: neither the claim in which they stand, nor a citation in their
 * sentence, nor the lesson's code and what it produces.
 */
export function numberProblems(
  lesson: LessonIR,
  results: readonly CellResult[],
  claims: readonly RecordedClaim[],
): Problem[] {
  const inCode = numbersIn(shownBy(lesson, results));
  return lesson.numbers.flatMap((number) => {
    const { written, claim: id, position } = number;
    const claim = claims.find((each) => each.id === id);
    if (id !== null && claim === undefined) return []; // told as an unknown claim
    if (claim) return claimProblem(lesson, number, claim);
    if (number.isCited || inCode.some((value) => isWritten(written, value))) return [];
    const message = `the number ${written} is neither claimed nor cited, nor does the lesson's code show it`;
    const hint =
      'Claim the sentence with `<Claim id="...">`, cite its source in it with `<Cite id="..." />`, let a cell show the number, write a formula, or say it in words.';
    return [{ file: lesson.file, ...position, message, hint }];
  });
}

function claimProblem(
  { file }: LessonIR,
  { written, position }: ProseNumber,
  claim: RecordedClaim,
): Problem[] {
  const values = figuresOf(claim);
  if ([...values, ...values.map((value) => value * 100)].some((value) => isWritten(written, value)))
    return [];
  const message = `the claim \`${claim.id}\` has no figure ${written}`;
  const known = [...new Set(claim.checks.flatMap(({ published, ours }) => [published, ours ?? published]))];
  const hint = `Its figures are ${known.slice(0, 8).join(", ")}${known.length > 8 ? " and others" : ""}; it was published and came out so.`;
  return [{ file, ...position, message, hint }];
}

/** All numbers of a claim: published, computed, its parameters, and those in its words. */
const figuresOf = ({ sentence, checks }: RecordedClaim): number[] =>
  checks.flatMap(({ published, ours, at, checked }) => [
    published,
    ...(ours === null ? [] : [ours]),
    ...Object.values(at).filter((value) => typeof value === "number"),
    ...numbersIn(`${checked} ${sentence}`),
  ]);

/** The code of a lesson and what its cells say: not every instant of the executions that they draw. */
function shownBy({ cells, inputs, exercises }: LessonIR, results: readonly CellResult[]): string {
  const outputs = results
    .flatMap((result) => result.outputs)
    .map((output) => {
      const isDrawn = output.kind === "shown" && output.shown.type === "execution";
      return isDrawn ? (output.caption ?? "") : JSON.stringify(output);
    });
  return [...cells.map(({ source }) => source), JSON.stringify([inputs, exercises]), ...outputs].join("\n");
}

const numbersIn = (text: string): number[] =>
  [...text.matchAll(/\d[\d_,]*(?:\.\d+)?(?:e-?\d+)?/g)].map(([digits]) =>
    Number(digits.replace(/[_,]/g, "")),
  );

/** Whether a value, rounded to as many decimals as are written, is what is written. */
function isWritten(written: string, value: number): boolean {
  const decimals = /\.(\d+)$/.exec(written)?.[1]?.length ?? 0;
  return Math.abs(value - Number(written.replaceAll(",", ""))) <= 0.5 * 10 ** -decimals + 1e-9;
}
