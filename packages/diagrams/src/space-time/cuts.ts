import type { Execution } from "@lightcone/simulation";
import { cutSentence } from "../words/cut.ts";
import type { CutMark, Stretch } from "./drawing.ts";
import { type Frame, place, tenth } from "./frame.ts";
import type { Layout } from "./layout.ts";
import { position } from "./scale.ts";

/** How thick a band is, across. */
const THICK = 10;

/** The partitions that are in force within a stretch, those between nodes that are shown. */
export function cutsOf({ execution, frame }: Layout, stretch: Stretch): CutMark[] {
  return execution.cuts.flatMap(({ since, until }, cut): CutMark[] => {
    const from = Math.max(position(frame.scale, since), frame.start, stretch.from);
    const to = Math.min(position(frame.scale, until ?? Infinity), frame.end, stretch.to);
    const places = wallsOf(execution, frame, cut);
    if (from > to || places.length === 0) return [];
    const bands = places.map((across) => band(frame, across, from, to));
    return [{ cut, bands, title: cutSentence(execution, cut) }];
  });
}

/** Where bands stand, across: wherever one comes, from lane to lane, from one side to the other; beside the former. */
function wallsOf({ cuts }: Execution, { rows, lanes, gap }: Frame, cut: number): number[] {
  const { from, to } = cuts[cut]!;
  const sideOf = (node: number) => (from.includes(node) ? 1 : to.includes(node) ? -1 : 0);
  const sides = lanes
    .map((across, node) => ({ across, row: rows[node]!, side: sideOf(node) }))
    .filter(({ row, side }) => row !== -1 && side !== 0)
    .sort((a, b) => a.row - b.row);
  return sides.flatMap(({ across, side }, i) =>
    side === (sides[i + 1]?.side ?? side) ? [] : [across + gap / 2],
  );
}

function band(frame: Frame, across: number, from: number, to: number) {
  const at = place(frame, from, across - THICK / 2);
  const end = place(frame, to, across + THICK / 2);
  return { at, width: tenth(end.x - at.x), height: tenth(end.y - at.y) };
}
