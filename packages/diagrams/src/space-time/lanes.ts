import { type Execution, linksOf } from "@lightcone/simulation";
import { nodeName } from "../words/message.ts";
import { brief } from "../words/visible.ts";
import type { Lane, Point } from "./drawing.ts";
import { type Frame, place } from "./frame.ts";
import { position } from "./scale.ts";
import { fit } from "./type-size.ts";

/** The process lines: solid while the node is up, dotted where time is folded, absent after a crash. */
export function lanesOf(execution: Execution, frame: Frame): Lane[] {
  const isHorizontal = frame.orientation === "horizontal";
  return execution.nodes.map((fullName, node) => {
    const across = frame.lanes[node] ?? 0;
    const name = nodeName(execution, node);
    return {
      node,
      name: fit(name, isHorizontal ? frame.start - 14 : frame.gap - 6, "name"),
      fullName: brief(fullName, 200),
      nameAt: isHorizontal ? place(frame, frame.start - 12, across + 4.5) : place(frame, 18, across),
      pieces: upTimes(execution, frame, node).flatMap(([from, to]) => pieces(frame, across, from, to)),
    };
  });
}

/** Stretches along the axis in which a node was up. */
function upTimes(execution: Execution, frame: Frame, node: number): (readonly [number, number])[] {
  const stretches: (readonly [number, number])[] = [];
  let since: number | null = frame.start;
  for (const event of linksOf(execution).byNode[node] ?? []) {
    const { kind, at } = execution.events[event] ?? { kind: "start", at: 0 };
    const along = position(frame.scale, at);
    if (kind === "crash" && since !== null) stretches.push([since, along]);
    since = kind === "crash" ? null : (since ?? along);
  }
  return since === null ? stretches : [...stretches, [since, frame.end]];
}

function pieces(
  frame: Frame,
  across: number,
  start: number,
  end: number,
): { from: Point; to: Point; folded: boolean }[] {
  return frame.scale.pieces.flatMap(({ from, to, folded }) => {
    const [first, last] = [Math.max(from, start), Math.min(to, end)];
    return first < last
      ? [{ from: place(frame, first, across), to: place(frame, last, across), folded }]
      : [];
  });
}
