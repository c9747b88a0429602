import type { Cut, Fault, NodeId, SimulateOptions, SystemModel, Workload } from "@lightcone/simulation";
import { scripted, scriptOf } from "./script.ts";

/** What a node is called from now on; null where it is gone. */
export type Renaming = (node: NodeId) => NodeId | null;

/**
 * The options with other names for nodes, wherever they stand. What concerns only nodes that are gone, goes with them;
 * whoever asked one of them asks the first node that is left.
 */
export function withNodes(
  options: SimulateOptions,
  nodes: readonly NodeId[],
  rename: Renaming,
): SimulateOptions {
  const { faults = [], byzantine = {}, workload, model } = options;
  return {
    ...options,
    nodes,
    faults: faults.map((fault) => renamedFault(fault, rename)).filter((fault) => fault !== null),
    byzantine: renamedKeys(byzantine, rename),
    model: renamedModel(model, rename),
    ...(workload ? { workload: renamedWorkload(workload, nodes, rename) } : {}),
  };
}

const renamedList = (nodes: readonly NodeId[], rename: Renaming): NodeId[] =>
  nodes.map(rename).filter((node) => node !== null);

const renamedKeys = <Part>(record: Readonly<Record<NodeId, Part>>, rename: Renaming): Record<NodeId, Part> =>
  Object.fromEntries(
    Object.entries(record).flatMap(([node, part]) => {
      const name = rename(node);
      return name === null ? [] : [[name, part]];
    }),
  );

function renamedFault(fault: Fault, rename: Renaming): Fault | null {
  if (fault.kind === "partition") {
    const cut = renamedCut(fault.cut, rename);
    return cut && { ...fault, cut };
  }
  if ("node" in fault) {
    if (typeof fault.node !== "string") return fault; // a selector finds whoever is there
    const node = rename(fault.node);
    return node === null ? null : ({ ...fault, node } as Fault);
  }
  if ("nth" in fault) {
    const [from, to] = [rename(fault.from), rename(fault.to)];
    return from === null || to === null ? null : { ...fault, from, to };
  }
  return fault;
}

function renamedCut(cut: Cut, rename: Renaming): Cut | null {
  if ("isolate" in cut) {
    if (typeof cut.isolate !== "string") return cut;
    const isolate = rename(cut.isolate);
    return isolate === null ? null : { isolate };
  }
  if ("from" in cut) {
    const [from, to] = [renamedList(cut.from, rename), renamedList(cut.to, rename)];
    return from.length > 0 && to.length > 0 ? { from, to } : null;
  }
  const groups = cut.groups.map((group) => renamedList(group, rename)).filter((group) => group.length > 0);
  return groups.length > 1 ? { groups } : null;
}

function renamedModel(model: SystemModel, rename: Renaming): SystemModel {
  if (model.topology?.kind !== "adjacency") return model;
  const neighbors = Object.entries(renamedKeys(model.topology.neighbors, rename)).map(([node, others]) => [
    node,
    renamedList(others, rename),
  ]);
  return { ...model, topology: { kind: "adjacency", neighbors: Object.fromEntries(neighbors) } };
}

function renamedWorkload(workload: Workload, nodes: readonly NodeId[], rename: Renaming): Workload {
  const nodeOf = (node: NodeId) => rename(node) ?? nodes[0]!;
  const script = scriptOf(workload);
  if (script) {
    const clients = script.clients.map((client) => ({ ...client, node: nodeOf(client.node) }));
    return scripted({ ...script, clients })!;
  }
  return workload.at === "each" ? workload : { ...workload, at: nodeOf(workload.at) };
}
