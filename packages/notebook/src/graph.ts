/** Which nodes each node needs, by name. */
export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * All that a node needs, directly or not, each after what it needs itself, otherwise in the order of `order`;
 * the node comes last. A cycle is cut where it closes.
 */
export function chain(graph: Graph, order: readonly string[], id: string): string[] {
  const done: string[] = [];
  const seen = new Set([id]);
  const visitAmong = (needed: ReadonlySet<string>) => {
    for (const other of order) {
      if (!needed.has(other) || seen.has(other)) continue;
      seen.add(other);
      visitAmong(graph.get(other) ?? new Set());
      done.push(other);
    }
  };
  visitAmong(reachable(graph, id));
  return [...done, id];
}

/** Every node that needs the given one, directly or not, without itself, in the order of `order`. */
export const dependents = (graph: Graph, order: readonly string[], id: string): string[] =>
  order.filter((other) => other !== id && reachable(graph, other).has(id));

/** The nodes of each cycle, in the order of `order`; nodes that need one another form one cycle. */
export function cycles(graph: Graph, order: readonly string[]): string[][] {
  const reach = new Map(order.map((id) => [id, reachable(graph, id)]));
  const found: string[][] = [];
  for (const id of order) {
    if (!reach.get(id)?.has(id) || found.some((cycle) => cycle.includes(id))) continue;
    found.push(order.filter((other) => reach.get(id)?.has(other) && reach.get(other)?.has(id)));
  }
  return found;
}

/** What can be reached from a node in one step or more; itself only through a cycle. */
function reachable(graph: Graph, id: string): Set<string> {
  const reached = new Set<string>();
  const waiting = [...(graph.get(id) ?? [])];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (reached.has(at)) continue;
    reached.add(at);
    waiting.push(...(graph.get(at) ?? []));
  }
  return reached;
}
