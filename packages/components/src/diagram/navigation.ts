import type { Layout } from "@lightcone/diagrams/executions";

/** Ways from an event to another: in the time of its own node, or to the node drawn beside it. */
export type Way = "earlier" | "later" | "first" | "last" | "previous-node" | "next-node";

/** The shown event that lies this way, or null where there is none. */
export function neighbor(layout: Layout, from: number, way: Way): number | null {
  const node = layout.execution.events[from]?.node;
  if (node === undefined) return null;
  if (way === "previous-node") return besides(layout, from, node, -1);
  if (way === "next-node") return besides(layout, from, node, 1);
  const last = layout.execution.events.length - 1;
  const found = {
    earlier: () => seek(layout, node, from - 1, -1),
    later: () => seek(layout, node, from + 1, 1),
    first: () => seek(layout, node, 0, 1),
    last: () => seek(layout, node, last, -1),
  }[way]();
  return found === from ? null : found;
}

/** The first shown event of a node, beginning at a place and going on from there. */
function seek({ execution: { events }, shows }: Layout, node: number, begin: number, step: 1 | -1) {
  for (let event = begin; event >= 0 && event < events.length; event += step)
    if (events[event]!.node === node && shows.event(event)) return event;
  return null;
}

/** The event nearest in time at the next shown node in this direction that has any; the earlier one of two as near. */
function besides(layout: Layout, from: number, node: number, step: 1 | -1): number | null {
  const { events, nodes } = layout.execution;
  const distance = (event: number) => Math.abs(events[event]!.at - events[from]!.at);
  for (let other = node + step; other >= 0 && other < nodes.length; other += step) {
    let nearest: number | null = null;
    for (let event = 0; event < events.length; event++)
      if (
        events[event]!.node === other &&
        layout.shows.event(event) &&
        (nearest === null || distance(event) < distance(nearest))
      )
        nearest = event;
    if (nearest !== null) return nearest;
  }
  return null;
}

type Orientation = "horizontal" | "vertical";

const ways: Readonly<Record<Orientation, Readonly<Record<string, Way>>>> = {
  horizontal: { ArrowLeft: "earlier", ArrowRight: "later", ArrowUp: "previous-node", ArrowDown: "next-node" },
  vertical: { ArrowUp: "earlier", ArrowDown: "later", ArrowLeft: "previous-node", ArrowRight: "next-node" },
};

/** The way that a key means: arrows as things are drawn, Home and End for the ends of the node's line. */
export function wayOfKey(key: string, orientation: Orientation): Way | null {
  if (key === "Home") return "first";
  if (key === "End") return "last";
  return ways[orientation][key] ?? null;
}
