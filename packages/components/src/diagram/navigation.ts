import type { Execution } from "@lightcone/diagrams";

/** Ways from an event to another: in the time of its own node, or to the node drawn beside it. */
export type Way = "earlier" | "later" | "first" | "last" | "previous-node" | "next-node";

/** The event that lies this way, or null where there is none. */
export function neighbor(execution: Execution, from: number, way: Way): number | null {
  const node = execution.events[from]?.node;
  if (node === undefined) return null;
  if (way === "previous-node") return besides(execution, from, node, -1);
  if (way === "next-node") return besides(execution, from, node, 1);
  const own = eventsOf(execution, node);
  const place = own.indexOf(from);
  const there = { earlier: place - 1, later: place + 1, first: 0, last: own.length - 1 }[way];
  const found = own[there] ?? null;
  return found === from ? null : found;
}

/** The event nearest in time at the next node in this direction that has any; the earlier one of two as near. */
function besides(
  { events, nodes, ...rest }: Execution,
  from: number,
  node: number,
  step: 1 | -1,
): number | null {
  const distance = (event: number) => Math.abs(events[event]!.at - events[from]!.at);
  for (let other = node + step; other >= 0 && other < nodes.length; other += step) {
    const [first, ...others] = eventsOf({ events, nodes, ...rest }, other);
    if (first !== undefined)
      return others.reduce((best, event) => (distance(event) < distance(best) ? event : best), first);
  }
  return null;
}

const eventsOf = ({ events }: Execution, node: number): number[] =>
  events.flatMap((event, place) => (event.node === node ? [place] : []));

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
