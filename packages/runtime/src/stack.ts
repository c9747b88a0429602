/** A place in the code of a cell, as the engine counts: lines and columns of the compiled function, from 1. */
export type Frame = { readonly cell: number; readonly line: number; readonly column: number | null };

/** The name under which the engine knows the code of the cell at a place of the chain. */
export const sourceUrl = (place: number): string => `lightcone-cell-${place}`;

/**
 * A line of a stack that stands in a cell:
 * V8 `    at step (lightcone-cell-2:3:5)`, Firefox and WebKit `step@lightcone-cell-2:3:5`, and in code that the cell
 * evaluated, in Firefox `@lightcone-cell-2 line 3 > eval:1:1`.
 */
const frame = /^(?:\s+at |[^@]*@).*?lightcone-cell-(\d+)(?::(\d+):(\d+)| line (\d+))/;

/** The innermost frame of a stack in the code of a cell, or null. */
export function innermost(stack: string): Frame | null {
  for (const line of stack.split("\n")) {
    const found = frame.exec(line);
    if (found === null) continue;
    const [, cell, at, column, inEval] = found;
    return {
      cell: Number(cell),
      line: Number(at ?? inEval),
      column: column === undefined ? null : Number(column),
    };
  }
  return null;
}

/**
 * Where an error was made, from its stack. WebKit leaves functions that were made from text without an address and
 * tells the innermost line as `line`: then that is taken to be in the cell which was running. Reading an error may
 * run a cell's code; where that throws, the place is unknown.
 */
export function frameOf(error: unknown, running: number): Frame | null {
  try {
    const { stack, sourceURL, line, column } = error as Record<string, unknown>;
    const found = typeof stack === "string" ? innermost(stack) : null;
    if (found !== null || typeof line !== "number" || (sourceURL ?? "") !== "") return found;
    return { cell: running, line, column: typeof column === "number" ? column : null };
  } catch {
    return null;
  }
}
