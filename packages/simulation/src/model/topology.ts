/** Who can send to whom, as data: a shape, which the nodes of a run fill in their order. */
import type { NodeId } from "../protocol/protocol.ts";
import { Mistake, nearest } from "../values/mistake.ts";

export type Topology =
  /** Every node to every other. */
  | { readonly kind: "complete" }
  /** Each node to the next and the one before; the last is next to the first. */
  | { readonly kind: "ring" }
  | { readonly kind: "line" }
  /** Row by row; each node to the ones beside, above and below it. */
  | { readonly kind: "grid"; readonly rows: number; readonly columns: number }
  /** The first node is the root; each has up to `branching` children, and the levels fill up in order. */
  | { readonly kind: "tree"; readonly branching: number }
  /** The nodes that each can send to, one direction at a time: { A: ["B"] } lets nobody send to A. */
  | { readonly kind: "adjacency"; readonly neighbors: Readonly<Record<NodeId, readonly NodeId[]>> };

export const complete: Topology = { kind: "complete" };
export const ring: Topology = { kind: "ring" };
export const line: Topology = { kind: "line" };

export function grid(rows: number, columns: number): Topology {
  requireCount(rows, "the number of rows of grid(rows, columns)");
  requireCount(columns, "the number of columns of grid(rows, columns)");
  return { kind: "grid", rows, columns };
}

export function tree({ branching }: { branching: number }): Topology {
  requireCount(branching, "tree({ branching })");
  return { kind: "tree", branching };
}

export const adjacency = (neighbors: Readonly<Record<NodeId, readonly NodeId[]>>): Topology => ({
  kind: "adjacency",
  neighbors,
});

function requireCount(value: number, where: string): void {
  if (!Number.isInteger(value) || value < 1)
    throw new Mistake(`${where} is ${String(value)}: give a whole number, at least 1.`);
}

/** For each node, by its place, the places of those that it can send to, in ascending order. */
export type Neighbors = readonly (readonly number[])[];

/**
 * The topology filled with nodes. It may fall into parts that cannot reach each other.
 * Throws a `Mistake` where their number does not fit, or where an adjacency names an unknown node or links one to itself.
 */
export function neighborsIn(topology: Topology, nodes: readonly NodeId[]): Neighbors {
  const found = nodes.map(() => new Set<number>());
  for (const [from, to] of linksOf(topology, nodes)) found[from]!.add(to);
  return found.map((places) => Int32Array.from(places).sort()).map((places) => [...places]);
}

type Link = readonly [from: number, to: number];
const both = ([a, b]: Link): Link[] => [
  [a, b],
  [b, a],
];
const isProper = ([from, to]: Link): boolean => from !== to;

function linksOf(topology: Topology, nodes: readonly NodeId[]): Link[] {
  const places = [...nodes.keys()];
  switch (topology.kind) {
    case "complete":
      return places.flatMap((from) => places.map((to): Link => [from, to])).filter(isProper);
    case "ring":
      return places
        .map((place): Link => [place, (place + 1) % nodes.length])
        .filter(isProper)
        .flatMap(both);
    case "line":
      return places
        .slice(1)
        .map((place): Link => [place - 1, place])
        .flatMap(both);
    case "grid": {
      const { rows, columns } = topology;
      if (rows * columns !== nodes.length)
        throw new Mistake(
          `grid(${rows}, ${columns}) has ${rows * columns} places, but there are ${nodes.length} nodes: choose rows * columns nodes.`,
        );
      const beside = places.filter((place) => place % columns > 0).map((place): Link => [place - 1, place]);
      const below = places.slice(columns).map((place): Link => [place - columns, place]);
      return [...beside, ...below].flatMap(both);
    }
    case "tree":
      return places
        .slice(1)
        .map((place): Link => [Math.floor((place - 1) / topology.branching), place])
        .flatMap(both);
    case "adjacency":
      return Object.entries(topology.neighbors).flatMap(([node, neighbors]) => {
        const from = placeOf(node, nodes);
        if (neighbors.includes(node))
          throw new Mistake(`adjacency: "${node}" is a neighbor of itself: leave it out.`);
        return neighbors.map((to): Link => [from, placeOf(to, nodes)]);
      });
  }
}

function placeOf(node: NodeId, nodes: readonly NodeId[]): number {
  const place = nodes.indexOf(node);
  if (place >= 0) return place;
  const meant = nearest(node, nodes);
  throw new Mistake(
    `adjacency names the node "${node}", which does not exist: ${meant ? `did you mean "${meant}"?` : `the nodes are ${nodes.join(", ")}.`}`,
  );
}

/** How many pairs of nodes are linked, in one direction or both. */
export const edgeCount = (neighbors: Neighbors): number =>
  neighbors.flatMap((places, from) => places.filter((to) => from < to || !neighbors[to]!.includes(from)))
    .length;

/** How many links a message needs to the farthest node; Infinity where it cannot reach every node. */
export function eccentricity(neighbors: Neighbors, from: number): number {
  const distances = neighbors.map((_, place) => (place === from ? 0 : Infinity));
  const reached = [from];
  for (const place of reached)
    for (const next of neighbors[place]!)
      if (distances[next] === Infinity) {
        distances[next] = distances[place]! + 1;
        reached.push(next);
      }
  return Math.max(...distances);
}

/** The eccentricity of the node that is farthest from another. */
export const diameter = (neighbors: Neighbors): number =>
  Math.max(...neighbors.map((_, place) => eccentricity(neighbors, place)));

/** The topology in words, for captions. */
export function describeTopology(topology: Topology): string {
  switch (topology.kind) {
    case "grid":
      return `grid of ${topology.rows} by ${topology.columns}`;
    case "tree":
      return `tree, branching ${topology.branching}`;
    case "adjacency":
      return "given links";
    default:
      return topology.kind;
  }
}
