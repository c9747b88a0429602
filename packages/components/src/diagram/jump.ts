import type { Handler } from "@lightcone/diagrams/executions";
import { createContext } from "react";
import type { CellSource } from "../result.ts";
import { placeOfHandler } from "./handler-place.ts";

/** Leads from an event to the code of its handler; null where no cell of the page has it. */
export type Jump = (handler: Handler) => (() => void) | null;

/** How pictures in a cell lead to code; null outside of a notebook. */
export const JumpContext = createContext<Jump | null>(null);

/**
 * Leads to the handlers in these cells: the nearest one that stands before the cell that shows the picture, its own
 * included. A later cell cannot have been what ran.
 */
export function jumpAmong(
  cells: () => readonly CellSource[],
  own: string,
  show: (cell: string, line: number) => void,
): Jump {
  return (handler) => {
    const all = cells();
    const before = all.slice(0, all.findIndex(({ id }) => id === own) + 1).reverse();
    for (const { id, source } of before) {
      const place = placeOfHandler(source, handler);
      if (place !== null) return () => show(id, place.line);
    }
    return null;
  };
}
