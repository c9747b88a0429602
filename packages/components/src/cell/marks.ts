import type { Mark } from "../editor/editor.ts";
import type { CellState } from "../notebook/lesson-state.ts";

/**
 * Where the last runs failed in this cell: its own, and those of cells that need it. A mark is there as long as the code is
 * the one that ran.
 */
export function marksOf(cells: Readonly<Record<string, CellState>>, id: string): readonly Mark[] {
  const marks = Object.values(cells).flatMap(({ run }): Mark[] => {
    if (run.phase !== "ended") return [];
    const { error } = run.result;
    const ran = run.chain.find((cell) => cell.id === id);
    if (error === null || error.line === null || error.cell !== id) return [];
    if (ran !== undefined && ran.source !== cells[id]?.source) return [];
    return [{ line: error.line, column: error.column, message: error.message }];
  });
  // Several cells may have met the same mistake.
  return marks.filter(
    (mark, place) =>
      marks.findIndex(({ line, message }) => line === mark.line && message === mark.message) === place,
  );
}

/** A message beside the line: its first sentence's worth, since all of it stands under the code. */
export const inlineText = ({ message }: Mark): string => {
  const [first = ""] = message.split("\n");
  return first.length <= mostLetters ? first : `${first.slice(0, mostLetters - 1)}…`;
};

const mostLetters = 140;

/** How wide a line of a source is, in letters: the message stands behind it. */
export const columnsOf = (source: string, { line }: Mark): number =>
  source.split("\n")[line - 1]?.length ?? 0;
