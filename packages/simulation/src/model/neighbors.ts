import type { NodeId } from "../protocol/protocol.ts";
import { neighborsIn, type Topology } from "./topology.ts";

/** Whom a node can send to: everybody else where there is no topology. */
export const neighborsUnder = (
  topology: Topology | null,
  nodes: readonly NodeId[],
  self: NodeId,
): NodeId[] =>
  topology
    ? neighborsIn(topology, nodes)[nodes.indexOf(self)]!.map((place) => nodes[place]!)
    : nodes.filter((node) => node !== self);
