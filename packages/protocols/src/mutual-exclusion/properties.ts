/** What mutual exclusion promises (Lamport 1978, conditions I to III), of any algorithm that orders requests by their times. */
import type { NodeId, NodeView } from "@lightcone/simulation";

/** When a node asked, on its logical clock; with the nodes' names as tie-breakers all requests are in one order. */
export type Asked = { readonly time: number; readonly node: NodeId };

export const isEarlier = (a: Asked, b: Asked): boolean =>
  a.time < b.time || (a.time === b.time && a.node < b.node);

/** What the properties look at. */
export type Contender = {
  readonly phase: "idle" | "waits" | "inside";
  readonly asked: Asked | null;
  readonly left: number; //                     how often it will still enter
};

/** How often each node enters, how long it stays, and how long it is away. */
export type Options = { readonly turns: number; readonly insideMs: number; readonly awayMs: number };

type Nodes = readonly NodeView<Contender>[];
const those = (nodes: Nodes, phase: Contender["phase"]) =>
  nodes.map(({ state }) => state).filter((state) => state.phase === phase);

export const exclusion = "mutual exclusion: at most one node is inside";
export const order = "whoever is inside asked before all who wait";
export const progress = "everybody has been inside as often as it wanted";

export const properties = {
  always: {
    [exclusion]: (nodes: Nodes) => those(nodes, "inside").length <= 1,
    [order]: (nodes: Nodes) =>
      those(nodes, "inside").every((inside) =>
        those(nodes, "waits").every((waiting) => isEarlier(inside.asked!, waiting.asked!)),
      ),
  },
  sometimes: {
    "a node waits for another one": (nodes: Nodes) =>
      those(nodes, "inside").length > 0 && those(nodes, "waits").length > 0,
    [progress]: (nodes: Nodes) => nodes.every(({ state }) => state.phase === "idle" && state.left === 0),
  },
};
