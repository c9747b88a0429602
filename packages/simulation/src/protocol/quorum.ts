import type { NodeId } from "./protocol.ts";

/** More than half of the cluster; two majorities always share a node. */
export const isMajority = (nodes: readonly NodeId[], cluster: readonly NodeId[]): boolean =>
  2 * nodes.length > cluster.length;

/** No value stands in the list twice. */
export const areDistinct = (values: readonly (string | number)[]): boolean =>
  new Set(values).size === values.length;
