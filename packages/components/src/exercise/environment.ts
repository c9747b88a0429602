/** Which source each cell sees while answers are being written: pure, from the state of the lesson. */
import { inputCell } from "@lightcone/notebook/inputs";
import { environment, exerciseOfTest, withTest } from "@lightcone/notebook/exercises";
import { inputsNow } from "../notebook/following.ts";
import type { LessonState } from "../notebook/lesson-state.ts";
import type { CellSource } from "../result.ts";
import { acceptedSource } from "./accepted.ts";

/** All sources as `id` sees them; with null as the reader writes them. Tests are there for nobody but themselves. */
export function sourcesSeenBy(
  cells: readonly CellSource[],
  state: LessonState,
  id: string | null,
): readonly CellSource[] {
  const exercise = id === null ? null : exerciseOfTest(id);
  if (exercise !== null) return judgedSources(cells, state, exercise);
  const pieces = withoutTests(cells).map(({ id: own, source }) => ({
    id: own,
    source: state.cells[own]?.source ?? source,
    accepted: id === null ? undefined : acceptedSource(state, own),
  }));
  return [...inputsNow(state), ...environment(pieces, id ?? "")];
}

/** The lesson as it is written, with the reference solutions: what recorded outputs were made with. */
export const sourcesAsWritten = (
  cells: readonly CellSource[],
  { references, inputs }: Pick<LessonState, "references" | "inputs">,
): readonly CellSource[] => [
  ...Object.values(inputs).map((input) => inputCell(input)),
  ...withoutTests(cells).map(({ id, source }) => ({ id, source: references[id]?.solution ?? source })),
];

/** An answer is judged among the lesson's own cells, whatever the reader has changed elsewhere: so it can be judged again. */
function judgedSources(cells: readonly CellSource[], state: LessonState, exercise: string) {
  const answer = state.cells[exercise]!.source;
  const { source: test } = cells.find(({ id }) => exerciseOfTest(id) === exercise)!;
  const sources = sourcesAsWritten(cells, state).map((cell) =>
    cell.id === exercise ? { id: cell.id, source: answer } : cell,
  );
  return withTest(sources, exercise, test);
}

const withoutTests = (cells: readonly CellSource[]) => cells.filter(({ id }) => exerciseOfTest(id) === null);
