import { readFile } from "node:fs/promises";
import {
  type AnySpecification,
  checkLinearizability,
  type HistoryFormat,
  modelNames,
  type ModelName,
  modelOf,
  models,
  multiRegisterAsFound,
  readHistory,
  type Verdict,
} from "@lightcone/checkers";
import { type HistoryEvent, Mistake } from "@lightcone/simulation";
import type { HistoryCommand } from "../arguments.ts";

/** A history that was read and checked, or why it could not be. */
export type Examination =
  | {
      readonly kind: "checked";
      readonly events: readonly HistoryEvent[];
      readonly format: HistoryFormat;
      readonly failMeans: "happened" | "not" | null;
      readonly skipped: number;
      readonly model: ModelName;
      readonly specification: AnySpecification;
      readonly verdict: Verdict;
    }
  | { readonly kind: "unreadable"; readonly line: number | null; readonly reason: string };

/** Reads and checks one file. */
export async function examineHistory(path: string, command: HistoryCommand): Promise<Examination> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    return { kind: "unreadable", line: null, reason: (error as Error).message };
  }
  const { failMeans, initial, limit } = command;
  const reading = readHistory(text, { file: path, ...(failMeans === null ? {} : { failMeans }) });
  if (reading.kind === "unreadable") return reading;
  const model = command.model ?? modelOf(reading.events);
  if (model === null)
    return {
      kind: "unreadable",
      line: null,
      reason: `no object has all of its operations: name one with --model (${modelNames.join(", ")})`,
    };
  const specification: AnySpecification =
    initial === undefined ? unset(model) : { ...models[model], initial };
  try {
    const verdict = checkLinearizability(specification, reading.events, {
      limit: limit === null ? {} : { configurations: limit },
    });
    return { ...reading, kind: "checked", model, specification, verdict };
  } catch (error) {
    if (!(error instanceof Mistake)) throw error;
    return { kind: "unreadable", line: null, reason: error.message };
  }
}

/** An object as it usually is at first. What several registers held then is in no recording, so anything may have been. */
const unset = (model: ModelName): AnySpecification =>
  model === "multi-register" ? multiRegisterAsFound : models[model];
