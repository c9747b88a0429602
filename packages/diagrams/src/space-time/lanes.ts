import { nodeName } from "../words/message.ts";
import { brief } from "../words/visible.ts";
import type { Lane, Point, Stretch } from "./drawing.ts";
import { type Frame, place } from "./frame.ts";
import type { Layout } from "./layout.ts";
import { position } from "./scale.ts";
import { fit } from "./type-size.ts";

/** The process lines within a stretch: solid while the node is up, dotted where time is folded, absent after a crash. */
export function lanesOf({ execution, frame, timetable, shows }: Layout, stretch: Stretch): Lane[] {
  const isHorizontal = frame.orientation === "horizontal";
  return execution.nodes.flatMap((fullName, node) => {
    if (!shows.node(node)) return [];
    const across = frame.lanes[node]!;
    return {
      node,
      name: fit(nodeName(execution, node), isHorizontal ? frame.start - 14 : frame.gap - 6, "name"),
      fullName: brief(fullName, 200),
      nameAt: isHorizontal ? place(frame, frame.start - 12, across + 4.5) : place(frame, 18, across),
      pieces: timetable.upTimes[node]!.flatMap(([since, until]) => {
        const from = Math.max(position(frame.scale, since), frame.start, stretch.from);
        const to = Math.min(position(frame.scale, until), frame.end, stretch.to);
        return piecesOf(frame, across, { from, to });
      }),
    };
  });
}

type LanePiece = { readonly from: Point; readonly to: Point; readonly folded: boolean };

function piecesOf(frame: Frame, across: number, stretch: Stretch): LanePiece[] {
  return frame.scale.pieces.flatMap(({ from, to, folded }) => {
    const [first, last] = [Math.max(from, stretch.from), Math.min(to, stretch.to)];
    return first < last
      ? [{ from: place(frame, first, across), to: place(frame, last, across), folded }]
      : [];
  });
}
