import { layOut, type Hidden, type Layout, type Orientation } from "@lightcone/diagrams/executions";
import type { Execution } from "@lightcone/diagrams/executions";

/** Pixels that a drawing is laid out for; the style sheet scales it to its place. */
export const widths = { horizontal: 720, vertical: 330 } as const;

/** A drawing that is longer than this along its time scrolls in its place (pixels of the drawing). */
export const longest = { horizontal: 760, vertical: 1_600 } as const;

/** How much of a long drawing the page is served with: what is seen at first, and more where there is no script. */
export const served = { horizontal: 2_160, vertical: 1_600 } as const;

/** How much of a long drawing is drawn for its first paint: what is in the window. The rest of what is near follows. */
export const seenAtFirst = { horizontal: 760, vertical: 800 } as const;

/** So many events and messages are drawn one by one; more at once would neither be seen nor be drawn in time. */
export const most = 2_000;

export type View = { readonly zoom: number; readonly hidden: Hidden };

export const plainView: View = { zoom: 1, hidden: { nodes: new Set(), types: new Set() } };

/** Lays out an execution for its place in the page. */
export const layoutFor = (
  execution: Execution,
  orientation: Orientation,
  { zoom, hidden }: View = plainView,
): Layout => layOut(execution, { orientation, width: widths[orientation], zoom, hidden });
