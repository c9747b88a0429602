import type { LessonInput } from "@lightcone/lessons";
import { cellOf } from "./lesson.ts";

const position = { line: 1, column: 1 };

/** One input of each kind. */
export const inputs: readonly LessonInput[] = [
  {
    ...{ kind: "slider", name: "delta", label: "Longest delay", unit: "ms", position },
    ...{ min: 0, max: 500, step: 10, value: 50 },
  },
  {
    ...{ kind: "choice", name: "quorum", label: "Answers to wait for", position },
    ...{ options: ["majority", "all"], value: "majority" },
  },
  { kind: "toggle", name: "writeBack", label: "Write back", value: true, position },
  { kind: "seed", name: "seed", label: "Seed", value: 1, position },
];

/** Cells of which `wait` and `told` read `delta`, the second by way of the first; `alone` reads none. */
export const inputCells = [
  cellOf("wait", "const wait = 2 * delta;"),
  cellOf("told", "`${wait} ms`;"),
  cellOf("alone", "1 + 1;"),
];
