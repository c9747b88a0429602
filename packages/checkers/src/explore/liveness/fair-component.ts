import { componentsOf } from "./components.ts";
import type { Edge, Fairness, Graph } from "./graph.ts";

/** A set of states in which a fair run can stay for ever, and what it must do there again and again. */
export type FairComponent = {
  readonly states: ReadonlySet<number>;
  /** For each fair action a step that takes it, or a state in which it is not possible. */
  readonly visits: readonly (Edge | number)[];
};

/**
 * A component within `region` in which a run can stay for ever and be fair; null where there is none. A state alone will
 * do if nothing fair is possible there: then the run may have ended.
 *
 * A weakly fair run may stay in a component when each weak action is taken within or somewhere not possible. A strong
 * action that is possible somewhere and never taken within must be avoided: its states are taken away, and what is left
 * is looked at again (Emerson & Lei, "Modalities for model checking", Sci. Comput. Program. 8, 1987).
 */
export function fairComponent(
  graph: Graph,
  region: readonly number[],
  fairnessOf: (action: number) => Fairness,
): FairComponent | null {
  const isIn = new Set(region);
  for (const component of componentsOf(region, graph.edges, (state) => isIn.has(state))) {
    const states = new Set(component);
    const inner = component.flatMap((state) => graph.edges[state]!.filter(({ to }) => states.has(to)));
    const taken = new Map(inner.map((edge) => [edge.action, edge]));
    const possible = new Set(component.flatMap((state) => [...graph.possible[state]!]));
    const visits: (Edge | number)[] = [];
    const neglected: number[] = [];
    let isFair = true;
    for (const action of possible) {
      const fairness = fairnessOf(action);
      if (fairness === "none") continue;
      const visit = taken.get(action) ?? component.find((state) => !graph.possible[state]!.has(action));
      if (taken.has(action) || (fairness === "weak" && visit !== undefined)) visits.push(visit!);
      else {
        isFair = false;
        if (fairness === "strong") neglected.push(action);
      }
    }
    if (isFair) return { states, visits };
    if (neglected.length === 0) continue;
    const rest = component.filter((state) => !neglected.some((action) => graph.possible[state]!.has(action)));
    const within = rest.length > 0 ? fairComponent(graph, rest, fairnessOf) : null;
    if (within) return within;
  }
  return null;
}
