import type { Cut, Fault, NodeId } from "@lightcone/simulation";
import { leastFailing, minimize } from "../minimize.ts";
import type { Search } from "../search.ts";
import { usualMs } from "../size.ts";
import { messagesOf } from "./one-message.ts";

/** Each fault weaker: one message instead of many, an earlier one, fewer links, a shorter time. */
export function weakerFaults(search: Search): void {
  for (let place = 0; place < search.current.options.faults.length; place++) {
    const slot: Slot = {
      search,
      get fault() {
        return search.current.options.faults[place]!;
      },
      replace: (fault) =>
        search.offer({ ...search.options, faults: search.current.options.faults.with(place, fault) }),
    };
    messagesOf(slot.fault, search.current).some(slot.replace);
    earlierMessage(slot);
    fewerLinks(slot);
    shorter(slot);
  }
}

/** One place in the list of faults; `replace` keeps a fault in it that is enough, and says whether it is. */
type Slot = {
  readonly search: Search;
  readonly fault: Fault;
  readonly replace: (fault: Fault) => boolean;
};

function earlierMessage({ fault, replace }: Slot): void {
  if ("nth" in fault) leastFailing(1, fault.nth, (nth) => replace({ ...fault, nth }));
}

function fewerLinks(slot: Slot): void {
  const { fault, replace } = slot;
  if (fault.kind === "omit" && fault.of === "both")
    return void (replace({ ...fault, of: "sends" }) || replace({ ...fault, of: "receives" }));
  if (fault.kind !== "partition") return;
  directionsOf(fault.cut, slot.search.current.nodes).some((cut) => replace({ ...fault, cut }));
  fewerNodesOf(slot);
}

/** A partition between groups as cuts of one direction each. */
function directionsOf(cut: Cut, nodes: readonly NodeId[]): Cut[] {
  if ("from" in cut) return [];
  const { isolate } = "isolate" in cut ? cut : { isolate: null };
  if (typeof isolate === "function") return [];
  const groups = "groups" in cut ? cut.groups : [[isolate!], nodes.filter((node) => node !== isolate)];
  return groups.flatMap((from, i) => groups.filter((_, j) => i !== j).map((to) => ({ from, to })));
}

function fewerNodesOf({ fault, replace }: Slot): void {
  if (fault.kind !== "partition" || "isolate" in fault.cut) return;
  const { cut } = fault;
  const sides = "groups" in cut ? cut.groups : [cut.from, cut.to];
  const places = sides.flatMap((nodes, side) => nodes.map((node) => ({ side, node })));
  minimize(places, (left) => {
    const kept = sides.map((_, side) => left.filter((item) => item.side === side).map(({ node }) => node));
    const groups = kept.filter((nodes) => nodes.length > 0);
    if (groups.length < 2) return false;
    return replace({ ...fault, cut: "groups" in cut ? { groups } : { from: kept[0]!, to: kept[1]! } });
  });
}

/** The least whole number of milliseconds that is enough. */
function shorter({ fault, replace, search }: Slot): void {
  const upTo = (least: number, most: number, at: (ms: number) => Fault) =>
    leastFailing(least, Math.ceil(most), (ms) => replace(at(ms)));
  switch (fault.kind) {
    case "partition":
    case "omit": {
      const longestMs = fault.forMs ?? search.current.metrics.endedAt / 1000 + 1;
      return void upTo(1, longestMs, (forMs) => ({ ...fault, forMs }));
    }
    case "pause":
      return void upTo(1, fault.forMs, (forMs) => ({ ...fault, forMs }));
    case "delay": {
      const usual = Math.ceil(usualMs(search.current.options.model) ?? 1);
      return fault.forMs > usual
        ? void upTo(usual + 1, fault.forMs, (forMs) => ({ ...fault, forMs }))
        : undefined;
    }
    case "duplicate":
      return void upTo(0, fault.againAfterMs, (againAfterMs) => ({ ...fault, againAfterMs }));
    case "skew":
      return void upTo(1, Math.abs(fault.byMs), (ms) => ({ ...fault, byMs: Math.sign(fault.byMs) * ms }));
  }
}
