import { hashOf, type Receipt } from "@lightcone/notebook/exercises";
import type { CellSource } from "../result.ts";
import type { ExerciseData } from "./data.ts";
import type { Judgment } from "./judgment.ts";

/** The receipt of an answer that has passed: `chain` is what ran to judge it. */
export const receiptOf = (
  lesson: string,
  packages: Readonly<Record<string, string>>,
  { id, seed, budget }: ExerciseData,
  chain: readonly CellSource[],
  { fingerprint }: Judgment,
): Receipt => ({
  format: "lightcone-receipt",
  version: 1,
  lesson,
  exercise: id,
  answer: chain.find((cell) => cell.id === id)!.source,
  cells: chain.map(({ id: cell, source }) => ({ id: cell, hash: hashOf(source) })),
  seed,
  budget,
  packages,
  fingerprint,
});
