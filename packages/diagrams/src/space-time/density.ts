import type { DensityMark, Stretch } from "./drawing.ts";
import { place, tenth } from "./frame.ts";
import type { Layout } from "./layout.ts";
import { momentAt } from "./scale.ts";

/** Width of a bar and the space after it, along time. */
export const BAR = 3;

/** Half the length of a bar for one event, and how much it grows each time that the events double. */
const HALF = { least: 2.5, step: 3 };

/**
 * How many of the shown events each node has in each of so many equal parts of a stretch: what is drawn where single
 * events would hide one another.
 */
export function histogram(layout: Layout, stretch: Stretch, bins: number): Uint32Array[] {
  const { execution, frame, spots, timetable, shows } = layout;
  const counts = execution.nodes.map(() => new Uint32Array(bins));
  const perBin = (stretch.to - stretch.from) / bins;
  const [from, to] = [momentAt(frame.scale, stretch.from), momentAt(frame.scale, stretch.to)];
  for (const event of timetable.events.meeting(from, to)) {
    if (!shows.event(event)) continue;
    const bin = Math.min(Math.floor((spots.along[event]! - stretch.from) / perBin), bins - 1);
    counts[execution.events[event]!.node]![Math.max(bin, 0)]!++;
  }
  return counts;
}

/** The events of a stretch as bars across each lane, the longer the more there are (logarithmically). */
export function densityOf(layout: Layout, stretch: Stretch): DensityMark[] {
  const { execution, frame, shows } = layout;
  const bins = Math.max(1, Math.floor((stretch.to - stretch.from) / BAR));
  const counts = histogram(layout, stretch, bins);
  const perBin = (stretch.to - stretch.from) / bins;
  const most = frame.gap * 0.42;
  return execution.nodes.flatMap((_, node) => {
    if (!shows.node(node)) return [];
    const lane = frame.lanes[node]!;
    const bars: string[] = [];
    counts[node]!.forEach((count, bin) => {
      if (count === 0) return;
      const half = Math.min(HALF.least + HALF.step * Math.log2(count), most);
      const along = stretch.from + (bin + 0.5) * perBin;
      const [near, far] = [place(frame, along, lane - half), place(frame, along, lane + half)];
      bars.push(`M${near.x} ${near.y}L${far.x} ${far.y}`);
    });
    return { node, path: bars.join("") };
  });
}

/** The shape of a whole run in a strip: a row for each node, darker where more happens; and where properties broke. */
export type Overview = {
  readonly width: number;
  readonly height: number;
  /** Cells by node and by how much happens, from 1 for little to 4 for the most. */
  readonly rows: readonly { readonly node: number; readonly levels: readonly string[] }[];
  /** Where properties no longer held, along the strip. */
  readonly violations: readonly number[];
};

/** The strip of a run, this wide; places along it are proportional to places along the layout's time. */
export function overviewOf(layout: Layout, width: number): Overview {
  const { execution, frame, spots, shows } = layout;
  const shown = execution.nodes.flatMap((_, node) => (shows.node(node) ? [node] : []));
  const row = Math.min(8, Math.max(2, 40 / Math.max(shown.length, 1)));
  const bins = Math.max(1, Math.floor(width / BAR));
  const length = frame.end - frame.start;
  const counts = histogram(layout, { from: frame.start, to: frame.end }, bins);
  const most = Math.max(1, ...counts.map((own) => own.reduce((a, b) => Math.max(a, b), 0)));
  return {
    width,
    height: tenth(row * shown.length),
    rows: shown.map((node, place) => ({
      node,
      levels: cells(counts[node]!, most, width / bins, row * place, row),
    })),
    violations: [...new Set(execution.violations.map(({ event }) => event))].map((event) =>
      tenth(((spots.along[event]! - frame.start) / length) * width),
    ),
  };
}

const LEVELS = 4;

/** One path for each level, of all cells that are in it. */
function cells(counts: Uint32Array, most: number, width: number, top: number, height: number): string[] {
  const paths = Array.from({ length: LEVELS }, () => [] as string[]);
  counts.forEach((count, bin) => {
    if (count === 0) return;
    const level = Math.floor((LEVELS - 0.001) * (Math.log2(1 + count) / Math.log2(1 + most)));
    paths[level]!.push(
      `M${tenth(bin * width)} ${tenth(top)}h${tenth(width)}v${tenth(height - 1)}h${-tenth(width)}z`,
    );
  });
  return paths.map((parts) => parts.join(""));
}
