import type { Edge } from "./graph.ts";

/**
 * The strongly connected components of the part of a graph that `isIn` selects: sets of states each of which can be
 * reached from each other one (Tarjan, "Depth-first search and linear graph algorithms", SIAM J. Comput. 1(2), 1972),
 * without recursion, so that no graph is too deep.
 */
export function componentsOf(
  states: readonly number[],
  edges: readonly (readonly Edge[])[],
  isIn: (state: number) => boolean,
): number[][] {
  const order = new Map<number, number>(); // when a state was met first
  const lowest = new Map<number, number>(); // the earliest one still open that it leads back to
  const open: number[] = [];
  const isOpen = new Set<number>();
  const components: number[][] = [];

  const meet = (state: number): void => {
    lowest.set(state, order.size);
    order.set(state, order.size);
    open.push(state);
    isOpen.add(state);
  };
  const lower = (state: number, to: number): void => void lowest.set(state, Math.min(lowest.get(state)!, to));

  for (const root of states) {
    if (order.has(root) || !isIn(root)) continue;
    meet(root);
    const path = [{ state: root, next: 0 }];
    while (path.length > 0) {
      const top = path.at(-1)!;
      const edge = edges[top.state]![top.next++];
      if (edge) {
        if (!isIn(edge.to)) continue;
        if (!order.has(edge.to)) {
          meet(edge.to);
          path.push({ state: edge.to, next: 0 });
        } else if (isOpen.has(edge.to)) lower(top.state, order.get(edge.to)!);
        continue;
      }
      path.pop();
      if (path.length > 0) lower(path.at(-1)!.state, lowest.get(top.state)!);
      if (lowest.get(top.state) === order.get(top.state)) {
        const component = open.splice(open.lastIndexOf(top.state));
        for (const state of component) isOpen.delete(state);
        components.push(component);
      }
    }
  }
  return components;
}
