import { componentsOf } from "./components.ts";
import type { Edge, Fairness, Graph } from "./graph.ts";

/** A set of states in which a fair run can stay for ever, and what it must do there again and again. */
export type FairComponent = {
  readonly states: ReadonlySet<number>;
  /** For each fair action a step that takes it, or a state in which it is not possible. */
  readonly visits: readonly (Edge | number)[];
};

/**
 * The components within `region` in which a run can stay for ever and be fair. A state alone will do if nothing fair is
 * possible there: then the run may have ended.
 *
 * A weakly fair run may stay in a component when each weak action is taken within or somewhere not possible. A strong
 * action that is possible somewhere and never taken within must be avoided: its states are taken away, and what is left
 * is looked at again (Emerson & Lei, "Modalities for model checking", Sci. Comput. Program. 8, 1987).
 */
export function fairComponents(
  graph: Graph,
  region: readonly number[],
  fairnessOf: (action: number) => Fairness,
): FairComponent[] {
  const isIn = new Set(region);
  return componentsOf(region, graph.edges, (state) => isIn.has(state)).flatMap((component) => {
    const { visits, neglected, isFair } = obligations(graph, component, fairnessOf);
    if (isFair) return [{ states: new Set(component), visits }];
    if (neglected.length === 0) return [];
    const rest = component.filter((state) => !neglected.some((action) => graph.possible[state]!.has(action)));
    return rest.length > 0 ? fairComponents(graph, rest, fairnessOf) : [];
  });
}

/** Whether a run that ends in a state is fair: nothing is owed there. */
export const mayEndIn = (graph: Graph, state: number, fairnessOf: (action: number) => Fairness): boolean =>
  [...graph.possible[state]!].every((action) => fairnessOf(action) === "none");

/** What a run that stays in a component owes, and whether it can do it; `neglected`: strong actions that it cannot take. */
function obligations(
  graph: Graph,
  component: readonly number[],
  fairnessOf: (action: number) => Fairness,
): { readonly visits: (Edge | number)[]; readonly neglected: number[]; readonly isFair: boolean } {
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
    const idle =
      fairness === "weak" ? component.find((state) => !graph.possible[state]!.has(action)) : undefined;
    const visit = taken.get(action) ?? idle;
    if (visit !== undefined) visits.push(visit);
    else {
      isFair = false;
      if (fairness === "strong") neglected.push(action);
    }
  }
  return { visits, neglected, isFair };
}
