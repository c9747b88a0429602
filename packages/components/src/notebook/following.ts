/** Which cells follow an input: pure, from the state of the lesson. */
import type { LessonInput } from "@lightcone/lessons";
import { inputCell, inputId, inputNameOf } from "@lightcone/notebook/inputs";
import { valueOf } from "../inputs/value.ts";
import { exerciseOfTest } from "@lightcone/notebook/exercises";
import { acceptedSource } from "../exercise/accepted.ts";
import type { CellSource } from "../result.ts";
import type { LessonState } from "./lesson-state.ts";

type Inputs = Pick<LessonState, "inputs" | "answers">;

/** The inputs of a lesson by their ids among cells. */
export const inputsById = (inputs: readonly LessonInput[]): Readonly<Record<string, LessonInput>> =>
  Object.fromEntries(inputs.map((input) => [inputId(input.name), input]));

/** The inputs as cells, with the values that they have now. */
export const inputsNow = ({ inputs, answers }: Inputs): readonly CellSource[] =>
  Object.entries(inputs).map(([id, input]) => inputCell(input, valueOf(input, answers[id])));

/** Whether the reader has set an input to another value than the lesson's. */
export function isTurned({ inputs, answers }: Inputs, id: string): boolean {
  const input = inputs[id];
  return input !== undefined && valueOf(input, answers[id]) !== input.value;
}

/** The source of a cell, or an input among cells, as others see it now; undefined where the lesson has none of this id. */
export function sourceNow(state: LessonState, id: string): string | undefined {
  const { cells, inputs, answers } = state;
  const input = inputs[id];
  return input === undefined
    ? (acceptedSource(state, id) ?? cells[id]?.source)
    : inputCell(input, valueOf(input, answers[id])).source;
}

/**
 * The cells that have run in this visit, with other values of inputs than those of now. A cell that builds on code which
 * was edited since waits for its Run.
 */
export const lagging = (state: LessonState): string[] =>
  Object.entries(state.cells).flatMap(([id, { run }]) => {
    if (run.phase !== "ended" || exerciseOfTest(id) !== null) return [];
    const old = run.chain.filter((ran) => {
      const now = ran.id === id ? state.cells[id]!.source : sourceNow(state, ran.id);
      return now !== ran.source;
    });
    return old.length > 0 && old.every((ran) => inputNameOf(ran.id) !== null) ? [id] : [];
  });
