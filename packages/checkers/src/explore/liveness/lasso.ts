import { type FairComponent, fairComponents, mayEndIn } from "./fair-component.ts";
import type { Edge, Fairness, Graph } from "./graph.ts";

/** A run that never does what it must: a stem, and a cycle that is gone through for ever. Empty: it has ended. */
export type Lasso = { readonly stem: readonly number[]; readonly cycle: readonly number[] };

/**
 * A fair run that reaches one of the states `from` and stays in `region` from there on; null where there is none.
 * (Vardi & Wolper, "An automata-theoretic approach to automatic program verification", LICS 1986.)
 */
export function lassoIn(
  graph: Graph,
  from: readonly number[],
  isInRegion: (state: number) => boolean,
  fairnessOf: (action: number) => Fairness,
): Lasso | null {
  const paths = pathsFrom(graph, from, isInRegion);
  const componentOf = new Map<number, FairComponent>();
  for (const component of fairComponents(graph, [...paths.keys()], fairnessOf))
    for (const state of component.states) componentOf.set(state, component);
  const isKnot = (state: number) => mayEndIn(graph, state, fairnessOf) || componentOf.has(state);
  const knot = [...paths.keys()].find(isKnot); // the nearest
  if (knot === undefined) return null;
  const within = walk(paths, knot);
  const stem = [...origins(graph, within[0]?.from ?? knot), ...within];
  const cycle = mayEndIn(graph, knot, fairnessOf) ? [] : cycleThrough(graph, componentOf.get(knot)!, knot);
  return { stem: stem.map(({ step }) => step), cycle: cycle.map(({ step }) => step) };
}

/** By which step each state of the region is reached first, breadth first; null for where the paths begin. */
function pathsFrom(
  graph: Graph,
  from: readonly number[],
  isIn: (state: number) => boolean,
): Map<number, Edge | null> {
  const reached = new Map<number, Edge | null>(from.map((state) => [state, null]));
  for (const state of reached.keys())
    for (const edge of graph.edges[state]!)
      if (isIn(edge.to) && !reached.has(edge.to)) reached.set(edge.to, edge);
  return reached;
}

/** The path to a state from where the paths begin. */
function walk(paths: ReadonlyMap<number, Edge | null>, to: number): Edge[] {
  const path: Edge[] = [];
  for (let edge = paths.get(to); edge; edge = paths.get(edge.from)) path.push(edge);
  return path.reverse();
}

/** The path by which a state was found, from an initial state on. */
function origins(graph: Graph, state: number): Edge[] {
  const path: Edge[] = [];
  for (let at = state; at >= 0; at = graph.origins[at]!.from) path.push(graph.origins[at]!);
  return path.reverse();
}

/** From the knot through everything that must be visited, and back. */
function cycleThrough(graph: Graph, { states, visits }: FairComponent, knot: number): Edge[] {
  const cycle: Edge[] = [];
  let at = knot;
  const go = (to: number): void => {
    const paths = pathsFrom(graph, [at], (state) => states.has(state));
    for (const edge of walk(paths, to)) cycle.push(edge);
    at = to;
  };
  for (const visit of visits) {
    if (typeof visit === "number") {
      if (!cycle.some(({ to }) => to === visit)) go(visit);
      continue;
    }
    if (cycle.includes(visit)) continue;
    go(visit.from);
    cycle.push(visit);
    at = visit.to;
  }
  go(knot);
  if (cycle.length > 0) return cycle;
  const first = graph.edges[knot]!.find(({ to }) => states.has(to))!; // nothing is owed: any cycle will do
  at = first.to;
  cycle.push(first);
  go(knot);
  return cycle;
}
