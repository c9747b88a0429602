/** Runs in which, for ever, nobody decides who must. */
import { componentsOf } from "../../explore/liveness/components.ts";
import { type FairComponent, fairComponents, mayEndIn } from "../../explore/liveness/fair-component.ts";
import type { Edge, Fairness, Graph } from "../../explore/liveness/graph.ts";
import { type Lasso, lassoIn } from "../../explore/liveness/lasso.ts";

type Region = (state: number) => boolean;
type FairnessOf = (action: number) => Fairness;

const statesOf = (graph: Graph): number[] => Array.from({ length: graph.size }, (_, state) => state);

/** A fair run that begins in a region and never leaves it; null where there is none. */
export const undecidedRun = (graph: Graph, isIn: Region, fairnessOf: FairnessOf): Lasso | null =>
  lassoIn(
    graph,
    statesOf(graph).filter((state) => graph.origins[state]!.from < 0 && isIn(state)),
    isIn,
    fairnessOf,
  );

/**
 * The same where chance picks among the outcomes of a step: a fair run that the adversary can keep in the region however
 * the coins fall, once it is there. Without one, the region is left with probability 1 on every fair run: the steps that
 * are taken for ever form an end component (de Alfaro, "Formal Verification of Probabilistic Systems", 1997, §3).
 */
export function undecidedWhateverTheCoins(graph: Graph, isIn: Region, fairnessOf: FairnessOf): Lasso | null {
  const closed = endComponents(graph, isIn);
  const fair = fairComponents(closed, statesOf(graph).filter(isIn), fairnessOf).flatMap(stateList);
  const ends = statesOf(graph).filter((state) => isIn(state) && mayEndIn(graph, state, fairnessOf));
  const knots = new Set([...fair, ...ends]);
  return knots.size === 0 ? null : lassoIn(closed, [...knots], (state) => knots.has(state), fairnessOf);
}

const stateList = ({ states }: FairComponent): number[] => [...states];

/** The graph with only those steps none of whose outcomes leaves its component: one after the other is taken away. */
function endComponents(graph: Graph, isIn: Region): Graph {
  let edges = graph.edges;
  for (;;) {
    const componentOf = new Map<number, number>();
    componentsOf(statesOf(graph), edges, isIn).forEach((states, i) => {
      for (const state of states) componentOf.set(state, i);
    });
    const stays = ({ from, to }: Edge) =>
      componentOf.has(from) && componentOf.get(from) === componentOf.get(to);
    const kept = edges.map((outgoing) => {
      const leaving = new Set(outgoing.filter((edge) => !stays(edge)).map(({ action }) => action));
      return outgoing.filter(({ action }) => !leaving.has(action));
    });
    const isStable = kept.every((outgoing, state) => outgoing.length === edges[state]!.length);
    edges = kept;
    if (isStable) return { ...graph, edges };
  }
}
