import type { Fault, NodeId } from "@lightcone/simulation";

/** How far a fault reaches: how many links it cuts, each direction counted, and for how many milliseconds it lasts. */
export type Extent = { readonly links: number; readonly lastsMs: number };

/** What lasts to the end of the run: longer than anything that ends, and finite, so that two of them are more than one. */
const toTheEndMs = 1e9;

/** `usualMs`: what a message takes without a fault, where that is known. */
export function extentOf(fault: Fault, nodes: readonly NodeId[], usualMs: number | null): Extent {
  switch (fault.kind) {
    case "partition":
      return { links: linksCutBy(fault, nodes), lastsMs: fault.forMs ?? toTheEndMs };
    case "omit": {
      const directions = fault.of === "both" ? 2 : 1;
      return { links: directions * (nodes.length - 1), lastsMs: fault.forMs ?? toTheEndMs };
    }
    case "pause":
      return { links: 0, lastsMs: fault.forMs };
    case "delay":
      return { links: 0, lastsMs: Math.abs(fault.forMs - (usualMs ?? 0)) };
    case "duplicate":
      return { links: 0, lastsMs: fault.againAfterMs };
    case "skew":
      return { links: 0, lastsMs: Math.abs(fault.byMs) };
    default:
      return { links: 0, lastsMs: 0 };
  }
}

function linksCutBy({ cut }: Extract<Fault, { kind: "partition" }>, nodes: readonly NodeId[]): number {
  if ("isolate" in cut) return 2 * (nodes.length - 1);
  if ("from" in cut) return cut.from.length * cut.to.length;
  const total = cut.groups.flat().length;
  return cut.groups.reduce((links, group) => links + group.length * (total - group.length), 0);
}
