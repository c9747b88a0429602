import type { Cone } from "../cone.ts";
import type { Drawing, Lane, Point } from "../space-time/drawing.ts";
import { element, type SvgElement } from "./element.ts";
import { nodeClass } from "./style-sheet.ts";
import { textElement } from "./text.ts";

/**
 * A process line. With a light cone the line itself is outside, and the stretches of the past (up to the node's
 * last event in it) and of the future (from its first) are drawn over it.
 */
export function laneElement(lane: Lane, drawing: Drawing, cone: Cone | null): SvgElement {
  const inside = cone === null ? [] : insideStretches(lane, drawing, cone);
  return element("g", { class: `lc-lane ${nodeClass(lane.node)}` }, [
    element("title", {}, [lane.fullName]),
    ...piecesOf(lane, cone === null ? "" : " lc-outside"),
    ...inside.flatMap((stretch) => piecesOf(cut(lane, stretch, drawing), "")),
    textElement(lane.name, lane.nameAt, { class: "lc-name" }),
  ]);
}

function piecesOf({ pieces }: Pick<Lane, "pieces">, outside: string): SvgElement[] {
  return pieces.map(({ from, to, folded }) =>
    element("line", {
      class: `lc-line${folded ? " lc-folded" : ""}${outside}`,
      x1: from.x,
      y1: from.y,
      x2: to.x,
      y2: to.y,
    }),
  );
}

type Stretch = readonly [number, number];

function insideStretches({ node }: Lane, drawing: Drawing, { past, future }: Cone): Stretch[] {
  const own = drawing.events.filter((event) => event.node === node);
  const last = own.findLast(({ event }) => past.has(event));
  const first = own.find(({ event }) => future.has(event));
  return [
    ...(last === undefined ? [] : [[-Infinity, along(drawing, last.at)] as const]),
    ...(first === undefined ? [] : [[along(drawing, first.at), Infinity] as const]),
  ];
}

function cut({ pieces }: Lane, [start, end]: Stretch, drawing: Drawing): Pick<Lane, "pieces"> {
  const at = (point: Point, value: number) =>
    drawing.orientation === "horizontal" ? { x: value, y: point.y } : { x: point.x, y: value };
  return {
    pieces: pieces.flatMap((piece) => {
      const [first, last] = [
        Math.max(along(drawing, piece.from), start),
        Math.min(along(drawing, piece.to), end),
      ];
      return first < last ? [{ ...piece, from: at(piece.from, first), to: at(piece.to, last) }] : [];
    }),
  };
}

function along({ orientation }: Drawing, { x, y }: Point): number {
  return orientation === "horizontal" ? x : y;
}
